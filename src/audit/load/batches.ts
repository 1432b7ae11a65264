import { TRANSFER, contractNames, sourcesIn } from "../decode.js";
import type { RawLog } from "../events.js";
import type { Piece } from "../replay.js";
import { type Endpoint, EndpointError, ask, askAll, quantity } from "./endpoint.js";
import { evidenceOf } from "./evidence.js";
import { logsBetween } from "./logs.js";
import { type Pinned, blockAt } from "./pin.js";
import { signersIn } from "./signers.js";

/** Some blocks of the history, with all that is needed to replay them. */
export interface Batch extends Required<Piece> {
  first: number;
  last: number;
  /** Of the last block. */
  hash: string;
  /** Keys that the registry heard of here, in lower case. */
  signers: string[];
}

/** How much of the history is there, in blocks. */
export type OnDone = (blocks: number) => void;

/** Characters of logs and calldata that a batch aims at, so that a few of them in flight take a few megabytes. */
const AIM = 1_000_000;
const FIRST_SPAN = 16;
const LONGEST_SPAN = 100_000;
const GROWTH = 2;
const AHEAD = 3;
/** Characters of logs and calldata that a unit of gas brings, about. */
export const PER_GAS = 1 / 30;
/** How many times what it aims at a batch may be. */
const TOO_MANY = 4;
const SETTLING = 64;

/**
 * The history from a block on, a batch at a time in the order of the chain; the next ones are on their way while one is looked at. An
 * endpoint's word is taken for it: nothing is proven here, but what contradicts itself is refused.
 * @throws EndpointError when the endpoint does not answer, refuses, or contradicts itself, and when the chain changed meanwhile.
 */
export async function* batchesOf(
  endpoint: Endpoint,
  pinned: Pinned,
  first: number,
  onDone: OnDone = () => undefined,
): AsyncGenerator<Batch> {
  const { from, to, blockHash } = pinned;
  const settled = settledAt(pinned);
  const underway: Underway[] = [];
  const ends: Pick<Batch, "last" | "hash">[] = [{ last: to, hash: blockHash }];
  let span = FIRST_SPAN;
  for (let next = first; next <= to || underway.length > 0;) {
    while (next <= to && underway.length < AHEAD) {
      const last = Math.min(next <= settled ? settled : to, next + span - 1);
      underway.push(begun(endpoint, pinned, next, last));
      next = last + 1;
    }
    const { last, loading } = underway.shift()!;
    const batch = await loading;
    if (batch.last < last) underway.unshift(begun(endpoint, pinned, batch.last + 1, last));
    const blocks = batch.last - batch.first + 1;
    const fitting = Math.floor((blocks * AIM) / Math.max(1, sizeOf(batch)));
    span = Math.max(1, Math.min(fitting, blocks * GROWTH, LONGEST_SPAN));
    ends.push({ last: batch.last, hash: batch.hash });
    onDone(batch.last - from + 1);
    yield batch;
  }
  if ((await standing(endpoint, ends)) < ends.length) throw moved();
}

/** A batch on its way, and the last block that it was to have: it may turn out shorter. */
interface Underway {
  last: number;
  loading: Promise<Batch>;
}

function begun(endpoint: Endpoint, pinned: Pinned, first: number, last: number): Underway {
  const loading = batchOf(endpoint, pinned, first, last);
  loading.catch(() => undefined); // awaited later: another may fail first
  return { last, loading };
}

/** A history as it is told: what is kept of it, then what the endpoint has from the block on that this does not cover. */
export async function* toldBatches(
  endpoint: Endpoint,
  pinned: Pinned,
  kept: AsyncIterable<Batch>,
  next: number,
  onDone: OnDone,
): AsyncGenerator<Batch> {
  yield* kept;
  yield* batchesOf(endpoint, pinned, next, onDone);
}

/** The last block that is hardly ever rewritten. A batch ends here, so that what is replayed up to it can be kept. */
export const settledAt = ({ to }: Pick<Pinned, "to">): number => to - SETTLING;

