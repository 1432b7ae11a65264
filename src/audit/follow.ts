import { Decoder } from "./decode.js";
import { Recoveries } from "./keys/recoveries.js";
import { type Batch, settledAt } from "./load/batches.js";
import type { Endpoint } from "./load/endpoint.js";
import type { Pinned } from "./load/pin.js";
import { contractsAmong } from "./load/signers.js";
import type { StorageFold } from "./proof/fold.js";
import { Replay } from "./replay.js";
import type { PutAway, Store } from "./store/store.js";
import type { Tables } from "./tables.js";

/** A replay is put away when this part of it is new: often enough to lose little, so seldom that writing it down costs little. */
const NEW_ON_THE_WAY = 1 / 3;
const NEW_AT_THE_END = 1 / 200;

/** How a history is followed. */
export interface Following {
  /** All of it in order, given the batches that are kept and the first block that they do not cover. */
  read: (kept: AsyncIterable<Batch>, next: number) => AsyncIterable<Batch>;
  /** Is also what was replayed before to be replayed: is the store believed no more than an endpoint? */
  anew: boolean;
  /** What else is to hear of every event. */
  folding: StorageFold | undefined;
}

/**
 * Replays a history as it comes: what a store keeps of it, then what there is beyond. A batch is replayed and let go while the next ones
 * are on their way.
 * @throws EndpointError as `read` does.
 */
export async function follow(
  endpoint: Endpoint,
  pinned: Pinned,
  store: Store,
  { read, anew, folding }: Following,
): Promise<Replay> {
  const next = await store.open(endpoint, pinned);
  const taken = anew ? undefined : await takenUp(endpoint, pinned, store);
  const replaying = new Replaying(endpoint, pinned, taken?.tables ?? (await store.begin()), taken, folding);
  for await (const batch of read(store.batches(folding ? pinned.from : replaying.next), next)) {
    if (batch.first >= next) await store.add(batch);
    await replaying.add(batch);
    store.rest();
    if (replaying.isDue()) await store.putAway(replaying.putAway());
  }
  if (!anew) await store.stood(); // blocks that do not link are a finding, not compared once more
  return replaying.replay;
}

/** A replay put away, unless a key has become a contract since, or the other way round: its signatures were judged otherwise then. */
async function takenUp(endpoint: Endpoint, { to }: Pinned, store: Store) {
  const taken = await store.takeUp();
  if (taken === undefined) return undefined;
  const wallets = await contractsAmong(endpoint, taken.signers, to);
  return wallets.join() === taken.wallets.join() ? taken : undefined;
}

/** A replay on its way. */
class Replaying {
  readonly replay: Replay;
  next: number;
  private readonly signers: Set<string>;
  private readonly wallets: Set<string>;
  private readonly decoder: Decoder;
  /** Events in the replay that was put away last. */
  private kept: number;

  constructor(
    private readonly endpoint: Endpoint,
    private readonly pinned: Pinned,
    tables: Tables,
    taken: PutAway | undefined,
    private readonly folding: StorageFold | undefined,
  ) {
    const { contracts, sources, chainId, from } = pinned;
    this.next = taken?.next ?? from;
    this.signers = new Set(taken?.signers);
    this.wallets = new Set(taken?.wallets);
    const chain = { chainId, wallets: this.wallets };
    this.replay = new Replay(contracts, sources, chain, tables, taken?.state, new Recoveries());
    this.decoder = new Decoder(contracts, sources);
    this.kept = taken?.state.counts.events ?? 0;
  }

  async add(batch: Batch): Promise<void> {
    if (batch.last < this.next) {
      this.folding?.add(this.decoder.read(batch.logs), batch.times); // replayed before, and put away
      return;
    }
    const unheard = batch.signers.filter((signer) => !this.signers.has(signer));
    for (const signer of unheard) this.signers.add(signer);
    for (const wallet of await contractsAmong(this.endpoint, unheard, this.pinned.to)) this.wallets.add(wallet);
    const told = this.replay.add(batch);
    this.folding?.add(told, batch.times);
    this.next = batch.last + 1;
  }

  /** Is there enough new that will hardly be rewritten? */
  isDue(): boolean {
    const { events } = this.replay;
    const settled = settledAt(this.pinned);
    const part = this.next > settled ? NEW_AT_THE_END : NEW_ON_THE_WAY;
    return this.next <= settled + 1 && events - this.kept > events * part;
  }

  putAway(): PutAway {
    const { next, replay, signers, wallets } = this;
    this.kept = replay.events;
    return {
      next,
      state: replay.settled(),
      signers: [...signers],
      wallets: [...signers].filter((one) => wallets.has(one)),
    };
  }
}
