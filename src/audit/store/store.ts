import type { Batch } from "../load/batches.js";
import type { Endpoint } from "../load/endpoint.js";
import type { Pinned } from "../load/pin.js";
import type { ReplayState } from "../replay.js";
import type { Tables } from "../tables.js";

/** A replay that was put away: it had replayed all blocks before `next`. */
export interface PutAway {
  next: number;
  state: ReplayState;
  /** The keys that the registry had heard of, and which of them were contracts when it was put away. */
  signers: string[];
  wallets: string[];
}

/** Where an audit keeps the history that it loads, and the replay of it. */
export interface Store {
  /**
   * Takes up what is kept of a history, as far as it stands on the chain.
   * @returns the first block that is not kept.
   */
  open: (endpoint: Endpoint, pinned: Pinned) => Promise<number>;
  /** Keeps the next batch. */
  add: (batch: Batch) => Promise<void>;
  /** What is kept from a block on, up to the last one audited. */
  batches: (from: number) => AsyncIterable<Batch>;
  /** The replay that was put away last, with its tables; undefined where there is none that may be relied on. */
  takeUp: () => Promise<(PutAway & { tables: Tables }) | undefined>;
  /** Empty tables, for a replay from the first block; what was put away is no longer. */
  begin: () => Promise<Tables>;
  /** To be called between two blocks: lets go of rows that were not used lately. */
  rest: () => void;
  putAway: (replay: PutAway) => Promise<void>;
  /** To be called when all was read and all compared once more: it stands on one chain, and the next run need not ask for all of it again. */
  stood: () => Promise<void>;
}
