import { type Books, type Pool, owedKey } from "../books.js";
import type { At } from "../events.js";
import { COST_SHARE, fine } from "../fixed.js";
import { Tier, add, poolOf, unitsIn } from "../ids.js";
import type { Step } from "../walk.js";

/** Enters what a walk gives to the pools. */
export function applySteps(books: Books, steps: readonly Step[], currency: bigint, at: At): void {
  for (const { kind, tierPool, pool: id, amount, parks } of steps) {
    if (kind === Tier.Capped) poolOf(books, tierPool).capUsed += amount;
    if (kind === Tier.Recover) repay(books, id, currency, amount, at);
    else if (parks) add(poolOf(books, id).parked, currency, amount);
    else deposit(books, id, currency, fine(amount), at);
  }
}

/** Shares an amount, fine, among all who have units: each gets its part, rounded down by less than 2^-192 of a minor unit. */
export function deposit(books: Books, id: bigint, currency: bigint, amount: bigint, at: At): void {
  const pool = poolOf(books, id);
  const all = unitsIn(pool);
  const shared = amount + (pool.rolling.get(currency) ?? 0n);
  pool.rolling.delete(currency);
  for (const [account, units] of pool.units) {
    if (units === 0n) continue;
    credit(books, pool, account, currency, (shared * units) / all, at);
  }
}

/** Repays costs, to each in proportion to what is still owed to it. */
function repay(books: Books, id: bigint, currency: bigint, amount: bigint, at: At): void {
  const pool = poolOf(books, id);
  let all = 0n;
  for (const cost of pool.costs.values()) all += cost;
  const last = amount === pool.outstanding;
  for (const [account, cost] of pool.costs) {
    const part = last || all === 0n ? cost : (fine(amount) * cost) / all;
    pool.costs.set(account, cost - part);
    if (part !== 0n) credit(books, pool, account, currency, part, at);
  }
  pool.slack += costLoss(pool) + repaymentLoss(pool);
  pool.outstanding -= amount;
}

function credit(books: Books, pool: Pool, account: bigint, currency: bigint, amount: bigint, at: At): void {
  add(pool.owed, owedKey(account, currency), amount);
  const { block, tx, logIndex } = at;
  const entry = { account, currency, agreement: pool.agreement, pool: pool.id, amount: 0n, fine: amount };
  books.entries.push({ block, tx, logIndex, ...entry, kind: "earned" });
}

/**
 * What one repayment may round away for one party, which has at most 2^32 shares for each minor unit outstanding: the index is rounded
 * down to 2^-128 of a minor unit a share, and the party's part of it read in 2^-96.
 */
function repaymentLoss({ outstanding }: Pool): bigint {
  const shares = fine(outstanding) << 32n;
  return (shares >> 128n) + (shares >> 96n);
}

/** What one change of costs, or one era of their shares, may round away for one party: a share for each party. */
export function costLoss(pool: Pool): bigint {
  return COST_SHARE * BigInt(pool.costs.size + 1);
}
