import type { Books } from "../books.js";
import type { Event } from "../events.js";
import { amountCurrencyOf } from "../fold/terms.js";

const TIERS_IN_WORD = 4;

/** A version's word: `from 24 | until 24 | count 8 | flags 8 | amountCurrency 32 | tiers 0-3, kind 4 | rate 20 | pool 16 each`. */
export function versionWord(terms: Event<"VersionOpened">["args"]["terms"], books: Books): bigint {
  const flags = (terms.periodic ? 1n : 0n) | (terms.passesOpenTiers ? 2n : 0n);
  const head =
    (terms.from << 232n) |
    (BigInt(terms.tiers.length) << 200n) |
    (flags << 192n) |
    (amountCurrencyOf(terms, books) << 160n);
  return [...terms.tiers]
    .slice(0, TIERS_IN_WORD)
    .reduce((word, { kind, rate, pool }, i) => word | (((kind << 36n) | (rate << 16n) | pool) << BigInt(40 * i)), head);
}
