import { expect } from "chai";
import { check } from "../../src/audit/check.js";
import { sourcesIn } from "../../src/audit/decode.js";
import type { RawLog } from "../../src/audit/events.js";
import { Replay, type ReplayState, newState } from "../../src/audit/replay.js";
import { type Life, dropped, lifeOf, placesOf } from "../helpers/checkedLife.js";

describe("A history replayed piece by piece", () => {
  for (const name of ["simar", "campus-lab"] as const) {
    it(`${name}: however it is cut, and put away between pieces, the result is the same`, async () => {
      const life = await lifeOf(name);
      const whole = check(life.logs, life.contracts, life.evidence);
      for (const blocks of [1, 7]) {
        const { times, ...rest } = inPieces(life, life.logs, blocks).result();
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
      expect(inPieces(life, logs, 3).result().findings).to.deep.equal(findings);
    }
  });
});

/** Pieces of so many blocks, each by a replay of its own that goes on from a copy of what the one before knew. */
function inPieces({ contracts, evidence }: Life, logs: RawLog[], blocks: number): Replay {
  const pieces = new Map<number, RawLog[]>();
  for (const log of logs) {
    const number = Math.floor(log.blockNumber / blocks);
    pieces.set(number, [...(pieces.get(number) ?? []), log]);
  }
  let state: ReplayState = newState();
  let replay = new Replay(contracts, sourcesIn(logs, contracts), evidence, state);
  for (const piece of pieces.values()) {
    replay = new Replay(contracts, sourcesIn(logs, contracts), evidence, state);
    const numbers = new Set(piece.map(({ blockNumber }) => blockNumber));
    const hashes = new Set(piece.map(({ transactionHash }) => transactionHash));
    replay.add({
      logs: piece,
      times: new Map([...evidence.times].filter(([block]) => numbers.has(block))),
      transactions: new Map([...evidence.transactions].filter(([hash]) => hashes.has(hash))),
    });
    state = structuredClone(replay.state);
  }
  return replay;
}
