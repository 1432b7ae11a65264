import type { Digest } from "../types.js";
import { act } from "../act.js";

export interface AcknowledgeArgs {
  run: bigint;
  position: number;
  document: Digest;
}

/** A payee acknowledges a payment it has received. */
export const acknowledge = act<AcknowledgeArgs>("bank", "acknowledge");
