import { fromDay } from "../dates.js";
import { blockDates } from "../papers/clock.js";
import { standingReceipts } from "../papers/receipts.js";
import { type Asked, type Omission, type Patience, omission } from "./omission.js";

/** The calendar period of a date YYYY-MM-DD: "2026", "2026 Q1" or "2026-03". */
export function periodOf(date: string, period: Patience["period"]): string {
  const [year, month] = [date.slice(0, 4), Number(date.slice(5, 7))];
  if (period === "year") return year;
  return period === "month" ? date.slice(0, 7) : `${year} Q${Math.ceil(month / 3)}`;
}

/** Receipts booked in another period than their money came in: one year's income stands in another's books. */
export function cutOffOmissions({ result, clock, patience: { period } }: Asked): Omission[] {
  const dateOf = blockDates(clock);
  return standingReceipts(result).flatMap((event) => {
    const [came, booked] = [fromDay(Number(event.args.valueDate)), dateOf(event.block)];
    const [expected, found] = [periodOf(came, period), periodOf(booked, period)];
    if (expected === found) return [];
    const text = {
      en: `A receipt of ${came} was booked on ${booked}, in another period.`,
      zh: `${came} 到账的收款于 ${booked} 登记，已跨期。`,
    };
    return [omission("cut-off", event, text, { expected, found })];
  });
}
