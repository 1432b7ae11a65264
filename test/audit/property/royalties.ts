import { type Fault, add, change, finds, nth, twice, without } from "../../helpers/propertyFaults.js";
import { propertyLife } from "../../helpers/propertyLife.js";

const WAY = "Income entered by another way than its asset's owners and parents.";
const UNSETTLED = "A reversed licence fee still counts as paid, or otherwise.";
const SETTLED = "Licence income is booked and not counted as paid, or otherwise.";
const PARENTS = "Royalties are shared otherwise than the asset's parents were promised.";
const FOR_ANOTHER = "Royalties were passed on to an asset that they are not for.";
const AMOUNT = "More or less royalties were passed on than were taken.";
const TIER = "A tier took another amount than the terms say.";
/** Receipts and their bookings in the order in which they come: under licences, then of the improvement and of the software. */
const [EXCLUSIVE, SOFTWARE, IMPROVEMENT] = [0, 3, 4];
/** Where a route's pools begin in what a booking tells, and flags in a receipt's word. */
const At = { rate: 16, royaltyPool: 40, to: 72, ofLicence: 4, ofAsset: 5 };

const faults: Fault[] = [
  {
    what: "one unit more of royalties than the rate of the net",
    plant: change(nth("Booked", SOFTWARE), { "allocations.0": add(1n), "allocations.2": add(-1n) }),
    check: "waterfall",
    text: TIER,
    expected: /: 4002,/,
    found: /: 4003,/,
  },
  {
    what: "royalties rounded up",
    plant: change(nth("Booked", IMPROVEMENT), { "allocations.0": add(1n), "allocations.2": add(-1n) }),
    check: "waterfall",
    text: TIER,
    expected: /: 800,/,
    found: /: 801,/,
  },
  {
    what: "another rate of royalties",
    plant: change(nth("Booked", SOFTWARE), { entry: add(1n, At.rate) }),
    check: "royalties",
    text: WAY,
    expected: /^100000 ppm/,
    found: /^100001 ppm/,
  },
  {
    what: "royalties for another asset's parents",
    plant: change(nth("Booked", SOFTWARE), { entry: add(1n, At.royaltyPool) }),
    check: "royalties",
    text: WAY,
    expected: /to pool 16385/,
    found: /to pool 16386/,
  },
  {
    what: "direct income that goes elsewhere",
    plant: change(nth("Booked", IMPROVEMENT), { entry: add(-1n, At.to) }),
    check: "royalties",
    text: WAY,
    expected: /all to 16387/,
    found: /all to 16386/,
  },
  {
    what: "a parent other than was promised",
    plant: change(nth("AssetRegistered", 4), { "what.7.0.0": 3n }),
    check: "royalties",
    text: PARENTS,
    expected: /747 20000$/,
    found: /746 20000$/,
  },
  {
    what: "a promise of more than the pool gives",
    plant: change(nth("AssetRegistered", 4), { "what.7.0.1": add(1n) }),
    check: "royalties",
    text: PARENTS,
    expected: / 20001$/,
    found: / 20000$/,
  },
  {
    what: "one unit more passed on than was taken",
    plant: change(nth("Forwarded"), { amount: add(1n) }),
    check: "royalties",
    text: AMOUNT,
    expected: /^\d+$/,
    found: /^\d+$/,
  },
  {
    what: "royalties passed on in another currency",
    plant: change(nth("Forwarded"), { currency: "0x00000000000000000000000000000000000003d2" }),
    check: "royalties",
    text: AMOUNT,
    expected: "0",
    found: /^\d+$/,
  },
  {
    what: "royalties passed on to another agreement",
    plant: change(nth("Forwarded"), { agreement: 2n }),
    check: "royalties",
    text: FOR_ANOTHER,
    expected: "agreement 1",
    found: "2",
  },
  {
    what: "royalties passed on to an asset that is no parent",
    plant: change(nth("Forwarded"), { parent: 4n }),
    check: "royalties",
    text: FOR_ANOTHER,
    expected: "a parent of asset 3",
    found: "4",
  },
  {
    what: "royalties taken and not passed on",
    plant: without(nth("Forwarded")),
    check: "royalties",
    text: "An inbox's royalties were taken and not passed on.",
    expected: "Forwarded",
    found: /^\d+$/,
  },
  {
    what: "licence income that counts for less than came in",
    plant: change(nth("LicenceSettled"), { amount: add(-1n) }),
    check: "royalties",
    text: SETTLED,
    expected: "1 156 40030 1",
    found: "1 156 40029 1",
  },
  {
    what: "licence income that pays another licence",
    plant: change(nth("LicenceSettled"), { licence: 3n }),
    check: "royalties",
    text: SETTLED,
    expected: "1 156 40030 1",
    found: "1 156 40030 3",
  },
  {
    what: "licence income that counts for nothing",
    plant: without(nth("LicenceSettled")),
    check: "royalties",
    text: SETTLED,
    expected: "settled under licence 1",
    found: "nothing",
  },
  {
    what: "licence income that counts twice",
    plant: twice(nth("LicenceSettled")),
    check: "royalties",
    text: "Something counts as paid under a licence that did not come in.",
    expected: "1 with this cause",
    found: "2",
  },
  {
    what: "a reversed licence fee that counts for more than it was",
    plant: change(nth("LicenceUnsettled", 1), { amount: add(-1n) }),
    check: "royalties",
    text: UNSETTLED,
    expected: "40003 of 156 under licence 3",
    found: "40002 of 156 under licence 3",
  },
  {
    what: "a reversed licence fee that still counts as paid",
    plant: without(nth("LicenceUnsettled")),
    check: "royalties",
    text: UNSETTLED,
    expected: "27 of 156 under licence 3",
    found: "nothing",
  },
  {
    what: "a fee that counts as paid no more without a reversal",
    plant: without(nth("ReversalConfirmed")),
    check: "royalties",
    text: UNSETTLED,
    expected: "a reversal",
    found: "none",
  },
  {
    what: "an asset's receipt told as the agreement's",
    plant: change(nth("ReceiptBooked", IMPROVEMENT), { head: add(-1n, At.ofAsset) }),
    check: "receipts",
    text: "The parts of a receipt's word do not belong together.",
    expected: /^\d+$/,
    found: /^\d+$/,
  },
  {
    what: "an asset's receipt told as a licence's",
    plant: change(nth("ReceiptBooked", IMPROVEMENT), { head: add(-1n, At.ofLicence) }),
    check: "royalties",
    text: SETTLED,
    expected: "settled under licence 5",
    found: "nothing",
  },
  {
    what: "a licence's receipt told as an asset's",
    plant: change(nth("ReceiptBooked", EXCLUSIVE), { head: add(1n, At.ofLicence) }),
    check: "receipts",
    text: "The parts of a receipt's word do not belong together.",
    expected: /^\d+$/,
    found: /^\d+$/,
  },
];

describe("Faults in where licence income goes", () => finds(propertyLife, faults));
