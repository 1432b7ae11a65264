import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { AgreementFile } from "../../src/agreement/format.js";
import { check } from "../../src/audit/check.js";
import { newWorlds, playAll } from "../../src/play/play.js";
import type { Chain } from "../../src/play/world.js";
import type { Ledger } from "../../src/sdk/ledger.js";
import { localChain } from "../../scripts/lib/localChain.js";
import { allLogs } from "../../scripts/lib/logs.js";

const exampleOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), "utf8")) as AgreementFile;

const STOPPED = "the program was stopped";

/** The same chain, whose program is stopped when it is about to send for the nth time. */
function stoppedAt(chain: Chain, sendings: number): Chain {
  let left = sendings;
  return {
    ...chain,
    inOneBlock: (send) => {
      left -= 1;
      return left < 0 ? Promise.reject(new Error(STOPPED)) : chain.inOneBlock!(send);
    },
  };
}

/** Plays files until the end or until it is stopped; says whether it came to the end. */
async function run(files: AgreementFile[], ledger: Ledger, chain: Chain): Promise<boolean> {
  try {
    for await (const happening of playAll(await newWorlds(files, ledger, chain))) void happening;
    return true;
  } catch (error) {
    const { message, cause } = error as Error & { cause?: Error };
    if (message !== STOPPED && cause?.message !== STOPPED) throw error;
    return false;
  }
}

/** How often each event was told, whatever the block. */
function counted(logs: { topics: readonly string[] }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { topics } of logs) counts.set(topics[0]!, (counts.get(topics[0]!) ?? 0) + 1);
  return counts;
}

describe("A life that is broken off", () => {
  for (const [names, step] of [
    [["campus-lab"], 3],
    [["campus-lab", "simar"], 20],
  ] as const) {
    it(`${names.join(" and ")}: goes on where it ended, and does nothing twice`, async () => {
      const files = names.map(exampleOf);
      const whole = await localChain(...files);
      expect(await run(files, whole.ledger, whole.chain)).to.equal(true);
      const expected = counted(await allLogs(whole.chain.registrar.provider!));

      const { ledger, chain } = await localChain(...files);
      let runs = 1;
      while (!(await run(files, ledger, stoppedAt(chain, step)))) runs += 1;
      expect(runs).to.be.greaterThan(3);
      const logs = await allLogs(chain.registrar.provider!);
      expect(counted(logs)).to.deep.equal(expected);
      expect(check(logs, ledger.addresses).findings).to.deep.equal([]);

      expect(await run(files, ledger, stoppedAt(chain, 0)), "a run too many sends nothing").to.equal(true);
    }).timeout(120_000);
  }
});
