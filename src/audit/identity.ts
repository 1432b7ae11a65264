import { type Books, owedKey } from "./books.js";
import { ONE, payable } from "./fixed.js";
import { Kind, bookOf, kindOf } from "./ids.js";

/** Where all money of an agreement and currency is, in minor units: booked − reversed + debt = the sum of the rest. */
export interface Identity {
  agreement: bigint;
  currency: bigint;
  booked: bigint;
  reversed: bigint;
  debt: bigint;
  /** By bank: confirmed by statement (acknowledged ones too), instructed and not yet confirmed, kept by the holder as its own. */
  confirmed: bigint;
  instructed: bigint;
  retained: bigint;
  /** By the treasury. */
  claimed: bigint;
  /** Royalties passed on to other agreements. */
  forwarded: bigint;
  /** Whole minor units that accounts can be paid, those of open disputes included. */
  owed: bigint;
  withheld: bigint;
  parked: bigint;
  collected: bigint;
  /** What is left: fractions of a minor unit that stay owed to their accounts. */
  dust: bigint;
  /** The most that the dust may be: less than one minor unit for each account in each pool. */
  dustLimit: bigint;
}

/** Adds up where the money of an agreement and currency is. */
export function identityOf(books: Books, agreement: bigint, currency: bigint): Identity {
  const { booked, reversed, debt, confirmed, instructed, retained, claimed, forwarded, pots } = bookOf(
    books,
    agreement,
    currency,
  );
  const held = balancesOf(books, agreement, currency);
  const collected = [...pots.values()].reduce((sum, pot) => sum + pot, 0n);
  const out = confirmed + instructed + retained + claimed + forwarded;
  const dust = booked - reversed + debt - out - held.owed - held.withheld - held.parked - collected;
  const { owed, withheld, parked, fractions: dustLimit } = held;
  return {
    agreement,
    currency,
    booked,
    reversed,
    debt,
    confirmed,
    instructed,
    retained,
    claimed,
    forwarded,
    owed,
    withheld,
    parked,
    collected,
    dust,
    dustLimit,
  };
}

function balancesOf(books: Books, agreement: bigint, currency: bigint) {
  const sums = { owed: 0n, withheld: 0n, parked: 0n, fractions: 0n };
  const own = owedKey("", currency);
  for (const pool of books.pools.values()) {
    if (pool.agreement !== agreement) continue;
    sums.parked += pool.parked.get(currency) ?? 0n;
    if ((pool.rolling.get(currency) ?? 0n) > 0n) sums.fractions += 1n;
    for (const [key, amount] of pool.owed) {
      if (amount === 0n || !key.endsWith(own)) continue;
      const whole = payable(amount);
      if (kindOf(BigInt(key.slice(0, -own.length))) === Kind.Order) sums.withheld += whole;
      else sums.owed += whole;
      if (amount % ONE !== 0n) sums.fractions += 1n;
    }
  }
  return sums;
}
