/** Thrown for text that is not a date of the calendar. */
export class DateError extends Error {
  override name = "DateError";
}

const DAY_MS = 86_400_000;

/** Seconds in a day. */
export const DAY = 86_400;

/**
 * A date as days since 1970-01-01.
 * @throws DateError for anything but a real date written YYYY-MM-DD.
 */
export function toDay(text: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || fromDay(time / DAY_MS) !== text) {
    throw new DateError(`"${text}" is not a date; write YYYY-MM-DD`);
  }
  return time / DAY_MS;
}

/** Days since 1970-01-01 as YYYY-MM-DD. */
export function fromDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
