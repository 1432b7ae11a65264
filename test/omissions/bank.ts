import { expect } from "chai";
import { network } from "hardhat";
import { id } from "ethers";
import { fromDay } from "../../src/dates.js";
import { digest } from "../../src/digest.js";
import { readCamt053 } from "../../src/omissions/bank/camt.js";
import { readBankCsv } from "../../src/omissions/bank/csv.js";
import type { Asked } from "../../src/omissions/omission.js";
import { endToEndId } from "../../src/papers/pay/endToEndId.js";
import { DAY } from "../helpers/agreement.js";
import { EVERYBODY, STATEMENT, bankAs, bookReceipt, receiptOn } from "../helpers/bank.js";
import { CNY } from "../helpers/core.js";
import { DIRECT } from "../helpers/members.js";
import { askedBy, foundIn } from "../helpers/omissions.js";
import { ANN, BEN, CHO, agreedRails, payoutOf } from "../helpers/rails.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture, time } = networkHelpers;
const BEN_ACCOUNT = "6222 0212 3456 7890";
const CHO_TEXT = "Cho GmbH | Musterbank | MUSTDEFF | DE89370400440532013000 | salt";

/** Two receipts of 100 and 120 gross, confirmed; all paid but Ann, whose share stays; the bank has confirmed everything. */
async function lived() {
  const context = await agreedRails(connection);
  const { members, signers } = context;
  for (const [member, text] of [
    [BEN, BEN_ACCOUNT],
    [CHO, CHO_TEXT],
  ] as const)
    await members.connect(signers[member]!).changePayout(member, payoutOf(member), digest(text), DIRECT);
  await time.increase(3 * DAY);
  for (const [i, gross] of [100n, 120n].entries()) {
    const facts = { gross, bankReference: digest(`REF-${i}`), invoice: digest(`INV-${i}`) };
    const key = await bookReceipt(context, receiptOn(Number(context.day), facts));
    await bankAs(context, BEN).confirmReceipt(key, BEN);
  }
  await bankAs(context, ANN).instruct(1, CNY, EVERYBODY);
  await bankAs(context, ANN).confirmPayments(1, [1, 2, 3], STATEMENT);
  return context;
}

