import { getAddress, toBeHex } from "ethers";
import type { Allocation, Head, Place, Unpacked, UnitsIn } from "./events.js";

const MASK16 = (1n << 16n) - 1n;
const MASK24 = (1n << 24n) - 1n;
const MASK32 = (1n << 32n) - 1n;
const MASK40 = (1n << 40n) - 1n;
const MASK64 = (1n << 64n) - 1n;
const MASK96 = (1n << 96n) - 1n;

/** Where a taking was: the storage key of the account's word, `pool 56 | account 64 | currency 32`. */
export const placeOf = (place: bigint): Place => {
  return { pool: place >> 96n, account: (place >> 32n) & MASK64, currency: place & MASK32 };
};

/** The units in an account's words: each has them, and the first is always written. */
const unitsIn = ([first]: readonly bigint[]): UnitsIn => ({ units: ((first ?? 0n) >> 32n) & MASK64 });

/** What each pool received: pairs of `pool 16 | amount 96` and the pool's word. */
export const allocationsIn = (words: readonly bigint[]): Allocation[] =>
  Array.from({ length: words.length / 2 }, (_, i) => {
    const [first, word] = [words[2 * i]!, words[2 * i + 1]!];
    return { pool: first >> 96n, amount: first & MASK96, word };
  });

/** `net 96 | source 40 | currency 16 | version 16 | first 24 | last 24 | holder 32 | flags 4 | status 4`. */
export function headOf(head: bigint): Head {
  const source = (head >> 120n) & MASK40;
  const [OF_LICENCE, OF_ASSET] = [0x10n, 0x20n];
  return {
    net: head >> 160n,
    licence: (head & OF_LICENCE) === 0n ? 0n : source,
    asset: (head & OF_ASSET) === 0n ? 0n : source,
    currency: getAddress(toBeHex((head >> 104n) & MASK16, 20)),
    version: (head >> 88n) & MASK16,
    first: (head >> 64n) & MASK24,
    last: (head >> 40n) & MASK24,
    holder: (head >> 8n) & MASK32,
  };
}

/** What an event tells in words, by name; nothing for most. */
export function unpack(name: string, args: Record<string, unknown>): Partial<Unpacked[keyof Unpacked]> {
  const words = (field: string) => args[field] as readonly bigint[];
  const word = (field: string) => args[field] as bigint;
  switch (name) {
    case "Taken":
      return placeOf(word("place"));
    case "UnitsChanged":
      return unitsIn(words("words"));
    case "Booked": {
      const entry = word("entry");
      return { version: entry & MASK16, route: entry >> 16n, allocations: allocationsIn(words("allocations")) };
    }
    case "Allocated":
      return { version: word("pot") & MASK16, allocations: allocationsIn(words("allocations")) };
    case "ReceiptBooked":
      return headOf(word("head"));
    default:
      return {};
  }
}
