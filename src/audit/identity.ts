import { type Books, PaymentStatus } from "./books.js";
import { ONE, payable } from "./fixed.js";
import { Kind, bookOf, isFiat, kindOf } from "./ids.js";

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
  const { booked, reversed, debt, claimed, pots } = bookOf(books, agreement, currency);
  const paid = paymentsOf(books, agreement, currency);
  const held = balancesOf(books, agreement, currency);
  const collected = [...pots.values()].reduce((sum, pot) => sum + pot, 0n);
  const out = paid.confirmed + paid.instructed + paid.retained + claimed;
  const dust = booked - reversed + debt - out - held.owed - held.withheld - held.parked - collected;
  const { owed, withheld, parked, fractions: dustLimit } = held;
  return {
    agreement,
    currency,
    booked,
    reversed,
    debt,
    ...paid,
    claimed,
    owed,
    withheld,
    parked,
    collected,
    dust,
    dustLimit,
  };
}

function paymentsOf(books: Books, agreement: bigint, currency: bigint) {
  const sums = { confirmed: 0n, instructed: 0n, retained: 0n };
  if (!isFiat(currency)) return sums;
  for (const run of books.runs.values()) {
    if (run.agreement !== agreement || run.currency !== currency) continue;
    for (const { status, amount } of run.payments) {
      if (status === PaymentStatus.Instructed) sums.instructed += amount;
      if (status === PaymentStatus.Retained) sums.retained += amount;
      if (status === PaymentStatus.Confirmed || status === PaymentStatus.Acknowledged) sums.confirmed += amount;
    }
  }
  return sums;
}

function balancesOf(books: Books, agreement: bigint, currency: bigint) {
  const sums = { owed: 0n, withheld: 0n, parked: 0n, fractions: 0n };
  for (const pool of books.pools.values()) {
    if (pool.agreement !== agreement) continue;
    sums.parked += pool.parked.get(currency) ?? 0n;
    if ((pool.rolling.get(currency) ?? 0n) > 0n) sums.fractions += 1n;
    for (const [key, amount] of pool.owed) {
      const [account, of] = key.split(":");
      if (BigInt(of!) !== currency) continue;
      const whole = payable(amount);
      if (kindOf(BigInt(account!)) === Kind.Order) sums.withheld += whole;
      else sums.owed += whole;
      if (amount % ONE !== 0n) sums.fractions += 1n;
    }
  }
  return sums;
}
