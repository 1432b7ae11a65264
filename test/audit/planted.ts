import { expect } from "chai";
import { check } from "../../src/audit/check.js";
import type { RawLog } from "../../src/audit/events.js";
import { allocationsIn, headOf } from "../../src/audit/unpack.js";
import { type Life, altered, doubled, dropped, lifeOf, parse, placesOf, swapped } from "../helpers/checkedLife.js";

/** The checks that report something. */
function reporting(logs: RawLog[], { contracts }: Life): string[] {
  return [...new Set(check(logs, contracts).findings.map((finding) => finding.check))];
}

describe("A fault planted in the history", () => {
  let life: Life;
  before(async () => {
    life = await lifeOf("simar");
  });

  const valueAt = (place: number, name: string): unknown =>
    parse(life.logs[place]!, life.contracts)!.args.getValue(name);
  const more = (place: number, name: string) => ({ [name]: (valueAt(place, name) as bigint) + 1n });

  /** What an altered value of one event is caught by. */
  const values: [event: string, field: string, checkId: string][] = [
    ["Booked", "net", "waterfall"],
    ["Booked", "debtPaid", "waterfall"],
    ["Booked", "book", "words"],
    ["Allocated", "amount", "waterfall"],
    ["Reversed", "amount", "receipts"],
    ["PotChanged", "collected", "waterfall"],
    ["Taken", "amount", "owed"],
    ["Taken", "word", "words"],
    ["UnitsChanged", "totalUnits", "units"],
    ["CostChanged", "added", "contributions"],
    ["CostChanged", "outstanding", "recovery"],
    ["CostChanged", "shares", "words"],
    ["CostChanged", "poolWord", "words"],
    ["EraEnded", "index", "words"],
    ["EraEnded", "shares", "words"],
    ["PartySeated", "place", "seats"],
    ["ContributionRecorded", "cost", "contributions"],
    ["ContributionRecorded", "state", "contributions"],
    ["ContributionAttested", "party", "contributions"],
    ["AgreementActivated", "present", "terms"],
    ["DraftSigned", "agreement", "terms"],
    ["Transfer", "value", "treasury"],
  ];
  // The last booking is of royalties passed on.
  const ofRoyalties: Record<string, string> = { "Booked.net": "royalties" };
  for (const [event, field, id] of values) {
    it(`${event}.${field} altered by the smallest unit: ${id}`, () => {
      const places = placesOf(life, event);
      for (const [place, found] of [
        [places[0]!, id],
        [places.at(-1)!, ofRoyalties[`${event}.${field}`] ?? id],
      ] as const) {
        expect(reporting(altered(life, place, more(place, field)), life)).to.include(found);
      }
    });
  }

  it("a receipt's net altered by the smallest unit, or what else its word tells", () => {
    const parts: [part: bigint, ofAgreement: string, ofLicence: string][] = [
      [1n << 160n, "receipts", "receipts"],
      [1n << 120n, "receipts", "royalties"],
      [1n << 104n, "receipts", "receipts"],
      [1n, "receipts", "receipts"],
    ];
    const places = placesOf(life, "ReceiptBooked");
    for (const [part, ofAgreement, ofLicence] of parts) {
      for (const [place, id] of [
        [places[0]!, ofAgreement],
        [places.at(-1)!, ofLicence],
      ] as const) {
        const head = (valueAt(place, "head") as bigint) ^ part;
        expect(reporting(altered(life, place, { head }), life)).to.include(id);
      }
    }
  });

  it("one unit moved from one tier to another: waterfall", () => {
    const place = placesOf(life, "Booked")[0]!;
    const [first, , second] = valueAt(place, "allocations") as bigint[];
    const moved = { "allocations.0": first! + 1n, "allocations.2": second! - 1n };
    expect(reporting(altered(life, place, moved), life)).to.include("waterfall");
  });

  it("one unit more in an allocation at a close or release: waterfall", () => {
    const place = placesOf(life, "Allocated")[0]!;
    const [first] = valueAt(place, "allocations") as bigint[];
    expect(reporting(altered(life, place, { "allocations.0": first! + 1n }), life)).to.include("waterfall");
  });

  it("one unit more repaid of costs, and one less shared: waterfall", () => {
    const COST_POOLS = 0x8000n;
    const repays = (one: { pool: bigint }) => one.pool >= COST_POOLS;
    const allocationsAt = (place: number) => allocationsIn(valueAt(place, "allocations") as bigint[]);
    const place = placesOf(life, "Booked").find((i) => allocationsAt(i).some(repays))!;
    const i = allocationsAt(place).findIndex(repays);
    const other = i === 0 ? 1 : 0;
    const told = valueAt(place, "allocations") as bigint[];
    const moved = {
      [`allocations.${2 * i}`]: told[2 * i]! + 1n,
      [`allocations.${2 * other}`]: told[2 * other]! - 1n,
    };
    expect(reporting(altered(life, place, moved), life)).to.include("waterfall");
  });

  it("a payment of a run altered by the smallest unit, or told of another account: payments", () => {
    const place = placesOf(life, "RunInstructed")[0]!;
    const [first] = valueAt(place, "payments") as [{ account: bigint; amount: bigint }];
    for (const change of [{ "payments.0.2": first.amount + 1n }, { "payments.0.0": first.account + 1n }]) {
      expect(reporting(altered(life, place, change), life)).to.include("payments");
    }
  });

  it("two payments of a run exchanged: payments", () => {
    const place = placesOf(life, "RunInstructed")[0]!;
    const payments = (valueAt(place, "payments") as { toArray: (deep: boolean) => unknown[] }).toArray(true);
    const exchanged = { payments: [payments[1], payments[0], ...payments.slice(2)] };
    expect(reporting(altered(life, place, exchanged), life)).to.include("payments");
  });

  it("money taken by one account, told of another: owed", () => {
    const place = placesOf(life, "Taken")[0]!;
    const ONE_ACCOUNT = 1n << 32n;
    const other = (valueAt(place, "place") as bigint) + ONE_ACCOUNT;
    expect(reporting(altered(life, place, { place: other }), life)).to.include("owed");
  });

  it("one unit more in an account's word: units", () => {
    const ONE_UNIT = 1n << 32n;
    const places = placesOf(life, "UnitsChanged");
    for (const place of [places[0]!, places.at(-1)!]) {
      const [word] = valueAt(place, "words") as [bigint];
      expect(reporting(altered(life, place, { "words.0": word + ONE_UNIT }), life)).to.include("units");
    }
  });

  it("a receipt confirmed by the holder itself: four-eyes", () => {
    const place = placesOf(life, "ReceiptConfirmed")[0]!;
    const { holder } = headOf(valueAt(placesOf(life, "ReceiptBooked")[0]!, "head") as bigint);
    expect(reporting(altered(life, place, { member: holder }), life)).to.deep.equal(["four-eyes"]);
  });

  it("a bank reference booked twice: receipts", () => {
    const [first, second] = placesOf(life, "ReceiptBooked") as [number, number];
    const [key, bankReference] = ["key", "bankReference"].map((name) => valueAt(first, name));
    const found = reporting(altered(life, second, { key, bankReference }), life);
    expect(found).to.include("receipts");
  });

  it("tokens sent to another address: treasury", () => {
    const place = placesOf(life, "Transfer").at(-1)!;
    expect(reporting(altered(life, place, { to: life.contracts.hold }), life)).to.include("treasury");
  });

  it("a confirmed payment told as rejected: credits", () => {
    const REJECTED = 4n;
    const place = placesOf(life, "PaymentSettled")[0]!;
    expect(reporting(altered(life, place, { status: REJECTED }), life)).to.include("credits");
  });

  it("an event left out", () => {
    const expected = {
      Booked: "sequences",
      Taken: "payments",
      EraEnded: "words",
      RunInstructed: "payments",
      PartySeated: "seats",
      ReceiptBooked: "receipts",
      ReceiptConfirmed: "receipts",
      Transfer: "treasury",
      CreditChanged: "credits",
    };
    for (const [event, id] of Object.entries(expected)) {
      expect(reporting(dropped(life.logs, placesOf(life, event)[0]!), life), event).to.include(id);
    }
  });

  it("an event told twice", () => {
    const expected = {
      Booked: "sequences",
      Taken: "owed",
      RunInstructed: "sequences",
      PartySeated: "seats",
      UnitsChanged: "units",
    };
    for (const [event, id] of Object.entries(expected)) {
      expect(reporting(doubled(life.logs, placesOf(life, event)[0]!), life), event).to.include(id);
    }
  });

  it("a log that stands at another's place, or before an earlier one: logs", () => {
    const place = placesOf(life, "Booked")[0]!;
    const { logIndex } = life.logs[place - 1]!;
    expect(reporting(life.logs.with(place, { ...life.logs[place]!, logIndex }), life)).to.include("logs");
    const turned = life.logs.with(place, life.logs[place - 1]!).with(place - 1, life.logs[place]!);
    expect(reporting(turned, life)).to.deep.equal(["logs"]);
  });

  it("two events exchanged", () => {
    const [first, , second] = placesOf(life, "Booked") as [number, number, number]; // of one currency
    expect(reporting(swapped(life.logs, first, second), life)).to.include("sequences");
    const units = placesOf(life, "UnitsChanged");
    expect(reporting(swapped(life.logs, units[0]!, units[1]!), life)).to.include("units");
    const [run, next] = placesOf(life, "RunInstructed") as [number, number];
    expect(reporting(swapped(life.logs, run, next), life)).to.include("sequences");
  });

  it("names block, transaction and log, what was expected and what was found, in both languages", () => {
    const place = placesOf(life, "Taken")[3]!;
    const amount = valueAt(place, "amount") as bigint;
    const { findings } = check(altered(life, place, { amount: amount + 1n }), life.contracts);
    const finding = findings.find((one) => one.check === "owed")!;
    const { blockNumber, transactionHash, logIndex } = life.logs[place]!;
    expect([finding.block, finding.tx, finding.logIndex]).to.deep.equal([blockNumber, transactionHash, logIndex]);
    expect([finding.expected, finding.found]).to.deep.equal([String(amount), String(amount + 1n)]);
    expect(finding.text.zh).to.match(/[\u4e00-\u9fff]/);
  });

  it("never stops the replay, however little sense the history makes", () => {
    for (const log of ["VersionOpened", "PoolPrepared", "HolderAppointed", "RunInstructed"]) {
      const cut = dropped(life.logs, placesOf(life, log)[0]!);
      expect(check(cut, life.contracts).history).to.have.length(check(life.logs, life.contracts).history.length - 1);
    }
  });
});