describe("A bank's statement beside the ledger", () => {
  let asked: Asked;
  let day: string;
  let paid: string;
  before(async () => {
    const context = await loadFixture(lived);
    asked = await askedBy(context, ethers.provider, {
      accountText: (member) => (member === BigInt(CHO) ? CHO_TEXT : undefined),
    });
    day = fromDay(Number(context.day));
    paid = fromDay(Math.floor(asked.now / DAY));
  });

  const payment = (position: number) => endToEndId(asked.chainId, asked.bank, 1n, BigInt(position));
  const lines = (): string[] => [
    "date,in,out,currency,reference,endToEndId,account",
    `${day},1.00,,CNY,REF-0,,`,
    `${day},1.20,,CNY,REF-1,,`,
    `${paid},,0.67,CNY,P1,${payment(1)},${BEN_ACCOUNT}`,
    `${paid},,0.72,CNY,P2,${payment(2)},DE89 3704 0044 0532 0130 00`,
    `${paid},,0.18,CNY,P3,${payment(3)},`,
  ];
  const csv = (rows: string[]) => readBankCsv("bank.csv", rows.join("\n"));
  const found = (rows: string[]) => foundIn({ ...asked, statement: csv(rows) });
  const changed = (row: number, from: string, to: string) =>
    lines().map((line, i) => (i === row ? line.replace(from, to) : line));

  it("agrees line by line: nothing is found", () => {
    expect(found(lines())).to.deep.equal([]);
  });

  it("has a line that nobody booked: bank-line-unbooked", () => {
    expect(found([...lines(), `${day},9.00,,CNY,REF-9,,`, `${paid},,0.33,CNY,,,`])).to.deep.equal([
      `bank-line-unbooked | bank.csv, row 7 | a booking | ${day} 900`,
      `bank-line-unbooked | bank.csv, row 8 | a booking | ${paid} -33`,
    ]);
  });

  it("lacks a receipt's line, or a confirmed payment's: booking-without-bank-line", () => {
    expect(found(lines().toSpliced(1, 1))).to.deep.equal([
      `booking-without-bank-line |  | a line of ${day} with 100 | no line`,
    ]);
    expect(found(lines().toSpliced(3, 1))).to.deep.equal([
      `booking-without-bank-line |  | a line ${payment(1)} with -67 | no line`,
    ]);
  });

  it("tells another amount for the same reference, by one minor unit: bank-amount-differs", () => {
    expect(found(changed(2, "1.20", "1.21"))).to.deep.equal([
      "bank-amount-differs | bank.csv, row 3 | 120 (ISO 4217 156) | 121 (ISO 4217 156)",
    ]);
    expect(found(changed(3, "0.67", "0.66"))).to.deep.equal([
      "bank-amount-differs | bank.csv, row 4 | -67 (ISO 4217 156) | -66 (ISO 4217 156)",
    ]);
  });

  it("paid another account than the registered one: payee-account-differs, where it can be told", () => {
    expect(found(changed(4, "0130 00", "0130 99"))).to.deep.equal([
      `payee-account-differs | bank.csv, row 5 | ${digest(CHO_TEXT)} | DE89 3704 0044 0532 0130 99`,
    ]);
    const digests = lines().map((line, i) => (i === 0 ? line.replace("account", "accountDigest") : line));
    const own = [digest(BEN_ACCOUNT), digest(CHO_TEXT), id("another")];
    const rows = digests.map((line, i) => (i < 3 ? line : line.replace(/[^,]*$/, own[i - 3]!)));
    expect(found(rows)).to.deep.equal([
      `payee-account-differs | bank.csv, row 6 | ${digest(CHO_TEXT)} | ${id("another")}`,
    ]);
  });

  it("of another holder's account says nothing of this one's receipts and payments", () => {
    const rows = [lines()[0]!, `${day},9.00,,CNY,REF-9,,`, `${paid},8.00,,CNY,REF-8,,`];
    const other = { ...asked, statement: csv(rows), holder: BigInt(BEN) };
    expect(foundIn(other).map((line) => line.split(" ")[0])).to.deep.equal([
      "bank-line-unbooked",
      "bank-line-unbooked",
    ]);
    expect(foundIn({ ...other, holder: BigInt(ANN) }).length).to.equal(2 + 2 + 3);
  });

  it("is told by amount and date where it has no references", () => {
    const plain = lines().map((line, i) =>
      i === 0 ? line : line.replace(/REF-\d|P\d,J[^,]*/, "").replace(/,,,$/, ",,"),
    );
    expect(found(plain.map((line) => line.split(",").slice(0, 4).join(",")))).to.deep.equal([]);
  });

  it("does not see what is before or after its days", () => {
    const later = fromDay(Math.floor(asked.now / DAY) + 1);
    expect(found([lines()[0]!, `${later},0.01,,CNY,,,`])).to.deep.equal([
      `bank-line-unbooked | bank.csv, row 2 | a booking | ${later} 1`,
    ]);
  });

  it("reads the same from camt.053, split payments included", () => {
    const entry = (
      amount: string,
      direction: string,
      date: string,
      details: string,
    ) => `<Ntry><Amt Ccy="CNY">${amount}</Amt>
      <CdtDbtInd>${direction}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${date}</Dt></BookgDt><ValDt><Dt>${date}</Dt></ValDt>
      <NtryDtls>${details}</NtryDtls></Ntry>`;
    const receipt = (n: number) => `<TxDtls><Refs><AcctSvcrRef>REF-${n}</AcctSvcrRef></Refs></TxDtls>`;
    const part = (position: number, amount: string, account: string) => `<TxDtls><Refs>
      <EndToEndId>${payment(position)}</EndToEndId></Refs><Amt Ccy="CNY">${amount}</Amt><RltdPties><CdtrAcct><Id>${account}</Id></CdtrAcct></RltdPties></TxDtls>`;
    const camt = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><FrToDt><FrDtTm>${day}T00:00:00</FrDtTm>
      <ToDtTm>${paid}T23:59:59</ToDtTm></FrToDt>${body}</Stmt></BkToCstmrStmt></Document>`;
    const run = (last: string) =>
      part(1, "0.67", `<Othr><Id>${BEN_ACCOUNT}</Id></Othr>`) +
      part(2, "0.72", "<IBAN>DE89370400440532013000</IBAN>") +
      part(3, last, "<IBAN>DE89370400440532013000</IBAN>");
    const body = (last: string) =>
      entry("1.00", "CRDT", day, receipt(0)) +
      entry("1.2000", "CRDT", day, receipt(1)) +
      entry("1.57", "DBIT", paid, run(last));
    const pending = entry("5.00", "CRDT", day, "").replace("BOOK", "PDNG");
    const statement = readCamt053("camt.xml", camt(body("0.18") + pending));
    expect(statement.lines.map(({ amount }) => amount)).to.deep.equal([100n, 120n, -67n, -72n, -18n]);
    expect(foundIn({ ...asked, statement })).to.deep.equal([]);
    expect(() => readCamt053("camt.xml", camt(body("0.17")))).to.throw(
      "do not add up to it (-156 and -157 minor units)",
    );
    const entity = camt(body("0.18")).replace("<Document", '<!DOCTYPE x [<!ENTITY a "b">]><Document');
    for (const wrong of ["<a", "<a/>", entity]) {
      expect(() => readCamt053("camt.xml", wrong)).to.throw("is no camt.053 statement");
    }
  });

  it("as CSV is read in Chinese, with titles of its own, and refused with the row that is wrong", () => {
    const chinese = readBankCsv(
      "流水.csv",
      '\uFEFF交易日期,贷方金额,借方金额,币种,流水号\n2026/3/1,"1,234.50",,人民币,7\n20260302,,0.10,人民币,8\n',
    );
    expect(chinese).to.deep.include({ first: 20513, last: 20514 });
    expect(chinese.lines.map(({ amount, references }) => [amount, references])).to.deep.equal([
      [123450n, ["7"]],
      [-10n, ["8"]],
    ]);
    const mapping = { Wert: "date", Betrag: "amount" } as const;
    const own = readBankCsv("b.csv", "Wert;Betrag\n2026-03-01;-7.5", { currency: "EUR", mapping });
    expect(own.lines[0]).to.deep.equal({
      source: "b.csv, row 2",
      day: 20513,
      currency: 978n,
      amount: -750n,
      references: [],
    });
    const refused = (text: string, sentence: string) => expect(() => readBankCsv("b.csv", text)).to.throw(sentence);
    refused("date,in,currency\n2026-03-01,1.005,CNY", 'b.csv, row 2: "1.005" is no amount in CNY');
    refused("date,in,currency\n2026-03-01,1.00,XXX", 'b.csv, row 2: "XXX" is no currency known here');
    refused("date,in,currency\n1 March,1.00,CNY", 'b.csv, row 2: "1 March" is no date');
    refused("in,currency\n1.00,CNY", "b.csv has no column date / 交易日期");
    refused("date,currency\n2026-03-01,CNY", "b.csv has no line with an amount");
  });
});
