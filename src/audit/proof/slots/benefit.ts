import type { Event } from "../../events.js";
import layout from "../../layout/BenefitLedger.json" with { type: "json" };
import { COST_POOLS, poolId } from "../../ids.js";
import type { Storage } from "../storage.js";
import { type SlotsOf, type Writers, nothing } from "./slots.js";

const FIRST_TOKEN = 1000n;
const NATIVE = "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE";
const CURRENCY = 32n;
const UNITS = 64n;
const CURRENCIES = 128n;
const ACCEPTED = 1n;
/** In a pool's word: it has exactly one unit. */
const LONE = 1n << 95n;
const TIERS_IN_WORD = 4;

const AGREEMENT = [["agreement", 40]] as const;
const POOL = [["pool", 56]] as const;
const NUMBER = [["currency", 32]] as const;

const low = (word: bigint, bits: bigint): bigint => BigInt.asUintN(Number(bits), word);
const isCost = (pool: bigint): boolean => low(pool, 16n) >= COST_POOLS;
const accountKey = (pool: bigint, account: bigint, currency: bigint): bigint =>
  (pool << 96n) | (account << CURRENCY) | currency;

/** The core's storage: nearly all of it are words that its events tell, each checked to follow from the one before. */
export const benefit: SlotsOf = {
  layout,
  written: [
    ...["_numbers", "_tokens", "_books", "_agreements", "_versions", "_moreTiers", "_pots", "_headers", "_caps"],
    ...["_pools", "_parked", "_accounts", "_recover", "_orders"],
  ],
  packed: {
    _books: [...AGREEMENT, ...NUMBER],
    _versions: [...AGREEMENT, ["version", 16]],
    _moreTiers: [...AGREEMENT, ["version", 16]],
    _pools: [...POOL, ...NUMBER],
    _parked: [...POOL, ...NUMBER],
    _accounts: [...POOL, ["account", 64], ...NUMBER],
  },
  writers: (storage) => ({ ...ofTerms(storage), ...ofUnits(storage), ...ofMoney(storage), ...ofPayouts(storage) }),
};

const ofTerms = (s: Storage): Writers => ({
  CurrencyNumbered: ({ currency, number }) => {
    s.set(number, "_numbers", currency);
    s.set(number - FIRST_TOKEN, "_tokens");
  },
  PoolPrepared: ({ pool, header, capWord }) => {
    s.set(header, "_headers", pool, "word");
    s.set(capWord, "_caps", pool);
  },
  VersionOpened: ({ agreement, version, terms, word }) => {
    const key = (agreement << 16n) | version;
    const UNTIL = 208n;
    if (version > 1n) s.set(s.get("_versions", key - 1n) | (terms.from << UNTIL), "_versions", key - 1n);
    s.set(word, "_versions", key);
    s.set(moreTiers(terms), "_moreTiers", key);
    const numbers = terms.currencies.map((currency) => numberOf(s, currency));
    const list = numbers.reduce((all, number, i) => all | (number << (CURRENCY * BigInt(i))), 0n);
    s.set((version << CURRENCIES) | list, "_agreements", agreement);
    for (const number of numbers) {
      const book = (agreement << CURRENCY) | number;
      s.set(s.get("_books", book, "word") | ACCEPTED, "_books", book, "word");
    }
  },
});

/** A currency's number: ISO 4217's, 1000 for the native coin, or the one given to a token. */
function numberOf(s: Storage, currency: string): bigint {
  const value = BigInt(currency);
  if (value < FIRST_TOKEN) return value;
  return currency === NATIVE ? FIRST_TOKEN : s.get("_numbers", currency);
}

/** The fifth tier and those after it: `kind 4 | rate 20 | pool 16` each. */
const moreTiers = ({ tiers }: Event<"VersionOpened">["args"]["terms"]): bigint =>
  tiers
    .slice(TIERS_IN_WORD)
    .reduce((word, { kind, rate, pool }, i) => word | (((kind << 36n) | (rate << 16n) | pool) << BigInt(40 * i)), 0n);

const ofUnits = (s: Storage): Writers => ({
  UnitsChanged: ({ pool, account, totalUnits, words }) => {
    const header = s.get("_headers", pool, "word");
    s.set(((header >> UNITS) << UNITS) | totalUnits, "_headers", pool, "word");
    for (const [i, word] of words.entries()) {
      const currency = low(header >> (UNITS + CURRENCY * BigInt(i)), CURRENCY);
      if (word !== 0n) s.set(word, "_accounts", accountKey(pool, account, currency), "word");
      const path = ["_pools", (pool << CURRENCY) | currency, "word"] as const;
      if (totalUnits !== 1n) s.set(s.get(...path) & ~LONE, ...path);
    }
  },
  UnitsMoved: nothing,
  EscrowReturned: ({ pool, currency, word }) => s.set(word, "_pools", (pool << CURRENCY) | currency, "word"),
  CostChanged: ({ pool, account, accountWord, accountOwed, poolWord, shares }) => {
    s.set(poolWord, "_recover", pool, "word");
    s.set(shares, "_recover", pool, "shares");
    s.set(accountWord, "_recover", pool, "accounts", account, "word");
    s.set(accountOwed, "_recover", pool, "accounts", account, "owed");
  },
  EraEnded: ({ pool, era, index, poolWord, shares }) => {
    s.set(poolWord, "_recover", pool, "word");
    s.set(shares, "_recover", pool, "shares");
    s.set(index, "_recover", pool, "ends", era);
  },
});

const ofMoney = (s: Storage): Writers => ({
  Booked: (args) => enter(s, args),
  Allocated: (args) => enter(s, args),
  Reversed: ({ agreement, currency, book }) => s.set(book, "_books", (agreement << CURRENCY) | currency, "word"),
  PotChanged: ({ agreement, pot, currency, collected }) =>
    s.set(collected, "_pots", (agreement << 80n) | (pot << CURRENCY) | currency),
  ParkedChanged: ({ pool, currency, parked }) => s.set(parked, "_parked", (pool << CURRENCY) | currency),
  CapUsed: ({ pool, capWord }) => s.set(capWord, "_caps", pool),
});

/** The book, and the word of each pool that was given something; money that waits in front of a pool leaves its word. */
function enter(s: Storage, { agreement, currency, book, allocations }: Event<"Booked" | "Allocated">["args"]): void {
  s.set(book, "_books", (agreement << CURRENCY) | currency, "word");
  for (const { pool: number, word } of allocations) {
    const pool = poolId(agreement, number);
    if (isCost(pool)) s.set(word, "_recover", pool, "word");
    else if (word !== 0n) s.set(word, "_pools", (pool << CURRENCY) | currency, "word");
  }
}

const ofPayouts = (s: Storage): Writers => ({
  // What a party's costs were repaid is told by the CostChanged before.
  Taken: ({ place, pool, word }) => (isCost(pool) ? undefined : s.set(word, "_accounts", place, "word")),
  HoldChanged: ({ account, currency, order, remaining }) =>
    s.set((order << 96n) | remaining, "_orders", account, currency),
  HoldLifted: ({ account, currency }) => s.set(0n, "_orders", account, currency),
  HoldMarked: ({ pool, account, currency, word }) =>
    s.set(word, "_accounts", accountKey(pool, account, currency), "word"),
  CreditChanged: ({ agreement, account, currency, word }) =>
    s.set(word, "_accounts", accountKey(poolId(agreement, 0n), account, currency), "word"),
});
