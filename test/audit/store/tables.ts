import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { FileTables, type PlainTables } from "../../../src/audit/store/fileTables.js";
import { Places } from "../../../src/audit/places.js";
import { random, seedOfRun } from "../../helpers/random.js";

interface Row {
  name: string;
  amount: bigint;
}

describe("Tables in pages", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "jointly-tables-"));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("are what a map and a list are, whatever is done, put away and taken up", async () => {
    const next = random(seedOfRun("tables"));
    const [map, array] = [new Map<bigint | string, Row>(), [] as Row[]];
    let known: PlainTables = { file: "pages.0", end: 0, rows: new Map(), places: new Map() };
    const files = new Set<string>();
    for (let round = 0; round < 60; ++round) {
      const tables = new FileTables(folder, known, { rows: 3, hot: 2 });
      expect(tables.isSound()).to.equal(true);
      const [table, list] = [tables.table<bigint | string, Row>("table"), tables.list<Row>("list")];
      for (let i = 0; i < 40; ++i) {
        const row = { name: `row ${round}/${i}`, amount: BigInt(next(1000)) };
        const keys = [BigInt(map.size + 1), BigInt(next(200)), `key ${next(50)}`];
        const key = keys[next(3)]!;
        expect(table.has(key)).to.equal(map.has(key));
        expect(table.get(key)).to.deep.equal(map.get(key));
        if (map.has(key) && next(2) === 0) for (const one of [table, map]) one.get(key)!.amount += 1n;
        else for (const one of [table, map]) one.set(key, { ...row });
        list.push({ ...row });
        array.push({ ...row });
        const end = next(2) - 1;
        for (const one of [list, array]) one.at(end)!.amount += 1n;
        if (next(8) === 0) tables.rest();
      }
      expect([...table]).to.deep.equal([...map]);
      expect([[...table.keys()], [...table.values()], table.size]).to.deep.equal([
        [...map.keys()],
        [...map.values()],
        map.size,
      ]);
      expect([...list]).to.deep.equal(array);
      expect(list.filter(({ amount }) => amount > 500n)).to.deep.equal(array.filter(({ amount }) => amount > 500n));
      known = structuredClone(tables.packed());
      files.add(known.file);
      tables.close();
    }
    expect(files.size, "files are begun anew").to.be.greaterThan(1);
  });

  it("numbers in order take one run; others are found all the same", () => {
    const places = new Places<bigint>();
    const keys = [1n, 2n, 3n, 5n, 6n, 4n, 9n];
    for (const [place, key] of keys.entries()) places.add(key, place);
    expect(Array.from({ length: 11 }, (_, i) => places.get(BigInt(i)))).to.deep.equal(
      Array.from({ length: 11 }, (_, i) => (keys.includes(BigInt(i)) ? keys.indexOf(BigInt(i)) : undefined)),
    );
    expect([places.plain().runs.length, places.plain().others.size]).to.deep.equal([3, 1]);
  });
});
