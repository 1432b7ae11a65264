import { expect } from "chai";
import { network } from "hardhat";
import { check } from "../../src/audit/check.js";
import { fromDay } from "../../src/dates.js";
import { digest } from "../../src/digest.js";
import { readInvoices } from "../../src/omissions/invoices.js";
import { type Asked, type OmissionId, omissionChecks, usualPatience } from "../../src/omissions/omission.js";
import { findOmissions } from "../../src/omissions/omissions.js";
import { omissionsCsv, omissionsJson, omissionsText } from "../../src/omissions/write.js";
import { recordedEvidence } from "../../src/papers/evidence/recorded.js";
import { DAY, REASON } from "../helpers/agreement.js";
import { EVERYBODY, bankAs, bookReceipt, item, receiptOn } from "../helpers/bank.js";
import { lifeOf, placesOf } from "../helpers/checkedLife.js";
import { CNY, EUR } from "../helpers/core.js";
import { askedBy, foundIn } from "../helpers/omissions.js";
import { ANN, BEN, agreedRails } from "../helpers/rails.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture, time } = networkHelpers;

/** A receipt of 100 gross, confirmed: 80 net are owed. */
async function earned() {
  const context = await agreedRails(connection);
  const facts = { bankReference: digest("REF-0"), invoice: digest("INV-0") };
  const key = await bookReceipt(context, receiptOn(Number(context.day), facts));
  await bankAs(context, BEN).confirmReceipt(key, BEN);
  return { ...context, key };
}
const ask = (context: Awaited<ReturnType<typeof earned>>, more: Partial<Asked> = {}) =>
  askedBy(context, ethers.provider, more);

