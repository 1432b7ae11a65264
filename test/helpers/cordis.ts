import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import Papa from "papaparse";
import type { AgreementFile } from "../../src/agreement/format.js";
import { check } from "../../src/audit/check.js";
import { newWorlds, playAll } from "../../src/play/play.js";
import type { World } from "../../src/play/world.js";
import { localChain } from "../../scripts/lib/localChain.js";
import { allLogs } from "../../scripts/lib/logs.js";

const folder = path.resolve(import.meta.dirname, "../../../shared/data/cordis");

/** A table's bytes. */
export const bytesOf = (name: string): Uint8Array => readFileSync(path.join(folder, `${name}.csv`));

/** A table's rows, read without the importer. */
export const rowsOf = (name: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(new TextDecoder().decode(bytesOf(name)), { header: true, skipEmptyLines: true })
    .data;

/** Skips the tests of a suite, and says why, where the real tables are not at hand. */
export function needTables(suite: Mocha.Context): void {
  if (existsSync(folder)) return;
  console.log(`      skipped: the CORDIS tables are not in ${path.relative(process.cwd(), folder)}`);
  suite.skip();
}

/** Euros as a table has them, in cents. */
export function cents(text: string | undefined): bigint {
  const [whole, part = ""] = (text || "0").split(".");
  return BigInt(whole!) * 100n + BigInt(part.padEnd(2, "0"));
}

/** Everything that came of files lived together on one chain. */
export interface Lived {
  worlds: World[];
  findings: ReturnType<typeof check>["findings"];
  /** What each member was paid or kept, by agreement. */
  paid: (world: World, id: string) => bigint;
}

/** Lives files together and audits their chain. */
export async function liveTogether(files: AgreementFile[]): Promise<Lived> {
  const { chain, ledger } = await localChain(...files);
  const worlds = await newWorlds(files, ledger, chain);
  for await (const happening of playAll(worlds)) void happening;
  const { findings, books } = check(await allLogs(chain.registrar.provider!), ledger.addresses);
  const sums = new Map<string, bigint>();
  for (const { agreement, payments } of books.runs.values()) {
    for (const { account, amount } of payments) {
      const key = `${agreement} ${account}`;
      sums.set(key, (sums.get(key) ?? 0n) + amount);
    }
  }
  const paid = (world: World, id: string) => sums.get(`${world.agreement} ${world.members.get(id)}`) ?? 0n;
  return { worlds, findings, paid };
}
