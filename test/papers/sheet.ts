import { expect } from "chai";
import Papa from "papaparse";
import { type Sheet, sheetCsv, sheetXlsx } from "../../src/papers/sheet.js";
import { readXlsx } from "../helpers/xlsx.js";

const euro = (amount: bigint) => ({ amount, decimals: 2 });
const sheet: Sheet = {
  name: "对账单",
  titles: ["项目", "Amount"],
  rows: [
    ["收益，“甲”池", euro(123_456n)],
    ['=HYPERLINK("x")', euro(-5n)],
    ["+86 22", euro(999_999_999_999_999n)],
    ["＝here", euro(1_000_000_000_000_000n)],
    ["-12", { amount: 10n ** 18n, decimals: 18 }],
    ["a\u0000b\uD800 <&>", ""],
  ],
};

describe("Tables as CSV and XLSX", () => {
  it("CSV: Excel reads its Chinese, and no text becomes a formula", () => {
    const text = sheetCsv(sheet);
    expect(text.startsWith("\uFEFF项目,Amount\r\n")).to.equal(true);
    const { data, errors } = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true });
    expect(errors).to.deep.equal([]);
    expect(data.slice(1, 6)).to.deep.equal([
      ["收益，“甲”池", "1234.56"],
      ['\'=HYPERLINK("x")', "-0.05"],
      ["'+86 22", "9999999999999.99"],
      ["'＝here", "10000000000000.00"],
      ["-12", "1.000000000000000000"],
    ]);
  });

  it("XLSX: amounts are numbers where all their digits fit one, else text", async () => {
    const { rows, name } = readXlsx(await sheetXlsx(sheet));
    expect(name).to.equal("对账单");
    expect(rows).to.deep.equal([
      ["项目", "Amount"],
      ["收益，“甲”池", 1234.56],
      ['=HYPERLINK("x")', -0.05],
      ["+86 22", 9_999_999_999_999.99],
      ["＝here", "10000000000000.00"],
      ["-12", "1.000000000000000000"],
      ["ab <&>"],
    ]);
  });

  it("XLSX: columns are as wide as what stands in them, a Chinese character taking two", async () => {
    const { widths } = readXlsx(await sheetXlsx(sheet));
    expect(widths).to.deep.equal([17, 22]);
    const long = await sheetXlsx({ ...sheet, rows: [["x".repeat(500), ""]] });
    expect(readXlsx(long).widths).to.deep.equal([60, 8]);
  });
});
