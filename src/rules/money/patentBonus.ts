import { fromDay, toDay } from "../../dates.js";
import { parseAmount } from "../../money.js";
import type { Parameters } from "../presets/preset.js";

const FEN = 2;

/** What a granted patent is. */
export const patentKinds = ["invention", "utility-model", "design"] as const;
export type PatentKind = (typeof patentKinds)[number];

/**
 * R20: the least bonus for a granted patent, in fen, and the last day to pay it.
 * @param granted the day on which the grant was published, YYYY-MM-DD.
 * @throws DateError for what is no date.
 */
export function patentBonus(
  kind: PatentKind,
  granted: string,
  { invention, other, months }: Parameters["R20"],
): { least: bigint; until: string } {
  const least = parseAmount(kind === "invention" ? invention : other, FEN);
  return { least, until: monthsAfter(granted, months) };
}

/** The same day of a later month, or its last one where it has no such day. */
function monthsAfter(date: string, months: number): string {
  const [year, month, day] = fromDay(toDay(date)).split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
