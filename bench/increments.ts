import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { History } from "../src/audit/load/load.js";
import type { Figure } from "./figures.js";
import { type Mirror, mirrorOf } from "./mirror.js";
import { type Took, once } from "./once.js";

const NEW = 1000;

/** How long an audit with a store takes when little is new, and how its memory grows with the history: each a process of its own. */
export async function measureIncrements(history: History): Promise<Figure[]> {
  const mirror = await mirrorOf(history);
  const { logs } = history;
  const blockOf = (events: number): number => logs[events - 1]!.blockNumber;
  const half = await kept(mirror, history, [blockOf(logs.length >> 1)]);
  const [before, after] = await kept(mirror, history, [blockOf(logs.length - NEW), history.to]);
  const plain = await once(mirror.url, { addresses: history.contracts, level: "L0" });
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
async function kept(mirror: Mirror, { contracts }: History, blocks: number[]): Promise<Took[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "jointly-bench-"));
  const took: Took[] = [];
  for (const block of blocks) {
    mirror.showUpTo(block);
    took.push(await once(mirror.url, { addresses: contracts, level: "L0", folder }));
  }
  rmSync(folder, { recursive: true, force: true });
  return took;
}
