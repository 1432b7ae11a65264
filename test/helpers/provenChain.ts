import { type Chain, type ChainOptions, ChainProof } from "../../src/audit/chain/chain.js";
import type { CheckedContracts } from "../../src/audit/events.js";
import { type Batch, batchesOf } from "../../src/audit/load/batches.js";
import type { Endpoint } from "../../src/audit/load/endpoint.js";
import type { LoadOptions } from "../../src/audit/load/load.js";
import { type Pinned, pin } from "../../src/audit/load/pin.js";

/** What is told of a history, and what is proven of it. */
export interface ToProve {
  options: ChainOptions & LoadOptions;
  receiptsByBlock?: boolean;
  /** Was all of it told before, by eth_getLogs? Else it is read from the blocks alone. */
  told?: boolean;
}

/** Level 3 without the replay: the history as it is read, and what the proof of the chain says. */
export async function provenChain(
  endpoint: Endpoint,
  contracts: CheckedContracts,
  { options, ...asked }: ToProve,
): Promise<Chain & { batches: Batch[] }> {
  const pinned = await pin(endpoint, contracts, options.from ?? 0, options.to);
  return provenAt(endpoint, pinned, { options, ...asked });
}

/** The same of what is pinned already. */
export async function provenAt(
  endpoint: Endpoint,
  pinned: Pinned,
  { options, receiptsByBlock = false, told = false }: ToProve,
): Promise<Chain & { batches: Batch[] }> {
  const before = told ? await all(batchesOf(endpoint, pinned, pinned.from)) : [];
  const proof = new ChainProof(endpoint, pinned, options, receiptsByBlock);
  const batches = await all(proof.batches(each(before), told ? pinned.to + 1 : pinned.from));
  return { ...(await proof.result()), batches };
}

async function all(batches: AsyncIterable<Batch>): Promise<Batch[]> {
  const gathered: Batch[] = [];
  for await (const batch of batches) gathered.push(batch);
  return gathered;
}

async function* each(batches: readonly Batch[]): AsyncGenerator<Batch> {
  for (const batch of batches) yield await Promise.resolve(batch);
}
