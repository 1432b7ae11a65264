import { expect } from "chai";
import { concat, keccak256, toUtf8Bytes } from "ethers";
import { drawByAmount, drawByCount } from "../../src/papers/sample/draw.js";
import { sampleSheets } from "../../src/papers/sample/workbook.js";
import { sheetXlsx } from "../../src/papers/sheet.js";
import { materialOf } from "../helpers/papers.js";
import { readXlsx } from "../helpers/xlsx.js";

const items = Array.from({ length: 40 }, (_, i) => ({ id: String(i), amount: BigInt((i % 7) * 100 + 1) }));
const hash = (text: string) => keccak256(concat([toUtf8Bytes(text)]));

describe("A sample", () => {
  it("by count is the first items in the order of keccak256(seed, item)", () => {
    const expected = items.map(({ id }) => ({ id, key: hash(`s\n${id}`) })).sort((a, b) => (a.key < b.key ? -1 : 1));
    const drawn = drawByCount("s", items, 10);
    expect(drawn.map(({ item }) => item.id)).to.deep.equal(expected.slice(0, 10).map(({ id }) => id));
    expect(drawByCount("s", items, 100).length).to.equal(items.length);
    expect(drawByCount("t", items, 10)).to.not.deep.equal(drawn);
  });

  it("does not depend on the order in which items are given", () => {
    for (const draw of [drawByCount, drawByAmount]) {
      const ids = (list: typeof items) => draw("s", list, 9).map(({ item, hits }) => [item.id, hits]);
      expect(ids(items.toReversed())).to.deep.equal(ids(items));
    }
  });

  it("by amount has as many points as asked for, and surely every item as large as the interval", () => {
    const [large, none] = [
      { id: "large", amount: 10_000n },
      { id: "none", amount: 0n },
    ];
    const all = [...items, large, none];
    const total = all.reduce((sum, { amount }) => sum + amount, 0n);
    for (const seed of ["a", "b", "c", "d"]) {
      const drawn = drawByAmount(seed, all, 12);
      expect(drawn.reduce((sum, { hits }) => sum + hits, 0)).to.equal(12);
      const { hits } = drawn.find(({ item }) => item.id === "large")!;
      expect(hits).to.be.within(Number((large.amount * 12n) / total), Number((large.amount * 12n) / total) + 1);
      expect(drawn.some(({ item }) => item.id === "none")).to.equal(false);
    }
    expect(drawByAmount("s", [none], 3)).to.deep.equal([]);
    expect(drawByAmount("s", all, 1000).length).to.be.lessThan(all.length);
  });

  it("by amount draws an item about as often as its part of the total", () => {
    let hits = 0;
    const [SEEDS, SIZE] = [400, 5];
    for (let seed = 0; seed < SEEDS; ++seed)
      for (const one of drawByAmount(String(seed), items, SIZE)) if (one.item.id === "6") hits += one.hits;
    const share = 601 / Number(items.reduce((sum, { amount }) => sum + amount, 0n));
    expect(hits / (SEEDS * SIZE)).to.be.within(share * 0.8, share * 1.2);
  });

  it("is a workbook with room for the auditor, and how it was drawn; drawn again, its cells are the same", async () => {
    const { result, names, clock } = await materialOf("campus-lab");
    const source = { result, names, clock, language: "en" as const };
    const drawing = { seed: "dice 4-2-6", size: 3, by: "amount" as const };
    const sheets = sampleSheets(drawing, source);
    const again = sampleSheets(drawing, { ...source, result: (await materialOf("campus-lab")).result });
    expect(again).to.deep.equal(sheets);
    const { rows, name } = readXlsx(await sheetXlsx(...sheets));
    expect(readXlsx(await sheetXlsx(...again)).rows).to.deep.equal(rows);
    expect(name).to.equal("Sample");
    expect(rows[0]!.slice(-3)).to.deep.equal(["Remark", "By", "Checked on"]);
    expect(new Set(rows.slice(1).map((row) => row[1]))).to.deep.equal(new Set(["receipt", "payment", "contribution"]));
    const [, method] = sheets;
    expect(method.rows[0]).to.deep.equal(["Seed", "dice 4-2-6"]);
    const hits = rows.slice(1).filter((row) => row[1] === "receipt" && row[6] === "CNY");
    expect(hits.reduce((sum, row) => sum + Number(row[8]), 0)).to.equal(3);
    const chinese = sampleSheets({ ...drawing, by: "count" }, { ...source, language: "zh" });
    expect(chinese.map((sheet) => sheet.name)).to.deep.equal(["样本", "方法"]);
  });
});
