import type { Event, Told } from "../events.js";
import type { Scene } from "../findings.js";
import { COST_POOLS, least } from "../ids.js";

const SHARES = (1n << 128n) - 1n;
const ERA = (1n << 32n) - 1n;
const HAIR = 1n << 64n;
const ERA_BITS = 16n;
const TOP_RATIO_BITS = 32n;
const EXHAUSTED_ERAS = 8n;

/** A Recover pool as stored: the outstanding total, all shares of it and their era; an index of 2^-96 minor units a share. */
interface CostPool {
  outstanding: bigint;
  shares: bigint;
  era: bigint;
  index: bigint;
  remainder: bigint;
  ends: Map<bigint, bigint>;
  accounts: Map<bigint, { checkpoint: bigint; shares: bigint; era: bigint; owed: bigint }>;
  /** An era that ended and that an event must tell. */
  ended?: { era: bigint; index: bigint };
}

/**
 * The words that the core says it stored for pools of costs. Each follows from the one before it by what contracts/benefit/RecoverPool.sol
 * promises: new cost buys shares at the ratio of the moment, a repayment raises the index, shares that outgrow the total by 2^32 begin
 * an era of their own.
 */
export class CostWords {
  private readonly pools = new Map<bigint, CostPool>();
  private told: Event<"EraEnded">[] = [];

  constructor(private readonly say: (event: Told, expected: bigint, found: bigint, scene: Scene) => void) {}

  event(event: Told, scene: Scene): void {
    if (event.name === "EraEnded") this.told.push(event);
    if (event.name === "CostRecovered") this.repay(event, scene);
    if (event.name === "CostChanged") this.change(event, scene);
    if (event.name === "Taken" && (event.args.pool & 0xffffn) >= COST_POOLS) {
      this.compare(event, this.accountWord(event.args.pool, event.args.account), event.args.word, scene);
    }
    if (event.name === "Booked" || event.name === "Allocated") {
      for (const { pool: number, word } of event.args.allocations) {
        if (number < COST_POOLS) continue;
        const pool = this.pool((event.args.agreement << 16n) | number);
        this.compare(event, indexWord(pool), word, scene);
      }
    }
  }

  transaction(scene: Scene): void {
    for (const event of this.told) this.compare(event, -1n, event.args.indexWord, scene);
    this.told = [];
  }

  private repay(event: Event<"CostRecovered">, scene: Scene): void {
    const pool = this.pool(event.args.pool);
    const amount = least(event.args.amount, pool.outstanding);
    if (pool.shares !== 0n) {
      const scaled = (amount << 96n) + pool.remainder;
      pool.index += scaled / pool.shares;
      pool.remainder = scaled % pool.shares;
    }
    pool.outstanding -= amount;
    this.settle(event, pool, scene);
    this.compare(event, shareWord(pool), event.args.shareWord, scene);
  }

  private change(event: Event<"CostChanged">, scene: Scene): void {
    const { pool: id, account, added, removed, accountWord, accountOwed, poolWord } = event.args;
    const pool = this.pool(id);
    if (added !== 0n) {
      const own = this.touch(pool, account);
      const bought = pool.outstanding === 0n ? added << ERA_BITS : (added * pool.shares) / pool.outstanding;
      own.shares += bought;
      pool.shares += bought;
      pool.outstanding += added;
    } else if (removed !== 0n) this.remove(event, pool, account, removed, scene);
    else if (this.isTaking(event, scene)) this.take(this.touch(pool, account));
    this.compare(event, this.accountWord(id, account), accountWord, scene);
    this.compare(event, this.account(pool, account).owed, accountOwed, scene);
    this.compare(event, shareWord(pool), poolWord, scene);
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

  private take(own: { owed: bigint }): void {
    const paid = ((own.owed + HAIR) >> 96n) << 96n;
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
    const told = this.told.pop();
    if (next === pool.era) {
      if (told) this.compare(told, -1n, told.args.indexWord, scene);
      return;
    }
    pool.ends.set(pool.era, pool.index);
    this.compare(told ?? event, pool.era, told?.args.era ?? -1n, scene);
    this.compare(told ?? event, pool.index, told?.args.index ?? -1n, scene);
    pool.index = 0n;
    pool.era = next;
    this.compare(told ?? event, indexWord(pool), told?.args.indexWord ?? -1n, scene);
  }

  /** Moves what an account's shares earned, in its era and each since, into what it is owed. */
  private touch(pool: CostPool, id: bigint) {
    const own = this.account(pool, id);
    while (own.era !== pool.era && own.shares !== 0n) {
      own.owed += own.shares * ((pool.ends.get(own.era) ?? 0n) - own.checkpoint);
      own.checkpoint = 0n;
      own.shares >>= ERA_BITS;
      own.era += 1n;
    }
    own.owed += own.shares * (pool.index - own.checkpoint);
    own.checkpoint = pool.index;
    own.era = pool.era;
    return own;
  }

  private account(pool: CostPool, id: bigint) {
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
    const none = { outstanding: 0n, shares: 0n, era: 0n, index: 0n, remainder: 0n };
    const pool: CostPool = { ...none, ends: new Map(), accounts: new Map() };
    this.pools.set(id, pool);
    return pool;
  }

  private compare(event: Told, expected: bigint, found: bigint, scene: Scene): void {
    if (expected !== found) this.say(event, expected, found, scene);
  }
}

const shareWord = ({ outstanding, shares, era }: CostPool): bigint => (outstanding << 160n) | (shares << 32n) | era;
const indexWord = ({ index, remainder }: CostPool): bigint => (index << 128n) | remainder;
