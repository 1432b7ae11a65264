import type { Books } from "../books.js";
import { numberIn, poolId, poolOf, rewardOf, unitsIn } from "../ids.js";
import { type Asset, WHOLE } from "./books.js";

/** A member's units of an asset, those of its people included, and all of them. */
export function shareOf(books: Books, { word }: Asset, member: bigint): { units: bigint; total: bigint } {
  if (word.owner !== 0n) return { units: word.owner === member ? WHOLE : 0n, total: WHOLE };
  const pool = poolOf(books, poolId(word.agreement, word.pool));
  const units = (pool.units.get(member) ?? 0n) + (pool.units.get(rewardOf(member)) ?? 0n);
  return { units, total: unitsIn(pool) };
}

/** Every owner of an asset with its units, those of its people included, and all of them. */
export function ownersOf(books: Books, asset: Asset): { owners: Map<bigint, bigint>; total: bigint } {
  const { agreement, pool, owner } = asset.word;
  const accounts = owner === 0n ? [...poolOf(books, poolId(agreement, pool)).units.keys()].map(numberIn) : [owner];
  const shares = accounts.map((member) => [member, shareOf(books, asset, member).units] as const);
  return { owners: new Map(shares.filter(([, units]) => units !== 0n)), total: shareOf(books, asset, owner).total };
}
