import type { RawTransaction } from "../events.js";
import type { Batch } from "../load/batches.js";
import type { Pinned } from "../load/pin.js";
import { signersIn } from "../load/signers.js";
import type { Fetched } from "./fetch.js";
import type { NodeTransaction } from "./transaction.js";
import type { ProvenBlock } from "./walk.js";

/** A batch that grows block by block. */
export class Growing {
  private batch: Omit<Batch, "signers"> | undefined;

  constructor(private readonly pinned: Pinned) {}

  /** @param proven what the block holds of the ledger, where that makes sense. */
  add({ number, block }: Fetched, proven: ProvenBlock | undefined): void {
    this.batch ??= { first: number, last: number, hash: "", logs: [], times: new Map(), transactions: new Map() };
    this.batch.last = number;
    this.batch.hash = String(block?.hash);
    if (proven === undefined || proven.logs.length === 0) return;
    (this.batch.times as Map<number, bigint>).set(number, proven.time);
    for (const log of proven.logs) (this.batch.logs as Batch["logs"][number][]).push(log);
    for (const one of proven.transactions)
      (this.batch.transactions as Map<string, RawTransaction>).set(one.hash, callOf(one));
  }

  /** What has grown, none where nothing has; another one begins. */
  *taken(): Generator<Batch> {
    const { batch } = this;
    this.batch = undefined;
    if (batch !== undefined) yield { ...batch, signers: signersIn(batch.logs, this.pinned.contracts) };
  }
}

const callOf = ({ hash, from, to, input }: NodeTransaction): RawTransaction => {
  return { hash, from, to, input: input.toLowerCase() };
};
