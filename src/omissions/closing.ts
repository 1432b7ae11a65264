import type { Event } from "../audit/events.js";
import { servedUntil } from "../audit/served.js";
import { routeIn, standingOf } from "../audit/walk.js";
import { fromDay, toDay } from "../dates.js";
import { blockDates, dateIn } from "../papers/clock.js";
import { type Asked, type Omission, omission } from "./omission.js";

/**
 * Periods of periodic agreements that were closed long after their last day, and money of such agreements that still waits for its close. The
 * terms name no day for a close: how many days are late is the auditor's to say.
 */
export function closingOmissions(asked: Asked): Omission[] {
  return [...closedLate(asked), ...stillOpen(asked)];
}

function closedLate({ result: { history }, clock, patience }: Asked): Omission[] {
  const dateOf = blockDates(clock);
  return history
    .filter((event): event is Event<"PeriodClosed"> => event.name === "PeriodClosed")
    .flatMap((event) => {
      const { agreement, sequence, last } = event.args;
      const due = Number(last) + patience.close;
      const closed = dateOf(event.block);
      if (toDay(closed) <= due) return [];
      const text = {
        en: `Period ${sequence} of agreement ${agreement} was closed late.`,
        zh: `协议 ${agreement} 第 ${sequence} 期结算逾期。`,
      };
      return [omission("period-closed-late", event, text, { expected: `until ${fromDay(due)}`, found: closed })];
    });
}

/**
 * What a version collected, by bank or in tokens, the oldest first, less what its closes shared: what is left is of the last that came in. Pots
 * of assets with owners of their own wait for no close.
 */
function stillOpen(asked: Asked): Omission[] {
  const { result, clock, now, patience } = asked;
  const open = dateIn(now, clock.zone);
  return [...result.books.books.values()].flatMap(({ agreement, currency, pots }) =>
    [...pots].flatMap(([version, pot]): Omission[] => {
      const isPeriodic = result.books.agreements
        .get(agreement)
        ?.versions.some((one) => one.version === version && one.periodic);
      if (pot === 0n || !isPeriodic) return [];
      const oldest = oldestIn(asked, agreement, currency, version, pot);
      if (oldest === undefined) return [];
      const due = Number(lastDayOf(oldest, asked)) + patience.close;
      if (due >= toDay(open)) return [];
      const text = {
        en: `Money of agreement ${agreement}, version ${version}, waits for a close: ${pot} minor units of currency ${currency}.`,
        zh: `协议 ${agreement} 第 ${version} 版有款项待结算：币种 ${currency}，${pot} 最小单位。`,
      };
      const which = { expected: `closed until ${fromDay(due)}`, found: `open on ${open}` };
      return [omission("period-closed-late", oldest, text, which)];
    }),
  );
}

/** The oldest booking of which something is still in the pot: closes take what came first. */
function oldestIn(
  { result: { history } }: Asked,
  agreement: bigint,
  currency: bigint,
  version: bigint,
  pot: bigint,
): Event<"Booked"> | undefined {
  let left = pot;
  const bookings = history
    .filter((event): event is Event<"Booked"> => event.name === "Booked")
    .filter(({ args }) => args.agreement === agreement && args.currency === currency && args.version === version)
    .filter(({ args }) => standingOf(routeIn(args.route)) === 0n);
  return bookings.findLast(({ args }) => (left -= args.net) <= 0n) ?? bookings[0];
}

/** The last day of service of what was booked; the day it was booked where nobody said. */
function lastDayOf(booked: Event<"Booked">, { result: { books, history }, clock }: Asked): bigint {
  const before = history.filter(({ tx, logIndex }) => tx === booked.tx && logIndex < booked.logIndex);
  return servedUntil(booked, books, before) ?? BigInt(toDay(blockDates(clock)(booked.block)));
}
