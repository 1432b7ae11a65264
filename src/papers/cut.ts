import type { RawLog } from "../audit/events.js";
import { type Clock, blockDates } from "./clock.js";

/** The logs of a history up to the end of a day, YYYY-MM-DD in the clock's zone: what the ledger said then. */
export function logsUntil(logs: readonly RawLog[], clock: Clock, date: string): RawLog[] {
  const dateOf = blockDates(clock);
  return logs.filter(({ blockNumber }) => dateOf(blockNumber) <= date);
}
