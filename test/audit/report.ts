import { expect } from "chai";
import stringWidth from "string-width";
import { check } from "../../src/audit/check.js";
import { decimal, readable } from "../../src/audit/report/amounts.js";
import { plainNames } from "../../src/audit/report/names.js";
import { reportText } from "../../src/audit/report/report.js";
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
    expect(en).to.include("EUR: booked 1,045,199.50 − reversed 12,000.00 = paid 931,892.07");
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
  });
});
