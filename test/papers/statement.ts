import { expect } from "chai";
import { network } from "hardhat";
import Papa from "papaparse";
import { type LineKind, statements } from "../../src/audit/report/statement.js";
import { capitalAmount } from "../../src/papers/capital.js";
import { type AccountStatement, memberStatement } from "../../src/papers/statement/statement.js";
import { statementCsv, statementText, statementXlsx } from "../../src/papers/statement/write.js";
import { REASON } from "../helpers/agreement.js";
import { EVERYBODY, POOLS, STATEMENT, bankAs, earn } from "../helpers/bank.js";
import { CNY, NATIVE } from "../helpers/core.js";
import { type Material, materialBy, materialOf } from "../helpers/papers.js";
import { ANN, BEN, agreedRails } from "../helpers/rails.js";
import { readXlsx } from "../helpers/xlsx.js";

const connection = await network.create();
const { ethers } = connection;

const PAID: LineKind[] = ["confirmed", "retained", "claimed", "withheld"];

/** A statement's sums by agreement, currency and kind, with the sign of the check's own statement. */
function sumsOf(accounts: AccountStatement[], purse: string): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const { agreement, currency, lines, closing, purse: of } of accounts) {
    if (of !== purse) continue;
    for (const { kind, pool, amount } of lines) {
      const key = `${agreement} ${currency} ${kind} ${pool ?? ""}`;
      sums[key] = (sums[key] ?? 0n) + (PAID.includes(kind) ? -amount : amount);
    }
    sums[`${agreement} ${currency} open`] = closing;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0n));
}

/** The same of the check's own statement, which has no dates. */
function expectedOf({ result }: Material, member: bigint, purse: "own" | "reward"): Record<string, bigint> {
  const { accounts } = statements(result.books).find((one) => one.member === member)!;
  const sums: Record<string, bigint> = {};
  for (const { agreement, currency, earned, now } of accounts) {
    for (const line of [...earned, ...now]) {
      const open = line.kind === "owed" || line.kind === "instructed";
      const key = open ? `${agreement} ${currency} open` : `${agreement} ${currency} ${line.kind} ${line.pool ?? ""}`;
      sums[key] = (sums[key] ?? 0n) + line[purse];
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0n));
}

