import { contractNames } from "../decode.js";
import type { Batch } from "../load/batches.js";
import type { Pinned } from "../load/pin.js";
import { signersIn } from "../load/signers.js";

/** A batch as it would have been loaded for this range: a kept one may reach beyond it, or tell of tokens that were numbered later. */
export function upTo(batch: Batch, { contracts, to, sources: { managers, tokens } }: Pinned): Batch {
  const tellers = new Set([...contractNames.map((name) => contracts[name].toLowerCase()), ...managers, ...tokens]);
  const logs = batch.logs.filter(({ address, blockNumber }) => blockNumber <= to && tellers.has(address.toLowerCase()));
  if (logs.length === batch.logs.length) return batch;
  const blocks = new Set(logs.map(({ blockNumber }) => blockNumber));
  const hashes = new Set(logs.map(({ transactionHash }) => transactionHash));
  return {
    ...batch,
    last: Math.min(batch.last, to),
    logs,
    times: new Map([...batch.times].filter(([block]) => blocks.has(block))),
    transactions: new Map([...batch.transactions].filter(([hash]) => hashes.has(hash))),
    signers: signersIn(logs, contracts),
  };
}
