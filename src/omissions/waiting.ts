import { PaymentStatus } from "../audit/books.js";
import type { At, Event, Told } from "../audit/events.js";
import type { Sentence } from "../audit/findings.js";
import { DAY } from "../dates.js";
import { dateIn } from "../papers/clock.js";
import { type Asked, type Omission, type OmissionId, omission } from "./omission.js";

/** Payments without the bank's answer, and acts without a second pair of eyes, for longer than the auditor has patience. */
export const waitingOmissions = (asked: Asked): Omission[] => [...unanswered(asked), ...fourEyesOpen(asked)];

/** One thing that has waited too long since an event. */
function late(id: OmissionId, at: At, text: Sentence, { clock, now, patience }: Asked): Omission[] {
  const until = clock.timeOf(at.block) + patience.answer * DAY;
  if (now <= until) return [];
  const [expected, found] = [`until ${dateIn(until, clock.zone)}`, `open on ${dateIn(now, clock.zone)}`];
  return [omission(id, at, text, { expected, found })];
}

function unanswered(asked: Asked): Omission[] {
  return [...asked.result.books.runs.values()]
    .flatMap(({ payments }) => payments)
    .filter(({ status }) => status === PaymentStatus.Instructed)
    .flatMap((payment) => {
      const { run, position, amount } = payment;
      const text = {
        en: `Payment ${position} of run ${run} (${amount} minor units) is neither confirmed nor rejected.`,
        zh: `第 ${run} 批第 ${position} 笔付款（${amount} 最小单位）既未确认，也未退回。`,
      };
      return late("payment-unanswered", payment, text, asked);
    });
}

function fourEyesOpen(asked: Asked): Omission[] {
  const { books, history } = asked.result;
  const receipts = [...books.receipts.values()].filter(({ status }) => status === "booked");
  const reversals = [...books.receipts].filter(([, { pending }]) => pending > 0n);
  return [
    ...receipts.flatMap((one) => late("four-eyes-open", one, notConfirmed(one.agreement), asked)),
    ...reversals.flatMap(([key, { agreement, pending }]) => {
      const at = history.findLast((event) => event.name === "ReversalProposed" && event.args.key === key);
      return at === undefined ? [] : late("four-eyes-open", at, notReversed(agreement, pending), asked);
    }),
    ...openOrders(history).flatMap((one) => late("four-eyes-open", one, notOrdered(one.args.order), asked)),
  ];
}

/** Orders from outside that one officer proposed and no other confirmed. */
function openOrders(history: readonly Told[]): Event<"OrderProposed">[] {
  const decided = new Set(history.flatMap(({ name, args }) => (name === "OrderLaid" ? [args.order] : [])));
  return history
    .filter((event): event is Event<"OrderProposed"> => event.name === "OrderProposed")
    .filter(({ args }) => !decided.has(args.order));
}

const notConfirmed = (agreement: bigint): Sentence => ({
  en: `A receipt of agreement ${agreement} is neither confirmed by another party nor withdrawn.`,
  zh: `协议 ${agreement} 的收款既未经另一方复核，也未撤回。`,
});
const notReversed = (agreement: bigint, amount: bigint): Sentence => ({
  en: `A reversal of ${amount} minor units of agreement ${agreement} waits for another party.`,
  zh: `协议 ${agreement} 有 ${amount} 最小单位的冲回待另一方复核。`,
});
const notOrdered = (order: bigint): Sentence => ({
  en: `Order ${order} from outside waits for a second officer.`,
  zh: `外部指令 ${order} 待第二名稽核岗确认。`,
});