describe("A member's statement", () => {
  for (const life of ["simar", "campus-lab"] as const) {
    it(`${life}: its lines add up to what the check says of each member, to the smallest unit`, async () => {
      const material = await materialOf(life);
      const members = statements(material.result.books).map(({ member }) => member);
      expect(members.length).to.be.greaterThan(4);
      for (const member of members) {
        const { accounts, putIn } = memberStatement(material.result, member, material);
        for (const purse of ["own", "reward"] as const) {
          expect(sumsOf(accounts, purse)).to.deep.equal(expectedOf(material, member, purse));
        }
        const recorded = [...material.result.books.contributions.values()].filter((one) => one.member === member);
        expect(putIn.map(({ id }) => id)).to.deep.equal(recorded.map(({ id }) => id));
      }
    });

    it(`${life}: a year opens with what the year before closed with, and the years have every line once`, async () => {
      const { result, clock } = await materialOf(life);
      for (const { member } of statements(result.books)) {
        const whole = memberStatement(result, member, { clock });
        const years = [2025, 2026, 2027].map((year) => memberStatement(result, member, { clock, year }));
        for (const account of whole.accounts) {
          const parts = years.map(({ accounts }) =>
            accounts.find((one) =>
              ["agreement", "currency", "purse"].every((key) => one[key as "purse"] === account[key as "purse"]),
            ),
          );
          expect(parts.flatMap((part) => part?.lines ?? [])).to.deep.equal(account.lines);
          let balance = 0n;
          for (const [i, part] of parts.entries()) {
            expect(part?.opening ?? 0n).to.equal(balance);
            balance = part?.closing ?? 0n;
            for (const { date } of part?.lines ?? []) expect(date.slice(0, 4)).to.equal(String(years[i]!.year));
          }
          expect(balance).to.equal(account.closing);
        }
        expect(years.flatMap(({ putIn }) => putIn)).to.deep.equal(whole.putIn);
      }
    });
  }

  it("simar: costs are recorded and recovered as in the check's own statement", async () => {
    const { result, clock } = await materialOf("simar");
    let recovered = 0n;
    for (const { member, costs } of statements(result.books)) {
      const mine = memberStatement(result, member, { clock }).costs;
      expect(mine.map((one) => [one.agreement, one.currency, one.recorded, one.recovered])).to.deep.equal(
        costs.map((one) => [one.agreement, one.currency, one.recorded, one.recovered]),
      );
      recovered += mine.reduce((sum, one) => sum + one.recovered, 0n);
    }
    expect(recovered).to.equal(41_442_284n);
  });

  it("counts days and years by the reader's calendar", async () => {
    const { result } = await materialOf("campus-lab");
    const NEW_YEAR_IN_SHANGHAI = Date.UTC(2026, 11, 31, 16) / 1000;
    const timeOf = () => NEW_YEAR_IN_SHANGHAI;
    const lines = (zone: string, year: number) =>
      memberStatement(result, 2n, { clock: { timeOf, zone }, year }).accounts.flatMap((one) => one.lines).length;
    expect(lines("UTC", 2026)).to.be.greaterThan(0);
    expect(lines("UTC", 2027)).to.equal(0);
    expect(lines("Asia/Shanghai", 2026)).to.equal(0);
    expect(lines("Asia/Shanghai", 2027)).to.equal(lines("UTC", 2026));
  });

  it("reads as a clerk expects, in both languages, renminbi in capital characters", async () => {
    const { result, names, clock } = await materialOf("campus-lab");
    const statement = memberStatement(result, 5n, { clock, year: 2027 });
    const [en, zh] = (["en", "zh"] as const).map((language) =>
      statementText(statement, { books: result.books, names, language }).join("\n"),
    ) as [string, string];
    expect(en).to.match(/^Statement of account · year 2027, until 2027-03-02\n/);
    expect(en).to.include("Money · Agreement 1 · CNY · reward pot");
    expect(en).to.match(/2027-01-20 {2}Paid, confirmed by the bank {2}-24,325\.48 {7}0\.00 {2}0x[0-9a-f]{8}\n/);
    expect(en).to.match(/by-share, of which reward pot 638 {2}1275 \/ 10000 {2}12\.7500 %/);
    expect(zh).to.match(/^对账单 · 2027 年度，截至 2027-03-02\n/);
    expect(zh).to.include("24,325.48  24,325.48  人民币贰万肆仟叁佰贰拾伍元肆角捌分");
    expect(zh).not.to.match(/Paid|Share ·|balance/);
  });

  it("says so when there was nothing", async () => {
    const { result, names, clock } = await materialOf("simar");
    const statement = memberStatement(result, 1n, { clock, year: 2020 });
    const text = statementText(statement, { books: result.books, names, language: "en" });
    expect(text.slice(2)).to.deep.equal(["", "  Nothing in this period.", ""]);
  });

  it("has the same figures as CSV and as XLSX, every movement with its whole transaction", async () => {
    const { result, names, clock } = await materialOf("campus-lab");
    const reader = { books: result.books, names, language: "zh" as const };
    const statement = memberStatement(result, 2n, { clock });
    const csv = statementCsv(statement, reader);
    const { data, errors } = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ""), {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).to.deep.equal([]);
    const moved = data.filter((row) => row["部分"] === "款项" && row["交易"] !== "");
    const lines = statement.accounts.flatMap((one) => one.lines);
    expect(moved.map((row) => row["交易"])).to.deep.equal(lines.map(({ tx }) => tx));
    expect(moved.map((row) => row["日期"])).to.deep.equal(lines.map(({ date }) => date));
    const yuan = moved.filter((row) => row["币种"] === "CNY");
    expect(yuan.length).to.be.greaterThan(3);
    for (const row of yuan) {
      expect(row["大写金额"]).to.equal(capitalAmount(BigInt(row["金额"]!.replace(".", ""))));
    }
    const { rows, name } = readXlsx(await statementXlsx(statement, reader));
    expect(name).to.equal("对账单");
    expect(rows[0]).to.deep.equal(Object.keys(data[0]!));
    const asText = rows.slice(1).map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
    const figures = ["金额", "余额"];
    for (const [i, row] of data.entries()) {
      for (const [j, [title, cell]] of Object.entries(row).entries()) {
        const shown = asText[i]![j] ?? "";
        if (figures.includes(title) && cell !== "") expect(Number(shown)).to.equal(Number(cell));
        else expect(shown).to.equal(cell.replace(/^'/, ""));
      }
    }
    expect(
      rows
        .slice(1)
        .flat()
        .filter((cell) => typeof cell === "number").length,
    ).to.be.greaterThan(yuan.length);
  });

  it("what an order withholds and what is instructed, whatever goes back, leaves what the contracts say is owed", async () => {
    const context = await agreedRails(connection);
    const { core, hold, officer, officer2, bank, treasury } = context;
    await earn(context);
    await treasury.pay(1, 1, NATIVE, 80, REASON, { value: 80 });
    for (const [number, currency] of [CNY, NATIVE].entries()) {
      const data = { authority: REASON, document: REASON, account: BEN, currency, amount: 20, pools: POOLS };
      await hold.connect(officer).propose(data);
      await hold.connect(officer2).confirm(number + 1, data);
    }
    await treasury.withhold(BEN, NATIVE, POOLS); // 10 of 30 go back to Ben
    await bank.withhold(BEN, CNY, POOLS);
    await treasury.claim(BEN, NATIVE, POOLS);
    await treasury.pay(1, 1, NATIVE, 80, REASON, { value: 80 });
    await bankAs(context, ANN).instruct(1, CNY, EVERYBODY);
    await earn(context);
    const before = await materialBy(context, ethers.provider);
    const { accounts } = memberStatement(before.result, BigInt(BEN), before);
    expect(sumsOf(accounts, "own")).to.deep.equal(expectedOf(before, BigInt(BEN), "own"));
    const byCurrency = ({ result, clock }: Material) =>
      memberStatement(result, BigInt(BEN), { clock }).accounts.map(({ lines, closing, instructed }) => ({
        lines: lines.map(({ kind, amount }) => `${kind} ${amount}`),
        closing,
        instructed,
      }));
    const [yuan, coin] = byCurrency(before);
    expect(yuan).to.deep.equal({
      lines: ["share 10", "share 20", "withheld -20", "share 10", "share 20"],
      closing: 40n,
      instructed: 10n,
    });
    expect(coin).to.deep.equal({
      lines: ["share 10", "share 20", "withheld -20", "claimed -10", "share 10", "share 20"],
      closing: 30n,
      instructed: 0n,
    });
    let owed = 0n;
    for (const pool of POOLS) owed += await core.owed(pool, BEN, CNY);
    expect(owed).to.equal(30n);

    await bankAs(context, ANN).confirmPayments(1, [1], STATEMENT);
    const after = byCurrency(await materialBy(context, ethers.provider))[0]!;
    expect(after.lines.at(-1)).to.equal("confirmed -10");
    expect(after).to.include({ closing: 30n, instructed: 0n });
  });
});
