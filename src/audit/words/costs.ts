import type { Event, Told } from "../events.js";
import type { Scene } from "../findings.js";
import { COST_POOLS, least, poolId } from "../ids.js";
import type { Memory } from "../memory.js";

const SHARES = (1n << 128n) - 1n;
const ERA = (1n << 32n) - 1n;
const HAIR = 1n << 64n;
const INDEX_BITS = 128n;
const OWED_BITS = 96n;
const COARSER_BITS = INDEX_BITS - OWED_BITS;
const ERA_BITS = 16n;
const TOP_RATIO_BITS = 32n;
const EXHAUSTED_ERAS = 8n;

/** A party's part of a Recover pool as stored: its checkpoint and what it is owed are in 2^-96 minor units, of a share and whole. */
interface CostAccount {
  checkpoint: bigint;
  shares: bigint;
  era: bigint;
  owed: bigint;
}

/** A Recover pool as stored: the outstanding total, all shares of it and their era; an index of 2^-128 minor units a share. */
interface CostPool {
  id: bigint;
  outstanding: bigint;
  shares: bigint;
  era: bigint;
  index: bigint;
  ends: Map<bigint, bigint>;
  accounts: Map<bigint, CostAccount>;
}

/**
 * The words that the core says it stored for pools of costs. Each follows from the one before it by what contracts/benefit/RecoverPool.sol
 * promises: new cost buys shares at the ratio of the moment, a repayment raises the index, shares that outgrow the total by 2^32 begin
 * an era of their own.
 */
export class CostWords {
  private readonly pools: Map<bigint, CostPool>;
  /** Ends of eras that are told and that no change of a pool has explained yet. */
  private told: Event<"EraEnded">[] = [];

  constructor(
    private readonly say: (event: Told, expected: bigint, found: bigint, scene: Scene) => void,
    memory: Memory,
  ) {
    this.pools = memory.map("cost pools");
  }

  event(event: Told, scene: Scene): void {
    if (event.name === "EraEnded") this.told.push(event);
    if (event.name === "CostChanged") this.change(event, scene);
    if (event.name === "Taken" && (event.args.pool & 0xffffn) >= COST_POOLS) {
      this.compare(event, this.accountWord(event.args.pool, event.args.account), event.args.word, scene);
    }
    if (event.name === "Booked" || event.name === "Allocated") {
      for (const { pool: number, amount, word } of event.args.allocations) {
        if (number < COST_POOLS) continue;
        const pool = this.pool(poolId(event.args.agreement, number));
        this.repay(event, pool, amount, scene);
        this.compare(event, poolWord(pool), word, scene);
      }
    }
  }

  transaction(scene: Scene): void {
    for (const event of this.told) this.compare(event, -1n, event.args.poolWord, scene);
    this.told = [];
  }

  private repay(event: Told, pool: CostPool, told: bigint, scene: Scene): void {
    const amount = least(told, pool.outstanding);
    if (pool.shares !== 0n) pool.index += (amount << INDEX_BITS) / pool.shares;
    pool.outstanding -= amount;
    this.settle(event, pool, scene);
  }

  private change(event: Event<"CostChanged">, scene: Scene): void {
    const { pool: id, account, added, removed } = event.args;
    const pool = this.pool(id);
    if (added !== 0n) {
      const own = this.touch(pool, account);
      const bought = pool.outstanding === 0n ? added << ERA_BITS : (added * pool.shares) / pool.outstanding;
      own.shares += bought;
      pool.shares += bought;
      pool.outstanding += added;
    } else if (removed !== 0n) this.remove(event, pool, account, removed, scene);
    else if (this.isTaking(event, scene)) this.take(this.touch(pool, account));
    this.compare(event, this.accountWord(id, account), event.args.accountWord, scene);
    this.compare(event, this.account(pool, account).owed, event.args.accountOwed, scene);
    this.compare(event, poolWord(pool), event.args.poolWord, scene);
    this.compare(event, pool.shares, event.args.shares, scene);
  }

