import type { Event, Told } from "../events.js";
import type { Scene } from "../findings.js";
import { COST_POOLS, bookOf, least, poolId, poolOf, unitsIn } from "../ids.js";
import type { Memory } from "../memory.js";
import { dissolves, moveAt } from "../fold/units.js";
import { versionOf, collects } from "../walk.js";

const MASK = { 32: (1n << 32n) - 1n, 64: (1n << 64n) - 1n, 96: (1n << 96n) - 1n, 160: (1n << 160n) - 1n };
const HAIR = 1n << 32n;
const WRITTEN = 1n;
const LONE = 1n << 95n;

/** A pool's word: `index 160 | lone 1 | remainder 95`, in 2^-64 minor units; `lone`: money found exactly one unit, which still holds. */
interface PoolWord {
  index: bigint;
  lone: boolean;
  remainder: bigint;
}

/**
 * The words that the core says it stored for pools that divide by units. Each follows from the one before it by what the pool
 * promises: an allocation satisfies Δindex · units + Δremainder = amount · 2^64 exactly, and a change of units keeps what is owed,
 * rounded down. A word that differs in one bit is found, however small the money behind that bit.
 */
export class ShareWords {
  private readonly pools: Map<string, PoolWord>;
  private readonly accounts: Map<string, bigint>;
  private readonly dissolved: Map<string, bigint>;

  constructor(
    private readonly say: (event: Told, expected: bigint, found: bigint, scene: Scene) => void,
    memory: Memory,
  ) {
    this.pools = memory.map("pools");
    this.accounts = memory.map("accounts");
    this.dissolved = memory.map("dissolved");
  }

  event(event: Told, scene: Scene): void {
    switch (event.name) {
      case "Booked":
      case "Allocated":
        this.allocate(event, scene);
        return;
      case "UnitsChanged":
        this.change(event, scene);
        return;
      case "EscrowReturned":
        this.putBack(event, scene);
        return;
      case "Taken":
        if ((event.args.pool & 0xffffn) < COST_POOLS) this.take(event, scene);
        return;
      case "HoldMarked":
        this.mark(event, scene);
        return;
      case "CreditChanged":
        this.credit(event, scene);
    }
  }

  private allocate(event: Event<"Booked"> | Event<"Allocated">, scene: Scene): void {
    const { agreement, currency, allocations } = event.args;
    for (const { pool: number, amount, word } of allocations) {
      if (number >= COST_POOLS) continue;
      const pool = poolId(agreement, number);
      if (unitsIn(poolOf(scene.books, pool)) === 0n) this.compare(event, 0n, word, scene);
      else this.compare(event, this.divide(pool, currency, amount << 64n, scene), word, scene);
    }
  }

  /** Adds an amount, in 2^-64 minor units, to a pool's word. */
  private divide(pool: bigint, currency: bigint, amount: bigint, { books }: Scene): bigint {
    const units = unitsIn(poolOf(books, pool));
    const { index, remainder } = this.poolWord(pool, currency);
    const all = amount + remainder;
    const next = { index: (index + all / units) & MASK[160], lone: units === 1n, remainder: all % units };
    this.pools.set(`${pool}:${currency}`, next);
    return pack(next);
  }

  private change(event: Event<"UnitsChanged">, scene: Scene): void {
    const { pool: id, account, units, words } = event.args;
    const { currencies, units: all } = poolOf(scene.books, id);
    const before = all.get(account) ?? 0n;
    const moves = moveAt(scene.transaction, scene.position);
    const receives = moveAt(scene.transaction, scene.position - 1);
    const drops = moves !== undefined || dissolves(event, false);
    for (const [i, currency] of currencies.entries()) {
      const key = `${id}:${account}:${currency}`;
      const word = this.accounts.get(key) ?? 0n;
      const index = this.poolWord(id, currency);
      const moved = receives ? this.owed(id, receives.args.from, currency, this.dissolved) : 0n;
      const unwritten = word === 0n && index.index === 0n && index.remainder === 0n && moved === 0n && i !== 0;
      const owed = this.owedIn(word === 0n ? before << 32n : word, index);
      if (drops) this.dissolved.set(key, owed);
      const next = unwritten ? 0n : accountWord(units, drops ? 0n : owed + moved, index.index, word & MASK[32]);
      if (next !== 0n) this.accounts.set(key, next);
      this.compare(event, next, words[i] ?? -1n, scene);
    }
    this.compare(event, BigInt(currencies.length), BigInt(words.length), scene);
    if (event.args.totalUnits !== 1n) this.unmark(id, currencies);
  }

  /** A pool that has not exactly one unit is not marked as if it had. */
  private unmark(pool: bigint, currencies: Iterable<bigint>): void {
    for (const currency of currencies) {
      const word = this.pools.get(`${pool}:${currency}`);
      if (word !== undefined) word.lone = false;
    }
  }

