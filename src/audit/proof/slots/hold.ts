import layout from "../../layout/LegalHold.json" with { type: "json" };
import { type SlotsOf } from "./slots.js";

const [PROPOSED, LAID, LIFTED] = [1n, 2n, 3n];

/** The storage of orders from outside. */
export const hold: SlotsOf = {
  layout,
  written: ["_lastOrder", "_digests", "_statuses", "_proposals"],
  writers: (s) => {
    const propose = (order: bigint, act: string, officer: string): void => {
      s.set(act, "_proposals", order, "act");
      s.set(officer, "_proposals", order, "officer");
    };
    return {
      OrderProposed: ({ order, officer, digest }) => {
        s.set(order, "_lastOrder");
        s.set(digest, "_digests", order);
        s.set(PROPOSED, "_statuses", order);
        propose(order, digest, officer);
      },
      OrderLaid: ({ order }) => {
        s.set(LAID, "_statuses", order);
        s.clear("_proposals", order);
      },
      ActProposed: ({ order, officer, act }) => propose(order, act, officer),
      OrderLifted: ({ order }) => {
        s.set(LIFTED, "_statuses", order);
        s.clear("_proposals", order);
      },
      OrderRedirected: ({ order }) => s.clear("_proposals", order),
    };
  },
};
