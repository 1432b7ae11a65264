import type { Place, UnitsIn } from "./events.js";

const MASK64 = (1n << 64n) - 1n;

/** Where a taking was: the storage key of the account's word, `pool 56 | account 64 | currency 32`. */
export const placeOf = (place: bigint): Place => {
  return { pool: place >> 96n, account: (place >> 32n) & MASK64, currency: place & 0xffffffffn };
};

/** The units in an account's words: each has them, and the first is always written. */
const unitsIn = ([first]: readonly bigint[]): UnitsIn => ({ units: ((first ?? 0n) >> 32n) & MASK64 });

/** What an event tells in words, by name; nothing for most. */
export function unpack(name: string, args: Record<string, unknown>): Partial<Place & UnitsIn> {
  if (name === "Taken") return placeOf(args["place"] as bigint);
  if (name === "UnitsChanged") return unitsIn(args["words"] as readonly bigint[]);
  return {};
}
