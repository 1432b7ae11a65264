import type { Digest } from "../types.js";
import { act } from "../act.js";

export interface ConfirmPaymentsArgs {
  run: bigint;
  positions: number[];
  statement: Digest;
}

/** The holder enters payments that the bank's statement shows as made. */
export const confirmPayments = act<ConfirmPaymentsArgs>("bank", "confirmPayments");
