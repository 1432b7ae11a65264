import type { Digest } from "../types.js";
import { act } from "../act.js";

export interface RejectPaymentsArgs {
  run: bigint;
  positions: number[];
  statement: Digest;
}

/** The holder enters payments that the bank sent back; they are owed again. */
export const rejectPayments = act<RejectPaymentsArgs>("bank", "rejectPayments");
