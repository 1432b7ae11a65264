import { deserialize, serialize } from "node:v8";
import { expect } from "chai";
import { columnsOf, rowsIn } from "../../../src/audit/store/columns.js";

const again = (rows: unknown[]): unknown[] => rowsIn(deserialize(serialize(columnsOf(rows))) as never);

describe("Rows in columns", () => {
  const lists: Record<string, unknown[]> = {
    "of a list": [
      { id: 1n, at: { block: 2 }, held: [1n, 2n], open: undefined },
      { id: 2n, at: { block: 3 }, held: [], open: false },
    ],
    "of a table": [
      [1n, { status: "open", amount: 5n }],
      [2n, { status: "closed", amount: 0n }],
    ],
    "of a table of numbers": [
      [1n, 2n],
      [2n, 3n],
    ],
    "of different fields": [{ a: 1 }, { a: 2, b: 3 }],
    "of the same fields in another order": [
      { a: 1, b: 2 },
      { b: 3, a: 4 },
    ],
    "of maps": [new Map([["a", 1n]]), new Map()],
    "that are pairs and not": [[1n, { a: 1 }], { a: 1 }],
    "of no fields": [{}, {}],
    "that are none": [],
  };
  for (const [what, rows] of Object.entries(lists))
    it(`are what they were: rows ${what}`, () => {
      expect(again(rows)).to.deep.equal(rows);
      expect(again(rows).map((row) => JSON.stringify(Object.keys(row as object)))).to.deep.equal(
        rows.map((row) => JSON.stringify(Object.keys(row as object))),
      );
    });

  it("name the fields once where all have the same", () => {
    const rows = Array.from({ length: 256 }, (_, i) => [BigInt(i), { agreement: 1n, member: 2n, status: "recorded" }]);
    expect(serialize(columnsOf(rows)).length).to.be.lessThan(serialize(rows).length / 1.5);
  });
});
