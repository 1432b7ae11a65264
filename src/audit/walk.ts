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

/** How income under a licence enters: `isDirect 8 | to 16 | from 16 | royaltyPool 16 | royaltyRate 24` in the core's word. */
export interface Route {
  royaltyRate: bigint;
  royaltyPool: bigint;
  /** The pool that another one stands in for, and that one; where it is direct, the pool that takes all the rest. */
  from: bigint;
  to: bigint;
  isDirect: boolean;
}

/** Reads a route's word; 0 is ordinary income. */
export const routeIn = (word: bigint): Route => ({
  royaltyRate: word & 0xffffffn,
  royaltyPool: (word >> 24n) & 0xffffn,
  from: (word >> 40n) & 0xffffn,
  to: (word >> 56n) & 0xffffn,
  isDirect: ((word >> 72n) & 0xffn) !== 0n,
});

/** What waits of a route: `to 16 | from 16`, above the version in a pot's number. */
export const standingOf = ({ from, to }: Route): bigint => (to << 16n) | from;

/** The route of what waited in a pot, whose royalties were taken when it came in. */
export const routeOfPot = (pot: bigint): Route => routeIn((pot >> 16n) << 40n);

/**
 * Walks what is to be shared: what the route takes first for the assets that the income's own derives from, then the tiers of the
 * version. A levy takes a rate of what is left after royalties, every other tier a rate of what is left, rounded down; a Recover tier no
 * more than the costs outstanding, a Capped one no more than its cap. The pool `to` is given what is for the pool `from`.
 * @param waits the tiers are not walked now: only royalties are taken.
 * @returns the steps, and what is left for a pot.
 */
export function walk(
  books: Books,
  agreement: bigint,
  version: Version,
  currency: bigint,
  amount: bigint,
  route: Route = routeIn(0n),
  waits = false,
): { steps: Step[]; left: bigint } {
  const steps: Step[] = [];
  const give = (number: bigint, part: bigint) => {
    if (part === 0n) return;
    const id = poolId(agreement, number);
    steps.push({ kind: Tier.Share, tierPool: id, amount: part, ...destination(books, id) });
  };
  const royalties = (amount * route.royaltyRate) / MILLION;
  give(route.royaltyPool, royalties);
  const base = amount - royalties;
  if (route.isDirect) {
    give(route.to, base);
    return { steps, left: 0n };
  }
  if (waits) return { steps, left: base };
  steps.push(...walkTiers(books, agreement, version, currency, base, route));
  return { steps, left: 0n };
}

function walkTiers(
  books: Books,
  agreement: bigint,
  version: Version,
  currency: bigint,
  base: bigint,
  { from, to }: Route,
): Step[] {
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
    const target = number === from ? poolId(agreement, to) : pool.id;
    const end = kind === Tier.Recover ? { pool: pool.id, parks: false } : destination(books, target);
    steps.push({ kind, tierPool: pool.id, amount, ...end });
    left -= amount;
  }
  return steps;
}

/** Where money for a pool goes: into it, into the one it falls to, or in front of the last that was asked. */
function destination(books: Books, id: bigint): { pool: bigint; parks: boolean } {
  const pool = poolOf(books, id);
  if (unitsIn(pool) > 0n) return { pool: id, parks: false };
  const target = pool.falls && pool.fallTo !== 0n ? poolId(pool.agreement, pool.fallTo) : id;
  return { pool: target, parks: unitsIn(poolOf(books, target)) === 0n };
}

/** Must revenue in this currency wait, because costs or a cap that count in another one are still open? */
function mustHold(books: Books, agreement: bigint, version: Version, currency: bigint): boolean {
  if (version.amountCurrency === 0n || version.amountCurrency === currency || version.passes) return false;
  return version.tiers.some(({ kind, pool: number }) => {
    const pool = poolOf(books, poolId(agreement, number));
    if (kind === Tier.Recover) return pool.outstanding > 0n;
    return kind === Tier.Capped && pool.capUsed < pool.cap;
  });
}

/**
 * Is a booking only collected, to be shared later? Income of an asset with owners of its own is not collected for a close, and direct
 * income waits for nothing.
 */
export function collects(
  books: Books,
  agreement: bigint,
  version: Version,
  currency: bigint,
  route: Route = routeIn(0n),
): boolean {
  if (route.isDirect) return false;
  return (version.periodic && standingOf(route) === 0n) || mustHold(books, agreement, version, currency);
}