  /** A correction that came too late changes nothing; a taking is told right after. */
  private isTaking({ args }: Event<"CostChanged">, scene: Scene): boolean {
    const next = scene.transaction[scene.position + 1];
    return next?.name === "Taken" && next.args.pool === args.pool && next.args.account === args.account;
  }

  private remove(event: Event<"CostChanged">, pool: CostPool, account: bigint, removed: bigint, scene: Scene): void {
    const own = this.touch(pool, account);
    const sold = pool.outstanding === 0n ? 0n : (removed * pool.shares + pool.outstanding - 1n) / pool.outstanding;
    own.shares -= least(sold, own.shares);
    pool.shares -= least(sold, pool.shares);
    pool.outstanding -= least(removed, pool.outstanding);
    this.settle(event, pool, scene);
  }

  private take(own: CostAccount): void {
    const paid = ((own.owed + HAIR) >> OWED_BITS) << OWED_BITS;
    own.owed = own.owed > paid ? own.owed - paid : 0n;
  }

  /** Begins the eras that the ratio of shares to the total asks for; the event that tells it came just before. */
  private settle(event: Told, pool: CostPool, scene: Scene): void {
    let next = pool.era;
    if (pool.outstanding === 0n) {
      next += EXHAUSTED_ERAS;
      pool.shares = 0n;
    }
    while (pool.outstanding !== 0n && pool.shares >= pool.outstanding << TOP_RATIO_BITS) {
      pool.shares >>= ERA_BITS;
      next += 1n;
    }
    if (next === pool.era) return;
    const ended = { era: pool.era, index: pool.index };
    pool.ends.set(ended.era, ended.index);
    pool.index = 0n;
    pool.era = next;
    const place = this.told.findIndex(({ args }) => args.pool === pool.id);
    const told = place < 0 ? undefined : this.told.splice(place, 1)[0];
    if (told === undefined) {
      this.compare(event, poolWord(pool), -1n, scene);
      return;
    }
    this.compare(told, ended.era, told.args.era, scene);
    this.compare(told, ended.index, told.args.index, scene);
    this.compare(told, poolWord(pool), told.args.poolWord, scene);
    this.compare(told, pool.shares, told.args.shares, scene);
  }

  /** Moves what an account's shares earned, in its era and each since, into what it is owed. */
  private touch(pool: CostPool, id: bigint): CostAccount {
    const own = this.account(pool, id);
    while (own.era !== pool.era && own.shares !== 0n) {
      own.owed += own.shares * (((pool.ends.get(own.era) ?? 0n) >> COARSER_BITS) - own.checkpoint);
      own.checkpoint = 0n;
      own.shares >>= ERA_BITS;
      own.era += 1n;
    }
    own.owed += own.shares * ((pool.index >> COARSER_BITS) - own.checkpoint);
    own.checkpoint = pool.index >> COARSER_BITS;
    own.era = pool.era;
    return own;
  }

  private account(pool: CostPool, id: bigint): CostAccount {
    const present = pool.accounts.get(id) ?? { checkpoint: 0n, shares: 0n, era: 0n, owed: 0n };
    pool.accounts.set(id, present);
    return present;
  }

  private accountWord(id: bigint, account: bigint): bigint {
    const { checkpoint, shares, era } = this.account(this.pool(id), account);
    return (checkpoint << 160n) | ((shares & SHARES) << 32n) | (era & ERA);
  }

  private pool(id: bigint): CostPool {
    const present = this.pools.get(id);
    if (present) return present;
    const none = { id, outstanding: 0n, shares: 0n, era: 0n, index: 0n };
    const pool: CostPool = { ...none, ends: new Map(), accounts: new Map() };
    this.pools.set(id, pool);
    return pool;
  }

  private compare(event: Told, expected: bigint, found: bigint, scene: Scene): void {
    if (expected !== found) this.say(event, expected, found, scene);
  }
}

/** `outstanding 96 | index 128 | era 32`. */
const poolWord = ({ outstanding, index, era }: CostPool): bigint => (outstanding << 160n) | (index << 32n) | era;
