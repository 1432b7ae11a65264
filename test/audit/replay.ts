import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { heldBooks } from "../../src/audit/books.js";
import { check } from "../../src/audit/check.js";
import { sourcesIn } from "../../src/audit/decode.js";
import type { Evidence, RawLog } from "../../src/audit/events.js";
import { type Piece, Replay, type ReplayState, type Replayed } from "../../src/audit/replay.js";
import { StoreError } from "../../src/audit/store/errors.js";
import { FileTables, type PlainTables } from "../../src/audit/store/fileTables.js";
import { type Life, dropped, lifeOf, placesOf } from "../helpers/checkedLife.js";

describe("A history replayed piece by piece", () => {
  for (const name of ["simar", "campus-lab"] as const) {
    it(`${name}: however it is cut, and put away between pieces, the result is the same`, async () => {
      const life = await lifeOf(name);
      const whole = check(life.logs, life.contracts, life.evidence);
      for (const blocks of [1, 7]) {
        const { times, ...rest } = inPieces(life, life.logs, blocks);
        const { history, times: all, ...expected } = whole;
        expect(rest).to.deep.equal(expected);
        for (const { block } of history) expect(times.get(block)).to.equal(all.get(block));
        expect(times.get(history.at(-1)!.block + 1)).to.equal(undefined);
      }
    });
  }

  it("what is missing is found alike, and told in the same order", async () => {
    const life = await lifeOf("campus-lab");
    for (const event of ["ReceiptConfirmed", "ContributionAttested", "UnitsChanged"]) {
      const logs = dropped(life.logs, placesOf(life, event)[0]!);
      const { findings } = check(logs, life.contracts, life.evidence);
      expect(findings).not.to.deep.equal([]);
      expect(inPieces(life, logs, 3).findings).to.deep.equal(findings);
    }
  });

  it("rows that can no longer be read end it: they are no finding about the history", async () => {
    const { logs, contracts, evidence } = await lifeOf("campus-lab");
    const folder = mkdtempSync(path.join(tmpdir(), "jointly-rows-"));
    const tables = new FileTables(folder, noTables, { rows: 1, hot: 0 });
    const replay = new Replay(contracts, sourcesIn(logs, contracts), evidence, tables);
    const { blockNumber } = logs[Math.floor(logs.length / 2)]!;
    const [early, late] = [true, false].map((is) => logs.filter((log) => log.blockNumber < blockNumber === is));
    replay.add(pieceOf(evidence, early!));
    tables.rest();
    const file = path.join(folder, noTables.file);
    writeFileSync(file, readFileSync(file).fill(0));
    expect(() => replay.add(pieceOf(evidence, late!))).to.throw(StoreError);
    tables.close();
  });
});

const noTables: PlainTables = { file: "pages.0", end: 0, rows: new Map(), places: new Map() };

/** Some logs, with their times and transactions. */
function pieceOf({ times, transactions }: Evidence, logs: RawLog[]): Piece {
  const numbers = new Set(logs.map(({ blockNumber }) => blockNumber));
  const hashes = new Set(logs.map(({ transactionHash }) => transactionHash));
  return {
    logs,
    times: new Map([...times].filter(([block]) => numbers.has(block))),
    transactions: new Map([...transactions].filter(([hash]) => hashes.has(hash))),
  };
}

/** What a replay by pieces of so many blocks finds; each goes on from what the one before put away, and rows rest in a file. */
function inPieces({ contracts, evidence }: Life, logs: RawLog[], blocks: number): Replayed {
  const pieces = new Map<number, RawLog[]>();
  for (const log of logs) {
    const number = Math.floor(log.blockNumber / blocks);
    pieces.set(number, [...(pieces.get(number) ?? []), log]);
  }
  const folder = mkdtempSync(path.join(tmpdir(), "jointly-pieces-"));
  let put: { state?: ReplayState; tables: PlainTables } = { tables: noTables };
  for (const piece of [...pieces.values(), []]) {
    const tables = new FileTables(folder, put.tables, { rows: 2, hot: 1 });
    const replay = new Replay(contracts, sourcesIn(logs, contracts), evidence, tables, put.state);
    replay.add(pieceOf(evidence, piece));
    tables.rest();
    if (piece.length === 0) return held(replay.result(), () => tables.close());
    put = structuredClone({ state: replay.settled(), tables: tables.packed() });
    tables.close();
  }
  throw new Error("there is no history");
}

/** A result whose rows are all in memory. */
function held({ books, landmarks, ...rest }: Replayed, close: () => void): Replayed {
  const all = { books: heldBooks(books), landmarks: [...landmarks], ...rest };
  rest.times.get(0);
  close();
  return all;
}
