import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { AgreementFile } from "../../src/agreement/format.js";
import { check } from "../../src/audit/check.js";
import { decode } from "../../src/audit/decode.js";
import type { RawLog } from "../../src/audit/events.js";
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

/** How often each event was told, whatever the block. A number that was reserved for an agreement and not yet used is never used. */
function counted(logs: readonly RawLog[], ledger: Ledger): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { name } of decode(logs, ledger.addresses).history) {
    if (name !== "AgreementReserved") counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

describe("A life that is broken off", () => {
  for (const [names, step] of [
    [["campus-lab"], 2],
    [["campus-lab", "simar"], 20],
    [["shared-invention"], 6],
  ] as const) {
    it(`${names.join(" and ")}: goes on where it ended, and does nothing twice`, async () => {
      const files = names.map(exampleOf);
      const whole = await localChain(...files);
      expect(await run(files, whole.ledger, whole.chain)).to.equal(true);
      const expected = counted(await allLogs(whole.chain.registrar.provider!), whole.ledger);

      const { ledger, chain } = await localChain(...files);
      let runs = 1;
      while (!(await run(files, ledger, stoppedAt(chain, step)))) runs += 1;
      expect(runs).to.be.greaterThan(3);
      const logs = await allLogs(chain.registrar.provider!);
      expect(counted(logs, ledger)).to.deep.equal(expected);
      expect(check(logs, ledger.addresses).findings).to.deep.equal([]);

      expect(await run(files, ledger, stoppedAt(chain, 0)), "a run too many sends nothing").to.equal(true);
    }).timeout(120_000);
  }
});