/** How many of these batches, from the first on, still end in the block in which they ended. */
export async function standing(endpoint: Endpoint, ends: readonly Pick<Batch, "last" | "hash">[]): Promise<number> {
  const found = await askAll(ends, ({ last }) =>
    ask<{ hash?: unknown } | null>(endpoint, "eth_getBlockByNumber", [quantity(last), false]),
  );
  const fallen = ends.findIndex(({ hash }, i) => found[i]?.hash !== hash);
  return fallen < 0 ? ends.length : fallen;
}

const moved = (): EndpointError =>
  new EndpointError("moved", {
    en: "The chain was rewritten while it was read. Run the audit again; up to an older block (--to) if that happens often.",
    zh: "读取期间链被改写。请重新审计；若经常如此，请指定较早的截止区块（--to）。",
  });

const sizeOf = ({ logs, transactions }: Batch): number => {
  let size = 0;
  for (const { data, topics } of logs) size += LOG + data.length + topics.length * TOPIC;
  for (const { input } of transactions.values()) size += TRANSACTION + input.length;
  return size;
};
/** What a log, a topic and a transaction take beside their contents, about. */
const [LOG, TOPIC, TRANSACTION] = [250, 70, 400];

/**
 * The hash that the batch ends with is asked for first: if it is the same at the end, nothing was rewritten in between. The gas of that
 * block tells whether there will be far too much: how long a batch is follows from those before, which may have been of quieter times.
 */
async function batchOf(endpoint: Endpoint, pinned: Pinned, first: number, last: number): Promise<Batch> {
  const { hash, gasUsed } = await blockAt(endpoint, quantity(last));
  const fitting = Math.max(1, Math.floor((TOO_MANY * AIM) / (Number(gasUsed ?? 0) * PER_GAS)));
  if (last - first >= fitting) return batchOf(endpoint, pinned, first, first + fitting - 1);
  const logs = await logsOf(endpoint, pinned, first, last);
  const { transactions, times } = await evidenceOf(endpoint, logs);
  return { first, last, hash, logs, transactions, times, signers: signersIn(logs, pinned.contracts) };
}

const byPlace = (a: RawLog, b: RawLog): number => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex;

/** The logs of the contracts and the AccessManagers, and the transfers from and to the treasury; one to itself is asked for twice. */
async function logsOf(
  endpoint: Endpoint,
  { contracts, sources: { managers, tokens } }: Pinned,
  from: number,
  to: number,
): Promise<RawLog[]> {
  const between = (address: string[], ...topics: (string | null)[]): Promise<RawLog[]> =>
    address.length === 0
      ? Promise.resolve([])
      : logsBetween(endpoint, { address, ...(topics.length > 0 && { topics }) }, from, to);
  const padded = `0x${contracts.treasury.slice(2).toLowerCase().padStart(64, "0")}`;
  const [own, out, back] = await Promise.all([
    between([...contractNames.map((name) => contracts[name]), ...managers]),
    between([...tokens], TRANSFER, padded),
    between([...tokens], TRANSFER, null, padded),
  ]);
  requireKnown(own, { contracts, sources: { managers, tokens } });
  return [...own, ...out, ...back.filter(({ topics }) => topics[1]?.toLowerCase() !== padded)].sort(byPlace);
}

/**
 * Who tells the history was asked for before: a log that names another one was kept back then.
 * @throws EndpointError when there is one.
 */
export function requireKnown(
  logs: readonly RawLog[],
  { contracts, sources }: Pick<Pinned, "contracts" | "sources">,
): void {
  const known = new Set([...sources.managers, ...sources.tokens]);
  const { managers, tokens } = sourcesIn(logs, contracts);
  const missed = [...managers, ...tokens].find((address) => !known.has(address));
  if (missed === undefined) return;
  throw new EndpointError("log-missing", {
    en: `The endpoint has a log that names ${missed}, and kept it back when it was asked for all such logs. It cannot be relied on; ask another node.`,
    zh: `节点有提及 ${missed} 的日志，此前查询此类日志时却未返回。该节点不可信，请换用其他节点。`,
  });
}
