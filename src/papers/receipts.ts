import type { Result } from "../audit/check.js";
import type { Event } from "../audit/events.js";

/** The receipts that stand, in the order of the chain: booked, confirmed or not, and not taken back. A reference may be booked anew after that. */
export function standingReceipts({ books, history }: Pick<Result, "books" | "history">): Event<"ReceiptBooked">[] {
  return history
    .filter((event): event is Event<"ReceiptBooked"> => event.name === "ReceiptBooked")
    .filter(({ args, block, logIndex }) => {
      const last = books.receipts.get(args.key);
      return last?.status !== "withdrawn" && last?.block === block && last.logIndex === logIndex;
    });
}
