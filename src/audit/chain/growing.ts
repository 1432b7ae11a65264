import type { RawLog, RawTransaction } from "../events.js";
import type { Batch } from "../load/batches.js";
import type { Pinned } from "../load/pin.js";
import { signersIn } from "../load/signers.js";
import type { Fetched } from "./fetch.js";
import type { NodeTransaction } from "./transaction.js";
import type { ProvenBlock } from "./walk.js";

/** What is there of a batch, to be added to. */
interface Grown {
  first: number;
  last: number;
  hash: string;
  logs: RawLog[];
  times: Map<number, bigint>;
  transactions: Map<string, RawTransaction>;
}

/** A batch that grows block by block. */
export class Growing {
  private batch: Grown | undefined;

  constructor(private readonly pinned: Pinned) {}

  /** @param proven what the block holds of the ledger, where that makes sense. */
  add({ number, block }: Fetched, proven: ProvenBlock | undefined): void {
    this.batch ??= { first: number, last: number, hash: "", logs: [], times: new Map(), transactions: new Map() };
    this.batch.last = number;
    this.batch.hash = String(block?.hash);
    if (proven === undefined || proven.logs.length === 0) return;
    this.batch.times.set(number, proven.time);
    for (const log of proven.logs) this.batch.logs.push(log); // a block may hold more than one call takes
    for (const one of proven.transactions) this.batch.transactions.set(one.hash, callOf(one));
  }

  /** What has grown, none where nothing has; another one begins. */
  *taken(): Generator<Batch> {
    const { batch } = this;
    this.batch = undefined;
    if (batch !== undefined) yield { ...batch, signers: signersIn(batch.logs, this.pinned.contracts) };
  }
}

const callOf = ({ hash, from, to, input }: NodeTransaction): RawTransaction => ({ hash, from, to, input });