describe("What was left out, beside the bank", () => {
  it("an invoice that nobody booked, or with another amount: invoice-unbooked, invoice-amount-differs", async () => {
    const context = await loadFixture(earned);
    await bankAs(context, BEN).presentInvoice(1, CNY, BEN, 30, digest("INV-1"));
    const list = (text: string) => readInvoices("list.csv", text);
    const found = async (text: string) =>
      foundIn(await ask(context, { invoices: list(text) }), "invoice-unbooked", "invoice-amount-differs");
    const head = "发票号码,价税合计,digest\n";
    expect(await found(`${head}INV-0,1.00,\n,0.30,${digest("INV-1")}\n`)).to.deep.equal([]);
    expect(await found(`${head}INV-0,1.01,\nINV-7,5.00,\n`)).to.deep.equal([
      "invoice-amount-differs | list.csv, row 2 | 101 (ISO 4217 156) | 100 (ISO 4217 156)",
      "invoice-unbooked | list.csv, row 3 | a booking | INV-7",
    ]);
    const inEuro = await ask(context, { invoices: readInvoices("list.csv", `${head}INV-0,1.00,\n`, "EUR") });
    expect(foundIn(inEuro)).to.deep.equal([
      "invoice-amount-differs | list.csv, row 2 | 100 (ISO 4217 978) | 100 (ISO 4217 156)",
    ]);
    expect(() => list(`${head},5.00,\n`)).to.throw("list.csv, row 2: an invoice needs its number");
  });

  it("an invoice that was converted, or is of several currencies, has no amount to compare", async () => {
    const context = await loadFixture(earned);
    const book = (ref: string, invoice: string, more: Partial<ReturnType<typeof receiptOn>> = {}, currency = CNY) => {
      const facts = { bankReference: digest(ref), invoice: digest(invoice), ...more };
      return bookReceipt(context, receiptOn(Number(context.day), facts), currency);
    };
    await book("REF-1", "INV-1", { conversion: REASON });
    await book("REF-2", "INV-2");
    await book("REF-3", "INV-2", {}, EUR);
    await book("REF-4", "INV-4");
    await book("REF-5", "INV-4", { conversion: REASON });
    const text = "number,amount,currency\nINV-1,7.00,EUR\nINV-2,7.00,CNY\nINV-4,7.00,CNY\nINV-0,7.00,CNY\n";
    const asked = await ask(context, { invoices: readInvoices("list.csv", text) });
    expect(foundIn(asked, "invoice-unbooked", "invoice-amount-differs")).to.deep.equal([
      "invoice-amount-differs | list.csv, row 5 | 700 (ISO 4217 156) | 100 (ISO 4217 156)",
    ]);
  });

  it("a document without its file, or with an altered one: evidence-missing, evidence-altered", async () => {
    const asked = await ask(await loadFixture(earned));
    const recorded = recordedEvidence(asked.result.history);
    const files = recorded.map(({ digest: sha256, size = 1n }) => ({ name: sha256.slice(2), size, sha256 }));
    expect(foundIn({ ...asked, evidence: files })).to.deep.equal([]);
    const [first, second, ...rest] = files;
    const evidence = [{ ...second!, sha256: digest("something else") }, ...rest];
    expect(foundIn({ ...asked, evidence })).to.deep.equal([
      `evidence-missing |  | ${first!.sha256} | no file`,
      `evidence-altered | ${second!.name} | ${second!.sha256} | ${digest("something else")}`,
    ]);
  });

  it("a receipt booked in another period than its value date: cut-off", async () => {
    const context = await loadFixture(earned);
    const facts = { valueDate: Number(context.day) - 400, bankReference: digest("REF-1") };
    await bookReceipt(context, receiptOn(Number(context.day), facts));
    const asked = await ask(context);
    const year = (day: number) => fromDay(day).slice(0, 4);
    expect(foundIn(asked, "cut-off")).to.deep.equal([
      `cut-off |  | ${year(facts.valueDate)} | ${year(asked.now / DAY)}`,
    ]);
    const monthly = foundIn({ ...asked, patience: { ...usualPatience, period: "month" } }, "cut-off");
    expect(monthly.at(-1)).to.equal(
      `cut-off |  | ${fromDay(facts.valueDate).slice(0, 7)} | ${fromDay(Math.floor(asked.now / DAY)).slice(0, 7)}`,
    );
  });

  it("a payment that no bank answered, from the day after patience ends: payment-unanswered", async () => {
    const context = await loadFixture(earned);
    await bankAs(context, ANN).instruct(1, CNY, EVERYBODY);
    const asked = await ask(context);
    const at = (now: number) => foundIn({ ...asked, now }, "payment-unanswered").length;
    expect(at(asked.now + 30 * DAY)).to.equal(0);
    expect(at(asked.now + 30 * DAY + 1)).to.equal(3);
  });

  it("a receipt, a reversal, an order that wait for a second pair of eyes: four-eyes-open", async () => {
    const context = await loadFixture(earned);
    const { hold, officer, key, day } = context;
    await bookReceipt(context, receiptOn(Number(day), { bankReference: digest("REF-1") }));
    await bankAs(context, ANN).proposeReversal(key, 5, REASON);
    const data = { authority: REASON, document: REASON, account: BEN, currency: CNY, amount: 1, pools: [] };
    await hold.connect(officer).propose({ ...data, pools: [1n << 16n] });
    const asked = await ask(context);
    const found = (now: number) =>
      findOmissions({ ...asked, now }).findings.filter(({ check: by }) => by === "four-eyes-open");
    expect(found(asked.now)).to.deep.equal([]);
    expect(found(asked.now + 31 * DAY).map(({ text }) => text.en)).to.deep.equal([
      "A receipt of agreement 1 is neither confirmed by another party nor withdrawn.",
      "A reversal of 5 minor units of agreement 1 waits for another party.",
      "Order 1 from outside waits for a second officer.",
    ]);
  });

  it("what is owed and nobody collects, counted from its oldest part: balance-unclaimed", async () => {
    const context = await loadFixture(earned);
    await time.increase(200 * DAY);
    const key = await bookReceipt(context, receiptOn(Number(context.day), { bankReference: digest("REF-1") }));
    await bankAs(context, BEN).confirmReceipt(key, BEN);
    const found = async (more: number) => {
      const asked = await ask(context);
      return findOmissions({ ...asked, now: asked.now + more * DAY })
        .findings.filter(({ check: by }) => by === "balance-unclaimed")
        .map(({ text }) => text.en.replace(/ minor.* owed/, " owed"));
    };
    expect(await found(164)).to.deep.equal([]);
    expect(await found(166)).to.deep.equal([
      "20 owed to member 1 and lie unclaimed.",
      "60 owed to member 2 and lie unclaimed.",
      "64 owed to member 3 and lie unclaimed.",
      "16 owed to the people of member 3 and lie unclaimed.",
    ]);
    await bankAs(context, ANN).instruct(1, CNY, [item(ANN), item(BEN)]);
    expect((await found(166)).length).to.equal(2);
  });

  it("a receipt booked after the last day of the agreement: booked-after-term", async () => {
    const context = await loadFixture(earned);
    const asked = await ask(context);
    expect(foundIn(asked, "booked-after-term")).to.deep.equal([]);
    const clock = { ...asked.clock, timeOf: (block: number) => asked.clock.timeOf(block) + 3651 * DAY };
    const until = fromDay(Number(context.day) + 3650);
    expect(foundIn({ ...asked, clock }, "booked-after-term")[0]).to.match(
      new RegExp(`^booked-after-term \\|  \\| until ${until} \\| `),
    );
  });

  it("a period closed late, or not yet: period-closed-late", async () => {
    const life = await lifeOf("campus-lab");
    const { logs, contracts, timeOf, evidence } = life;
    const now = timeOf(logs.at(-1)!.blockNumber);
    const asked = (upTo: number, close: number): Asked => ({
      result: check(logs.slice(0, upTo), contracts),
      clock: { timeOf, zone: "UTC" },
      now,
      chainId: evidence.chainId,
      bank: contracts.bank,
      patience: { ...usualPatience, close },
    });
    const late = (upTo: number, close: number) => foundIn(asked(upTo, close), "period-closed-late");
    expect(late(logs.length, 3650)).to.deep.equal([]);
    const closes = placesOf(life, "PeriodClosed");
    expect(late(logs.length, 0).length).to.be.greaterThanOrEqual(closes.length);
    const open = (upTo: number, close = 0) => late(upTo, close).filter((one) => one.includes("open on"));
    for (const one of open(closes[0]!)) {
      expect(one).to.match(/^period-closed-late \| {2}\| closed until \d{4}-\d\d-\d\d \| open on \d{4}-\d\d-\d\d$/);
    }
    // The bank's money, then the coin that was paid in on 30 September, wait for a close each.
    expect([0, 1, 2].map((close) => open(closes[close] ?? logs.length).length)).to.deep.equal([2, 1, 0]);
    expect(open(closes[1]!)[0]).to.include("closed until 2026-09-30");
  });
});

