import type { Books, Version } from "./books.js";
import { MILLION, Tier, agreementOf, least, poolId, poolOf, unitsIn } from "./ids.js";

/** What one tier takes of a booking, and where that goes. */
export interface Step {
  kind: bigint;
  /** The tier's pool, and the one that takes the money: another one when the first has no units and falls to it. */
  tierPool: bigint;
  pool: bigint;
  amount: bigint;
  /** No pool has units: the money waits in front. */
  parks: boolean;
}

/** The version, when events have told it. */
export function versionOf(books: Books, agreement: bigint, version: bigint): Version | undefined {
  return agreementOf(books, agreement).versions.find((one) => one.version === version);
}

/**
 * Walks what is to be shared through the tiers of a version, as the terms say: a levy takes a rate of what entered, every other tier a
 * rate of what is left, rounded down; a Recover tier no more than the costs outstanding, a Capped one no more than its cap.
 */
export function walk(books: Books, agreement: bigint, version: Version, currency: bigint, base: bigint): Step[] {
  const steps: Step[] = [];
  const within = new Map<bigint, bigint>();
  let left = base;
  for (const { kind, rate, pool: number } of version.tiers) {
    if (left === 0n) break;
    const counts = kind === Tier.Recover || kind === Tier.Capped;
    if (counts && currency !== version.amountCurrency) continue;
    const pool = poolOf(books, poolId(agreement, number));
    const asked = least(((kind === Tier.Levy ? base : left) * rate) / MILLION, left);
    const before = within.get(pool.id) ?? 0n;
    const room = kind === Tier.Recover ? pool.outstanding - before : pool.cap - pool.capUsed - before;
    const amount = counts ? least(asked, room) : asked;
    if (amount <= 0n) continue;
    if (counts) within.set(pool.id, before + amount);
    const end = kind === Tier.Recover ? { pool: pool.id, parks: false } : destination(books, pool.id);
    steps.push({ kind, tierPool: pool.id, amount, ...end });
    left -= amount;
  }
  return steps;
}

/** Where money for a pool goes: into it, into the one it falls to, or in front of the last that was asked. */
export function destination(books: Books, id: bigint): { pool: bigint; parks: boolean } {
  const pool = poolOf(books, id);
  if (unitsIn(pool) > 0n) return { pool: id, parks: false };
  const target = pool.falls && pool.fallTo !== 0n ? poolId(pool.agreement, pool.fallTo) : id;
  return { pool: target, parks: unitsIn(poolOf(books, target)) === 0n };
}

/** Must revenue in this currency wait, because costs or a cap that count in another one are still open? */
export function mustHold(books: Books, agreement: bigint, version: Version, currency: bigint): boolean {
  if (version.amountCurrency === 0n || version.amountCurrency === currency || version.passes) return false;
  return version.tiers.some(({ kind, pool: number }) => {
    const pool = poolOf(books, poolId(agreement, number));
    if (kind === Tier.Recover) return pool.outstanding > 0n;
    return kind === Tier.Capped && pool.capUsed < pool.cap;
  });
}

/** Is a booking only collected, to be shared later? */
export function collects(books: Books, agreement: bigint, version: Version, currency: bigint): boolean {
  return version.periodic || mustHold(books, agreement, version, currency);
}
