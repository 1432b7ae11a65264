import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CheckedContracts } from "../src/audit/events.js";
import type { Endpoint } from "../src/audit/load/endpoint.js";
import { httpEndpoint } from "../src/audit/load/http.js";
import { startNode } from "../test/helpers/localNode.js";
import type { Figure } from "./figures.js";
import { AFTER, SPREAD, longHistory } from "./history.js";
import { type Asked, type Took, once } from "./once.js";

const EVENTS = Number(process.env["JOINTLY_BENCH_EVENTS"] ?? 100_000);
const NEW = 1000;

/**
 * How long an audit with a store takes when little is new, and how its memory grows with the history: each a process of its own, of a node
 * that has a long history. JOINTLY_BENCH_EVENTS makes it longer or shorter.
 */
export async function measureIncrements(): Promise<Figure[]> {
  const node = await startNode();
  try {
    const endpoint = httpEndpoint(node.url);
    const addresses = await longHistory(node.url, endpoint, EVENTS, SPREAD);
    return await measured(node.url, endpoint, addresses);
  } finally {
    await node.stop();
  }
}

async function measured(url: string, endpoint: Endpoint, addresses: CheckedContracts): Promise<Figure[]> {
  const head = Number(await endpoint.send("eth_blockNumber", []));
  const lastOf = (events: number): number => head - AFTER - Math.ceil(events / SPREAD.entries);
  const asked = { addresses, level: "L0" } as const;
  const [first] = await kept(url, asked, [lastOf(EVENTS / 2)]);
  const [whole, more] = await kept(url, asked, [lastOf(NEW), head]);
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
