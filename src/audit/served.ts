import type { Books } from "./books.js";
import type { Event, Told } from "./events.js";

/**
 * The last day of service of money that is shared, as the events tell it: by the receipt of a bank, else by what closed its period or stated
 * its facts nearest before. Undefined where nobody said: money that was simply paid in.
 * @param before What the transaction told before the event: one transaction may close periods, or state receipts, of several days.
 */
export function servedUntil(
  event: Event<"Booked"> | Event<"Allocated">,
  { receipts }: Books,
  before: readonly Told[],
): bigint | undefined {
  const receipt = event.name === "Booked" ? receipts.get(event.args.cause) : undefined;
  if (receipt !== undefined) return receipt.last;
  const about = before.filter(saysDays).findLast(({ args }) => args.agreement === event.args.agreement);
  return about?.name === "ReceiptStated" ? about.args.receipt.last : about?.args.last;
}

const saysDays = (told: Told): told is Event<"PeriodClosed"> | Event<"ReceiptStated"> =>
  told.name === "PeriodClosed" || told.name === "ReceiptStated";
