import layout from "../../layout/TokenTreasury.json" with { type: "json" };
import { type SlotsOf, nothing } from "./slots.js";

/** The treasury's storage. What it holds is not there; its lock is transient. */
export const treasury: SlotsOf = {
  layout,
  written: ["_payouts"],
  writers: (s) => ({
    PayoutLearnt: ({ member, payout, sureUntil }) => s.set((BigInt(payout) << 96n) | sureUntil, "_payouts", member),
    Received: nothing,
    ReceiptStated: nothing,
    Forwarded: nothing,
  }),
};
