import { Recoveries } from "./keys/recoveries.js";
import { batchesOf, settledAt, type Batch, type OnDone } from "./load/batches.js";
import type { Endpoint } from "./load/endpoint.js";
import type { Pinned } from "./load/pin.js";
import { contractsAmong } from "./load/signers.js";
import { Replay } from "./replay.js";
import type { PutAway, Store } from "./store/store.js";
import type { Tables } from "./tables.js";

/** A replay is put away when this part of it is new: often enough to lose little, so seldom that writing it down costs little. */
const NEW_ON_THE_WAY = 1 / 3;
const NEW_AT_THE_END = 1 / 200;

/**
 * Replays a history as it comes: what a store keeps of it, then what the endpoint has beyond. A batch is replayed and let go while the
 * next ones are on their way.
 * @param anew replay also what was replayed before: the store is believed no more than an endpoint.
 * @throws EndpointError as {@link batchesOf} does.
 */
export async function follow(
  endpoint: Endpoint,
  pinned: Pinned,
  store: Store,
  { anew = false, onDone }: { anew?: boolean; onDone?: OnDone } = {},
): Promise<Replay> {
  const next = await store.open(endpoint, pinned);
  const taken = await takenUp(endpoint, pinned, store, anew);
  const following = new Following(endpoint, pinned, taken?.tables ?? (await store.begin()), taken);
  const add = async (batch: Batch): Promise<void> => {
    await following.add(batch);
    store.rest();
    if (following.isDue()) await store.putAway(following.putAway());
  };
  for await (const batch of store.batches(following.next)) await add(batch);
  for await (const batch of batchesOf(endpoint, pinned, next, onDone)) {
    await store.add(batch);
    await add(batch);
  }
  return following.replay;
}

/** A replay put away, unless a key has become a contract since, or the other way round: its signatures were judged otherwise then. */
async function takenUp(endpoint: Endpoint, { to }: Pinned, store: Store, anew: boolean) {
  const taken = anew ? undefined : await store.takeUp();
  if (taken === undefined) return undefined;
  const wallets = await contractsAmong(endpoint, taken.signers, to);
  return wallets.join() === taken.wallets.join() ? taken : undefined;
}

/** A replay on its way. */
class Following {
  readonly replay: Replay;
  next: number;
  private readonly signers: Set<string>;
  private readonly wallets: Set<string>;
  /** Events in the replay that was put away last. */
  private kept: number;

  constructor(
    private readonly endpoint: Endpoint,
    private readonly pinned: Pinned,
    tables: Tables,
    taken: PutAway | undefined,
  ) {
    const { contracts, sources, chainId, from } = pinned;
    this.next = taken?.next ?? from;
    this.signers = new Set(taken?.signers);
    this.wallets = new Set(taken?.wallets);
    this.replay = new Replay(
      contracts,
      sources,
      { chainId, wallets: this.wallets },
      tables,
      taken?.state,
      new Recoveries(),
    );
    this.kept = taken?.state.counts.events ?? 0;
  }

  async add(batch: Batch): Promise<void> {
    const unheard = batch.signers.filter((signer) => !this.signers.has(signer));
    for (const signer of unheard) this.signers.add(signer);
    for (const wallet of await contractsAmong(this.endpoint, unheard, this.pinned.to)) this.wallets.add(wallet);
    this.replay.add(batch);
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