describe("What the search says", () => {
  it("has an id, a weight and words in both languages for each check, and names those that were not run", async () => {
    const asked = await ask(await loadFixture(earned), { invoices: readInvoices("i.csv", "number\nX\n") });
    const found = findOmissions(asked);
    const notRun = found.verdicts.filter(({ ran }) => !ran).map(({ id }) => id);
    const needing = (Object.keys(omissionChecks) as OmissionId[]).filter((id) => /bank|payee|evidence/.test(id));
    expect(notRun).to.deep.equal(needing);
    for (const [id, { title }] of Object.entries(omissionChecks)) {
      expect(title.en, id).to.match(/^[A-Z]/);
      expect(title.zh, id).to.match(/\p{Script=Han}/u);
    }
    const text = omissionsText(found, "en");
    expect(text[0]).to.equal("Omissions: what was not booked");
    expect(text).to.include("  [invoice-unbooked] error: An invoice was neither booked nor presented.");
    expect(omissionsText(found, "zh")).to.include("  [invoice-unbooked] 错误：发票既未登记收款，也未提交付款。");
    expect(JSON.parse(omissionsJson(found))).to.deep.include({ format: "jointly-omissions/1" });
    expect(omissionsCsv(found).split("\r\n")[1]).to.match(/^invoice-unbooked,error,Every invoice/);
  });
});
