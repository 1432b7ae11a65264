import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { History } from "../src/audit/load/load.js";
import { compiled } from "../test/helpers/compiled.js";
import type { Figure } from "./figures.js";
import { type Mirror, mirrorOf } from "./mirror.js";

/** What an audit by a process of its own took: seconds without the start of the process, megabytes at the most. */
interface Took {
  seconds: number;
  rss: number;
  events: number;
  digest: string;
}

const NEW = 1000;

/** How long an audit with a store takes when little is new, and how its memory grows with the history: each a process of its own. */
export async function measureIncrements(history: History): Promise<Figure[]> {
  const mirror = await mirrorOf(history);
  const { logs } = history;
  const blockOf = (events: number): number => logs[events - 1]!.blockNumber;
  const half = await kept(mirror, history, [blockOf(logs.length >> 1)]);
  const [before, after] = await kept(mirror, history, [blockOf(logs.length - NEW), history.to]);
  const plain = await once(mirror, history);
  mirror.stop();
  if (plain.digest !== after!.digest) throw new Error("with a store the audit says something else");
  const percent = (part: number, of: number): number => Number(((100 * part) / of).toFixed(1));
  return [
    { id: "audit.increment", value: percent(after!.seconds, before!.seconds), peers: { "of events": logs.length } },
    { id: "audit.increment.seconds", value: Number(after!.seconds.toFixed(2)) },
    { id: "audit.rss", value: Math.round(before!.rss), peers: { "without a store": Math.round(plain.rss) } },
    {
      id: "audit.rss.growth",
      value: percent(before!.rss - half[0]!.rss, half[0]!.rss),
      peers: { "events of half": half[0]!.events },
    },
  ];
}

/** Audits with one store, up to one block after the other. */
async function kept(mirror: Mirror, history: History, blocks: number[]): Promise<Took[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "jointly-bench-"));
  const took: Took[] = [];
  for (const block of blocks) {
    mirror.showUpTo(block);
    took.push(await once(mirror, history, folder));
  }
  rmSync(folder, { recursive: true, force: true });
  return took;
}

async function once({ url }: Mirror, { contracts }: History, ...folder: string[]): Promise<Took> {
  const library = pathToFileURL(await compiled()).href;
  const script = path.join(import.meta.dirname, "once.mjs");
  const child = spawn(process.execPath, [script, library, url, JSON.stringify(contracts), ...folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`the audit ended with ${String(code)}`);
  return JSON.parse(said) as Took;
}