  private putBack(event: Event<"EscrowReturned">, scene: Scene): void {
    const { pool, account, currency, amount, word } = event.args;
    const expected = this.owed(pool, account, currency, this.dissolved);
    this.compare(event, expected, amount, scene);
    if (unitsIn(poolOf(scene.books, pool)) > 0n) {
      this.compare(event, this.divide(pool, currency, expected, scene), word, scene);
      return;
    }
    const { index, lone, remainder } = this.poolWord(pool, currency);
    const whole = (expected + HAIR) >> 64n;
    const next = { index, lone, remainder: remainder + less(expected, whole) };
    this.pools.set(`${pool}:${currency}`, next);
    this.compare(event, pack(next), word, scene);
  }

  private take(event: Event<"Taken">, scene: Scene): void {
    const { pool, account, currency, amount, word } = event.args;
    const key = `${pool}:${account}:${currency}`;
    const before = this.wordOf(pool, account, currency, scene);
    const index = this.poolWord(pool, currency);
    const owed = this.owedIn(before, index);
    this.compare(event, (owed + HAIR) >> 64n, amount, scene);
    const next = accountWord((before >> 32n) & MASK[64], less(owed, amount), index.index, before & MASK[32]);
    this.accounts.set(key, next);
    this.compare(event, next, word, scene);
  }

  private mark(event: Event<"HoldMarked">, scene: Scene): void {
    const { pool, account, currency, word } = event.args;
    const HELD = 2n;
    const lifts = scene.transaction.some(({ name }) => name === "OrderLifted" || name === "HoldLifted");
    const before = this.wordOf(pool, account, currency, scene) & ~HELD;
    const next = before | (lifts ? 0n : HELD);
    this.accounts.set(`${pool}:${account}:${currency}`, next);
    this.compare(event, next, word, scene);
  }

  /** A direct credit has no units: its word is the amount itself, which the books keep. */
  private credit(event: Event<"CreditChanged">, scene: Scene): void {
    const { agreement, account, currency, word } = event.args;
    const id = poolId(agreement, 0n);
    const key = `${id}:${account}:${currency}`;
    const amount = (poolOf(scene.books, id).owed.get(`${account}:${currency}`) ?? 0n) >> 128n;
    const flags = (this.accounts.get(key) ?? 0n) & MASK[32];
    const next = (amount << 96n) | flags | WRITTEN;
    this.accounts.set(key, next);
    this.compare(event, next, word, scene);
  }

  /** An account's word; one never written reads as its units in the pool's first currency, with nothing earned. */
  private wordOf(pool: bigint, account: bigint, currency: bigint, { books }: Scene): bigint {
    const own = this.accounts.get(`${pool}:${account}:${currency}`);
    return own ?? ((poolOf(books, pool).units.get(account) ?? 0n) << 32n) | WRITTEN;
  }

  private owed(pool: bigint, account: bigint, currency: bigint, of: Map<string, bigint>): bigint {
    return of.get(`${pool}:${account}:${currency}`) ?? 0n;
  }

  private owedIn(word: bigint, { index }: PoolWord): bigint {
    const units = (word >> 32n) & MASK[64];
    return units === 0n ? word >> 96n : ((index - (word >> 96n)) & MASK[160]) * units;
  }

  private poolWord(pool: bigint, currency: bigint): PoolWord {
    return this.pools.get(`${pool}:${currency}`) ?? { index: 0n, lone: false, remainder: 0n };
  }

  private compare(event: Told, expected: bigint, found: bigint, scene: Scene): void {
    if (expected !== found) this.say(event, expected, found, scene);
  }
}

const pack = ({ index, lone, remainder }: PoolWord): bigint => (index << 96n) | (lone ? LONE : 0n) | remainder;
const less = (owed: bigint, amount: bigint): bigint => (owed > amount << 64n ? owed - (amount << 64n) : 0n);

/** `checkpoint 160 | units 64 | flags 32`; without units the first field is what is owed. */
function accountWord(units: bigint, owed: bigint, index: bigint, flags: bigint): bigint {
  const field = units === 0n ? owed : (index - owed / units) & MASK[160];
  return (field << 96n) | (units << 32n) | flags | WRITTEN;
}

/** The book's word: `booked 96 | debt 96 | sequence 56 | accepted 8`, after this event. */
export function bookWord(event: Event<"Booked"> | Event<"Allocated"> | Event<"Reversed">, { books }: Scene): bigint {
  const ACCEPTED = 1n;
  const { agreement, currency } = event.args;
  let { booked, debt, sequence } = bookOf(books, agreement, currency);
  if (event.name === "Reversed") {
    debt += event.args.amount;
    sequence += 1n;
  } else if (event.name === "Booked") {
    const version = versionOf(books, agreement, event.args.version);
    const waits = version !== undefined && collects(books, agreement, version, currency);
    if (!waits) debt -= least(debt, event.args.net);
    booked += event.args.net;
    sequence += 1n;
  } else if (event.args.version !== 0n) debt -= least(debt, event.args.amount);
  return (booked << 160n) | (debt << 64n) | (sequence << 8n) | ACCEPTED;
}
