import { type Fault, add, after, change, finds, nth, twice, without } from "../../helpers/propertyFaults.js";
import { propertyLife } from "../../helpers/propertyLife.js";

const RECORD = "An asset's record changes otherwise than its event says.";
const REGISTERED = "An asset is registered as something else than was said of it.";
const MOVED = "A share changed hands otherwise than was told.";
const SEATING = "The seating of an asset's owners is told otherwise than it is.";
const STRANGER = "Somebody acts as an owner who is none.";
const DESCENT = "An asset derives from one that was not there, or too deeply.";
const PLEDGED = "A pledged asset was sold, given up or pledged again.";
const FOLLOWS = "An asset's status does not follow from the one before.";
const SIGNED = "Other rules of results are adopted than the parties signed.";
/** Where fields begin in the words of accounts, seatings, assets and rules. */
const At = { units: 32, total: 64, owner: 40, pool: 104, epoch: 184, pledged: 240, nextPool: 214 };
const [PATENT, SOFTWARE, DAN] = [2n, 3n, 4n];
const seated = after(nth("OwnerSeated", 1), "UnitsChanged");
const sold = after(nth("ShareTransferred"), "UnitsChanged");

const faults: Fault[] = [
  {
    what: "rules with one day more of pre-emption than the parties signed",
    plant: change(nth("RulesAdopted"), { word: add(1n, 18) }),
    check: "owners",
    text: SIGNED,
    expected: /^0x/,
    found: /^0x/,
  },
  {
    what: "an owner seated with one unit more than the rules give it",
    plant: change(seated, { totalUnits: add(1n), "words.0": add(1n, At.units) }),
    check: "owners",
    text: MOVED,
    expected: "member 2: 300000",
    found: "member 2: 300001",
  },
  {
    what: "a seller left with one unit more than it has",
    plant: change(sold, { totalUnits: add(1n), "words.0": add(1n, At.units) }),
    check: "owners",
    text: MOVED,
    expected: "member 3: 0",
    found: "member 3: 1",
  },
  {
    what: "a share that nobody renounced all of",
    plant: change(nth("ShareRenounced"), { units: add(-1n) }),
    check: "owners",
    text: MOVED,
    expected: "100000",
    found: "99999",
  },
  {
    what: "an own pool with another total than the asset's units",
    plant: change(nth("AssetSeparated"), { seating: add(1n, At.total) }),
    check: "owners",
    text: SEATING,
    expected: "total 1000000",
    found: "total 1000001",
  },
  {
    what: "an owner seated without its units",
    plant: change(nth("OwnerSeated"), { seating: add(-1n) }),
    check: "owners",
    text: SEATING,
    expected: "seated 500000",
    found: "seated 499999",
  },
  {
    what: "units of an asset's pool without an act",
    plant: without(nth("OwnerSeated", 1)),
    check: "owners",
    text: "Units of an asset's pool change without an act about the asset.",
    expected: "the asset of an act",
    found: /^0x0+2$/,
  },
  {
    what: "a title changed by a member that owns nothing",
    plant: change(nth("TitleChanged"), { member: DAN }),
    check: "owners",
    text: STRANGER,
    expected: "an owner of asset 2",
    found: "member 4",
  },
  {
    what: "a title of other owners than the asset's",
    plant: change(nth("TitleChanged"), { word: add(1n, 80) }),
    check: "owners",
    text: RECORD,
    expected: "epoch 0",
    found: "epoch 1",
  },
  {
    what: "an annual fee paid by a member that owns nothing",
    plant: change(nth("AnnualFeePaid"), { member: DAN }),
    check: "owners",
    text: STRANGER,
    expected: "an owner of asset 2",
    found: "member 4",
  },
  {
    what: "a day of use that the record has not",
    plant: change(nth("UseRecorded"), { on: add(-1n) }),
    check: "owners",
    text: RECORD,
    expected: /^usedOn/,
    found: /^usedOn/,
  },
  {
    what: "a granted patent told as published again",
    plant: change(nth("StatusChanged", 2), { status: 3n, "report.2": 3n }),
    check: "owners",
    text: FOLLOWS,
    expected: "one of 4, 5, 6, 7 after 3",
    found: "3",
  },
  {
    what: "a status other than was reported",
    plant: change(nth("StatusChanged"), { "report.2": 4n }),
    check: "owners",
    text: RECORD,
    expected: /^4 /,
    found: /^2 /,
  },
  {
    what: "a status left out",
    plant: without(nth("StatusChanged")),
    check: "owners",
    text: FOLLOWS,
    expected: "one of 2, 5, 7 after 1",
    found: "3",
  },
  {
    what: "a parent that does not exist",
    plant: change(nth("AssetRegistered", 1), { "what.7.0.0": 77n }),
    check: "owners",
    text: DESCENT,
    expected: "earlier assets",
    found: "77",
  },
  {
    what: "an asset that derives from one that derives from it",
    plant: change(nth("AssetRegistered", 1), { "what.7.0.0": SOFTWARE }),
    check: "owners",
    text: DESCENT,
    expected: "earlier assets",
    found: "3",
  },
  {
    what: "an asset that derives from itself",
    plant: change(nth("AssetRegistered", 1), { "what.7.0.0": PATENT }),
    check: "owners",
    text: DESCENT,
    expected: "earlier assets",
    found: "2",
  },
  {
    what: "an asset told as one member's that all own",
    plant: change(nth("AssetRegistered", 1), { word: add(1n, At.owner) }),
    check: "owners",
    text: REGISTERED,
    expected: "owner 0",
    found: "owner 1",
  },
  {
    what: "an asset registered in another pool",
    plant: change(nth("AssetRegistered", 1), { word: add(1n, At.pool) }),
    check: "owners",
    text: REGISTERED,
    expected: "pool 1",
    found: "pool 2",
  },
  {
    what: "an epoch that does not count",
    plant: change(nth("ShareTransferred"), { word: add(-1n, At.epoch) }),
    check: "owners",
    text: RECORD,
    expected: "epoch 1",
    found: "epoch 0",
  },
  {
    what: "a pledge told as none",
    plant: change(nth("AssetPledged"), { word: add(-1n, At.pledged) }),
    check: "owners",
    text: RECORD,
    expected: "pledged 1",
    found: "pledged 0",
  },
  {
    what: "a pledged asset sold: the pledge came before the share's transfer",
    plant: change(nth("ShareTransferred"), { word: add(1n, At.pledged) }),
    check: "owners",
    text: PLEDGED,
    expected: "no pledge",
    found: "pledged to member 0",
  },
  {
    what: "a pledge made twice",
    plant: twice(nth("AssetPledged")),
    check: "owners",
    text: PLEDGED,
    expected: "no pledge",
    found: "pledged to member 4",
  },
  {
    what: "a pool's number passed over",
    plant: change(nth("AssetPoolMade"), { word: add(1n, At.nextPool) }),
    check: "owners",
    text: "A pool for an asset has another number than the next.",
    expected: "16384",
    found: "16384",
  },
  {
    what: "other rules with a new pool",
    plant: change(nth("AssetPoolMade"), { word: add(1n, 18) }),
    check: "owners",
    text: "Making a pool changed the rules of results.",
    expected: /^0x/,
    found: /^0x/,
  },
  {
    what: "a party's own pool by another reward rate",
    plant: change(nth("SoloPoolSet"), { rewardRate: 100_000n }),
    check: "owners",
    text: "A party's own pool has another reward rate than the terms.",
    expected: "0",
    found: "100000",
  },
];

describe("Faults in who owns what", () => finds(propertyLife, faults));
