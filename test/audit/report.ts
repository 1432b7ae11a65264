import { expect } from "chai";
import stringWidth from "string-width";
import { check } from "../../src/audit/check.js";
import { decimal, readable } from "../../src/audit/report/amounts.js";
import { plainNames } from "../../src/audit/report/names.js";
import { reportText, summaryOf } from "../../src/audit/report/report.js";
import { table } from "../../src/audit/report/table.js";
import { altered, lifeOf, placesOf } from "../helpers/checkedLife.js";

describe("What the check reports", () => {
  it("writes amounts with their decimals and thousands separators, however large", () => {
    expect(decimal(5n, 2)).to.equal("0.05");
    expect(decimal(-123_456n, 2)).to.equal("-1234.56");
    expect(decimal(7n, 0)).to.equal("7");
    expect(readable(41_442_284n, 2)).to.equal("414,422.84");
    expect(readable(2n ** 96n - 1n, 18)).to.equal("79,228,162,514.264337593543950335");
  });

  it("aligns columns where Chinese stands beside figures", () => {
    const rows = table(
      [
        ["所得合计", "1.00"],
        ["Earned", "12,345.00"],
      ],
      [false, true],
      "",
    );
    expect(stringWidth(rows[0]!)).to.equal(stringWidth(rows[1]!));
  });

  it("tells a clerk, in both languages, what each member earned and that every cent is accounted for", async () => {
    const { logs, contracts, names } = await lifeOf("simar");
    const result = check(logs, contracts);
    const [en, zh] = [reportText(result, names, "en").join("\n"), reportText(result, names, "zh").join("\n")];
    expect(en).to.include("Cost recovered so far: EUR 199,875.00 of 199,875.00");
    expect(en).to.include("EUR: booked 982,749.50 − reversed 12,000.00 = paid 881,551.78");
    expect(en).to.match(/Every cent is accounted for\.$/);
    expect(zh).to.include("已回收成本: EUR 199,875.00");
    expect(zh).to.match(/每一分钱均有着落。$/);
    expect(zh).not.to.match(/\bPaid\b|\bShare\b/);
  });

  it("says what is wrong and where, and does not say that all is well", async () => {
    const life = await lifeOf("simar");
    const place = placesOf(life, "Taken")[0]!;
    const result = check(altered(life, place, { amount: 1n }), life.contracts);
    const text = reportText(result, plainNames, "en").join("\n");
    expect(text).to.include(`[owed] An account is paid another amount than it is owed.`);
    expect(text).to.include(life.logs[place]!.transactionHash);
    expect(text).to.include("NOT accounted for");
    expect(text).not.to.include("Every cent is accounted for");
    expect(summaryOf(result, plainNames, "f").sound).to.equal(false);
  });

  it("leaves a summary that machines can add up", async () => {
    const { logs, contracts, names } = await lifeOf("campus-lab");
    const result = check(logs, contracts);
    const summary = JSON.parse(JSON.stringify(summaryOf(result, names, "examples/campus-lab.json")));
    expect(summary).to.include({ file: "examples/campus-lab.json", sound: true, events: result.history.length });
    expect(summary.checks.map(({ verdict }: { verdict: string }) => verdict)).to.deep.equal([
      ...Array(16).fill("ok"),
      ...Array(4).fill("not run"),
    ]);
    for (const { currency, booked, reversed, debt, ...places } of summary.money) {
      const { agreement, dustLimit, ...terms } = places;
      expect([agreement, BigInt(dustLimit) >= 0n]).to.deep.equal([1, true]);
      expect(currency.decimals).to.be.oneOf([2, 18]);
      const sum = Object.values(terms as Record<string, string>).reduce((all, amount) => all + BigInt(amount), 0n);
      expect(sum).to.equal(BigInt(booked) - BigInt(reversed) + BigInt(debt));
    }
    const sources = summary.members.flatMap((member: { accounts: { earned: { sources: object[] }[] }[] }) =>
      member.accounts.flatMap(({ earned }) => earned.flatMap((line) => line.sources)),
    );
    expect(sources[0]).to.have.keys("block", "tx", "logIndex");
  });
});
