import type { Books } from "../books.js";
import { poolId, poolOf, rewardOf, unitsIn } from "../ids.js";
import { type Asset, WHOLE } from "./books.js";

/** A member's units of an asset, those of its people included, and all of them. */
export function shareOf(books: Books, { word }: Asset, member: bigint): { units: bigint; total: bigint } {
  if (word.owner !== 0n) return { units: word.owner === member ? WHOLE : 0n, total: WHOLE };
  const pool = poolOf(books, poolId(word.agreement, word.pool));
  const units = (pool.units.get(member) ?? 0n) + (pool.units.get(rewardOf(member)) ?? 0n);
  return { units, total: unitsIn(pool) };
}
