import type { CheckedContracts, Evidence, RawLog, RawTransaction } from "../events.js";
import { type Batch, batchesOf } from "./batches.js";
import type { Endpoint } from "./endpoint.js";
import { type Pinned, type Range, pin } from "./pin.js";
import { contractsAmong } from "./signers.js";

/** What is being done, and how much of it is. */
export interface Progress {
  phase: "blocks" | "state" | "chain";
  done: number;
  total: number;
}

/** Which blocks are audited. */
export interface LoadOptions {
  /** The first block, 0 by default. It may be the deployment's, to save time; a later one leaves out what it builds on. */
  from?: number;
  /** The last block, at which everything is asked: the newest one by default. */
  to?: number;
  progress?: (progress: Progress) => void;
}

/** The history of a deployment up to one block, as an endpoint tells it. */
export interface History extends Range {
  logs: RawLog[];
  evidence: Evidence;
}

/**
 * Loads everything that happened to a deployment at once: all logs of its contracts, of the AccessManagers that its registry has obeyed,
 * and the transfers of tokens from and to its treasury; the transactions they stand in, and the times of their blocks.
 * @throws EndpointError as {@link pin} and {@link batchesOf} do.
 */
export async function load(
  endpoint: Endpoint,
  contracts: CheckedContracts,
  { from = 0, to, progress }: LoadOptions = {},
): Promise<History> {
  const pinned = await pin(endpoint, contracts, from, to);
  const total = pinned.to - from + 1;
  const batches = batchesOf(endpoint, pinned, from, (done) => progress?.({ phase: "blocks", done, total }));
  return gather(endpoint, pinned, batches);
}

/** A history put together from its batches. */
export async function gather(
  endpoint: Endpoint,
  { chainId, contracts, from, to, blockHash, blockTime }: Pinned,
  batches: AsyncIterable<Batch>,
): Promise<History> {
  const logs: RawLog[] = [];
  const times = new Map<number, bigint>();
  const transactions = new Map<string, RawTransaction>();
  const signers = new Set<string>();
  for await (const batch of batches) {
    for (const log of batch.logs) logs.push(log);
    for (const [block, time] of batch.times) times.set(block, time);
    for (const [hash, transaction] of batch.transactions) transactions.set(hash, transaction);
    for (const signer of batch.signers) signers.add(signer);
  }
  const wallets = new Set(await contractsAmong(endpoint, [...signers], to));
  const evidence = { chainId, times, transactions, wallets };
  return { contracts, from, to, blockHash, blockTime, logs, evidence };
}
