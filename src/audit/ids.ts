import { type Agreement, type Book, type Books, type Pool, bookKey } from "./books.js";

/** Pool numbers from here on are pools of costs to recover. */
export const COST_POOLS = 0x8000n;
/** Parts per million. */
export const MILLION = 1_000_000n;
/** Numbers below are ISO 4217's: money in banks. */
const FIRST_TOKEN = 1000n;
const NATIVE = "0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee";

/** Kinds of account, the highest byte of its number. */
export const Kind = { Member: 0n, Reward: 1n, Dispute: 2n, Order: 3n, Inbox: 4n } as const;
const KIND_BITS = 56n;
const REWARD_MARK = 1n << 55n;

/** Kinds of tier as IBenefitLedger.TierKind has them. */
export const Tier = { Levy: 1n, Recover: 2n, Capped: 3n, Share: 4n } as const;

export const kindOf = (account: bigint): bigint => account >> KIND_BITS;
export const numberIn = (account: bigint): bigint => account & ((1n << KIND_BITS) - 1n);
export const rewardOf = (member: bigint): bigint => (Kind.Reward << KIND_BITS) | member;
export const inboxOf = (asset: bigint): bigint => (Kind.Inbox << KIND_BITS) | asset;
export const orderAccount = (order: bigint): bigint => (Kind.Order << KIND_BITS) | order;
/** The two accounts that collect for a challenged contribution: for the member, and for its reward pot. */
export const disputesOf = (contribution: bigint): [own: bigint, reward: bigint] => [
  (Kind.Dispute << KIND_BITS) | contribution,
  (Kind.Dispute << KIND_BITS) | contribution | REWARD_MARK,
];

export const poolId = (agreement: bigint, number: bigint): bigint => (agreement << 16n) | number;
export const isFiat = (currency: bigint): boolean => currency < FIRST_TOKEN;
export const isNative = (currency: bigint): boolean => currency === FIRST_TOKEN;

/** A currency's number; 0 for a token that was never numbered, and for none. */
export function numberOf(books: Books, currency: string): bigint {
  const value = BigInt(currency);
  if (value < FIRST_TOKEN) return value;
  if (currency.toLowerCase() === NATIVE) return FIRST_TOKEN;
  return books.numbers.get(currency.toLowerCase()) ?? 0n;
}

/** A currency's address by its number. */
export function addressOf(books: Books, number: bigint): string {
  if (isNative(number)) return NATIVE;
  return books.addresses.get(number) ?? `0x${number.toString(16).padStart(40, "0")}`;
}

/** The part of units that a reward rate gives to the people, rounded up. */
export const rewardUp = (units: bigint, rate: bigint): bigint => (units * rate + MILLION - 1n) / MILLION;

/** A pool; an empty one, remembered, when no event has made it. Number 0 is the pool of direct credits, which no event makes. */
export function poolOf(books: Books, id: bigint): Pool {
  const present = books.pools.get(id);
  if (present !== undefined) return present;
  const pool: Pool = {
    id,
    agreement: id >> 16n,
    number: id & 0xffffn,
    currencies: [],
    falls: false,
    fallTo: 0n,
    holdUntil: 0n,
    cap: 0n,
    capCurrency: 0n,
    capUsed: 0n,
    units: new Map(),
    owed: new Map(),
    taken: new Map(),
    slack: 0n,
    parked: new Map(),
    rolling: new Map(),
    costs: new Map(),
    outstanding: 0n,
  };
  books.pools.set(id, pool);
  return pool;
}

export function agreementOf(books: Books, id: bigint): Agreement {
  const present = books.agreements.get(id);
  if (present !== undefined) return present;
  const agreement: Agreement = { id, versions: [], draft: undefined, gone: new Set(), ended: false, closes: 0n };
  books.agreements.set(id, agreement);
  return agreement;
}

export function bookOf(books: Books, agreement: bigint, currency: bigint): Book {
  const key = bookKey(agreement, currency);
  const present = books.books.get(key);
  if (present !== undefined) return present;
  const money = {
    booked: 0n,
    reversed: 0n,
    debt: 0n,
    confirmed: 0n,
    instructed: 0n,
    retained: 0n,
    claimed: 0n,
    forwarded: 0n,
  };
  const book: Book = { agreement, currency, ...money, sequence: 0n, pots: new Map() };
  books.books.set(key, book);
  return book;
}

/** All units of a pool, added up. */
export function unitsIn(pool: Pool): bigint {
  let sum = 0n;
  for (const units of pool.units.values()) sum += units;
  return sum;
}

/** Adds to a number kept in a map. */
export function add<Key>(map: Map<Key, bigint>, key: Key, amount: bigint): void {
  map.set(key, (map.get(key) ?? 0n) + amount);
}

export const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
