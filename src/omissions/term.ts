import type { Event, Told } from "../audit/events.js";
import { fromDay, toDay } from "../dates.js";
import { blockDates } from "../papers/clock.js";
import { type Asked, type Omission, omission } from "./omission.js";

/** Receipts and contributions entered after the last day of the agreement as it stood in force at that moment. */
export function termOmissions({ result: { books, history }, clock }: Asked): Omission[] {
  const dateOf = blockDates(clock);
  const lastDays = new Map<bigint, bigint>();
  return history.flatMap((event): Omission[] => {
    if (event.name === "AgreementActivated") {
      const expires = books.drafts.get(event.args.draft)?.terms.legal.expires;
      if (expires !== undefined) lastDays.set(event.args.agreement, expires);
    }
    if (!enters(event)) return [];
    const { agreement } = event.args;
    const last = lastDays.get(agreement);
    const entered = dateOf(event.block);
    if (last === undefined || BigInt(toDay(entered)) <= last) return [];
    const [en, zh] = event.name === "ReceiptBooked" ? ["A receipt", "收款"] : ["A contribution", "贡献"];
    const text = {
      en: `${en} was entered for agreement ${agreement} after its last day. Was it of its term, or does nobody renew it?`,
      zh: `协议 ${agreement} 期满后仍登记${zh}，请核实是否属期内事项或应续期。`,
    };
    const expected = `until ${fromDay(Number(last))}`;
    return [omission("booked-after-term", event, text, { expected, found: entered })];
  });
}

const enters = (event: Told): event is Event<"ReceiptBooked" | "ContributionRecorded"> =>
  event.name === "ReceiptBooked" || event.name === "ContributionRecorded";
