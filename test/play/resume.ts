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

/** The firm's own design: licensed before and after its first sale, sold in parts, sold whole by the next owner, and never asked about. */
function ownDesign(): AgreementFile {
  const file = exampleOf("shared-invention");
  file.agreement.property = { ...file.agreement.property, exclusive: { consent: "alone" } };
  const licence = file.story.find((step) => step.do === "license")!;
  delete licence.consents;
  const grant = (date: string, as: string, by: string, territory: string[]) => {
    return { ...licence, date, as, by, licensee: "college", asset: "own", kind: "sole", territory } as const;
  };
  const offer = (date: string, as: string, by: string, to: string, part: string) => {
    return { date, do: "offer-share", as, asset: "own", by, to, part, contract: "sale (invented)" } as const;
  };
  const maker = { by: "firm", kind: "design", identifier: "hub (invented)", evidence: "drawings (invented)" } as const;
  file.story = [
    { date: "2026-02-01", do: "register", as: "own", sole: true, ...maker },
    offer("2026-03-02", "half", "firm", "works", "50 %"),
    grant("2026-03-20", "first", "firm", ["CN"]),
    { date: "2026-03-21", do: "transfer", offer: "half" },
    offer("2026-03-22", "rest", "firm", "works", "50 %"),
    offer("2026-03-22", "all", "works", "fund", "50 %"),
    { date: "2026-04-25", do: "transfer", offer: "rest" },
    { date: "2026-04-26", do: "transfer", offer: "all" },
    grant("2026-05-26", "second", "works", ["HK"]),
  ];
  return file;
}

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
async function run(files: readonly AgreementFile[], ledger: Ledger, chain: Chain): Promise<boolean> {
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
  for (const [title, files, step] of [
    ["campus-lab", [exampleOf("campus-lab")], 2],
    ["campus-lab and simar", ["campus-lab", "simar"].map(exampleOf), 20],
    ["shared-invention", [exampleOf("shared-invention")], 5],
    ["an asset that is one owner's alone, before, between and after sales", [ownDesign()], 3],
  ] as const) {
    it(`${title}: goes on where it ended, and does nothing twice`, async () => {
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
