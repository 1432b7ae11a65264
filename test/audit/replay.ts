import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { heldBooks } from "../../src/audit/books.js";
import { check } from "../../src/audit/check.js";
import { sourcesIn } from "../../src/audit/decode.js";
import type { RawLog } from "../../src/audit/events.js";
import { Replay, type ReplayState, type Replayed } from "../../src/audit/replay.js";
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
});

/** What a replay by pieces of so many blocks finds; each goes on from what the one before put away, and rows rest in a file. */
function inPieces({ contracts, evidence }: Life, logs: RawLog[], blocks: number): Replayed {
  const pieces = new Map<number, RawLog[]>();
  for (const log of logs) {
    const number = Math.floor(log.blockNumber / blocks);
    pieces.set(number, [...(pieces.get(number) ?? []), log]);
  }
  const folder = mkdtempSync(path.join(tmpdir(), "jointly-pieces-"));
  let put: { state?: ReplayState; tables: PlainTables } = {
    tables: { file: "pages.0", end: 0, rows: new Map(), places: new Map() },
  };
  for (const piece of [...pieces.values(), []]) {
    const tables = new FileTables(folder, put.tables, { rows: 2, hot: 1 });
    const replay = new Replay(contracts, sourcesIn(logs, contracts), evidence, tables, put.state);
    const numbers = new Set(piece.map(({ blockNumber }) => blockNumber));
    const hashes = new Set(piece.map(({ transactionHash }) => transactionHash));
    replay.add({
      logs: piece,
      times: new Map([...evidence.times].filter(([block]) => numbers.has(block))),
      transactions: new Map([...evidence.transactions].filter(([hash]) => hashes.has(hash))),
    });
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
