import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CheckedContracts } from "../src/audit/events.js";
import { httpEndpoint } from "../src/audit/load/http.js";
import { startNode } from "../test/helpers/localNode.js";
import type { Figure } from "./figures.js";
import { longHistory, sent, spread } from "./history.js";
import { type Asked, type Took, once } from "./once.js";

const EVENTS = Number(process.env["JOINTLY_BENCH_EVENTS"] ?? 100_000);
const NEW = 1000;
/** Of those before, so many came in as the new ones do, a batch a block: the last blocks may yet be rewritten, and are replayed again. */
const LATE = 5000;

/**
 * How long an audit with a store takes when little is new, and how its memory grows with the history: each a process of its own, of a node
 * that has a long history. JOINTLY_BENCH_EVENTS makes it longer or shorter.
 */
export async function measureIncrements(): Promise<Figure[]> {
  const node = await startNode();
  try {
    const endpoint = httpEndpoint(node.url);
    const half = Math.round(EVENTS / 2);
    const parts = [sent(half), sent(half - LATE - NEW), spread(LATE), spread(NEW)];
    const { addresses, ends } = await longHistory(node.url, endpoint, ...parts);
    return await measured(node.url, addresses, ends);
  } finally {
    await node.stop();
  }
}

async function measured(url: string, addresses: CheckedContracts, ends: number[]): Promise<Figure[]> {
  const [half, , before, head] = ends as [number, number, number, number];
  const asked = { addresses, level: "L0" } as const;
  const [first] = await kept(url, asked, [half]);
  const [whole, more] = await kept(url, asked, [before, head]);
  const plain = await once(url, { ...asked, to: head });
  if (plain.digest !== more!.digest) throw new Error("with a store the audit says something else");
  const percent = (part: number, of: number): number => Number(((100 * part) / of).toFixed(1));
  return [
    { id: "audit.increment", value: percent(more!.seconds, whole!.seconds), peers: { "of events": whole!.events } },
    { id: "audit.increment.seconds", value: Number(more!.seconds.toFixed(2)), peers: { whole: whole!.seconds } },
    { id: "audit.rss", value: Math.round(whole!.rss), peers: { "without a store": Math.round(plain.rss) } },
    {
      id: "audit.rss.growth",
      value: percent(whole!.rss - first!.rss, first!.rss),
      peers: { "events of half": first!.events },
    },
  ];
}

/** Audits with one store, up to one block after the other. */
async function kept(url: string, asked: Asked, blocks: number[]): Promise<Took[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "jointly-bench-"));
  const took: Took[] = [];
  for (const to of blocks) took.push(await once(url, { ...asked, to, folder }));
  rmSync(folder, { recursive: true, force: true });
  return took;
}
