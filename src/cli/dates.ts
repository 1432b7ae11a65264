import type { Bilingual } from "../agreement/format.js";
import { DAY, fromDay } from "../dates.js";
import { FOR_EVER } from "../sdk/acts/types.js";

const forEver: Bilingual = { en: "for ever", zh: "长期" };

/** A day number as a date; a dash for none. */
export const dayText = (day: bigint): string => (day === 0n ? "–" : fromDay(Number(day)));

/** A moment's date (UTC), a dash for none, or "for ever". */
export function dateText(seconds: bigint, pick: (words: Bilingual) => string): string {
  if (seconds === 0n) return "–";
  return seconds === FOR_EVER ? pick(forEver) : fromDay(Number(seconds / BigInt(DAY)));
}

/** A moment to the minute (UTC); a dash for none. */
export const momentText = (seconds: bigint): string =>
  seconds === 0n
    ? "–"
    : new Date(Number(seconds) * 1000)
        .toISOString()
        .replace("T", " ")
        .replace(/:\d{2}\.000Z$/, " UTC");
