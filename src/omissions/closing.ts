import type { Event } from "../audit/events.js";
import { numberOf } from "../audit/ids.js";
import { fromDay, toDay } from "../dates.js";
import { blockDates, dateIn } from "../papers/clock.js";
import { standingReceipts } from "../papers/receipts.js";
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

/** What a version collected, the oldest first, less what its closes shared: what is left is of the last receipts. */
function stillOpen(asked: Asked): Omission[] {
  const { result, clock, now, patience } = asked;
  const today = toDay(dateIn(now, clock.zone));
  return [...result.books.books.values()].flatMap(({ agreement, currency, pots }) =>
    [...pots].flatMap(([version, pot]): Omission[] => {
      const isPeriodic = result.books.agreements
        .get(agreement)
        ?.versions.some((one) => one.version === version && one.periodic);
      if (pot === 0n || !isPeriodic) return [];
      const oldest = oldestIn(asked, agreement, currency, version, pot);
      if (oldest === undefined || Number(oldest.args.last) + patience.close >= today) return [];
      const { last } = oldest.args;
      const text = {
        en: `Money of agreement ${agreement}, version ${version}, waits for a close: ${pot} minor units of currency ${currency}.`,
        zh: `协议 ${agreement} 第 ${version} 版有款项待结算：币种 ${currency}，${pot} 最小单位。`,
      };
      const expected = `closed until ${fromDay(Number(last) + patience.close)}`;
      return [omission("period-closed-late", oldest, text, { expected, found: `open on ${dateIn(now, clock.zone)}` })];
    }),
  );
}

/** The oldest receipt of which something is still in the pot: closes take what came first. */
function oldestIn(
  { result }: Asked,
  agreement: bigint,
  currency: bigint,
  version: bigint,
  pot: bigint,
): Event<"ReceiptBooked"> | undefined {
  let left = pot;
  const receipts = standingReceipts(result)
    .filter(({ args }) => result.books.receipts.get(args.key)?.status === "confirmed")
    .filter(({ args }) => args.agreement === agreement && args.version === version)
    .filter(({ args }) => numberOf(result.books, args.currency) === currency);
  return receipts.findLast(({ args }) => (left -= args.net) <= 0n) ?? receipts[0];
}
