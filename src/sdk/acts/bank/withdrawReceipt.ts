import type { Digest } from "../types.js";
import { act } from "../act.js";

export interface WithdrawReceiptArgs {
  key: Digest;
  reason: Digest;
}

/** The holder takes back a receipt that nobody has confirmed. */
export const withdrawReceipt = act<WithdrawReceiptArgs>("bank", "withdrawReceipt");
