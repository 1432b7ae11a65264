import type { Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface ConfirmReceiptArgs {
  /** The receipt's key. */
  key: Digest;
  member: MemberNumber;
}

/** A treasurer of another party confirms a receipt (four eyes); it is booked and shared. */
export const confirmReceipt = act<ConfirmReceiptArgs>("bank", "confirmReceipt");
