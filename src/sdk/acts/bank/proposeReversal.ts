import type { Digest, MinorUnits } from "../types.js";
import { act } from "../act.js";

export interface ProposeReversalArgs {
  key: Digest;
  amount: MinorUnits;
  reason: Digest;
}

/** The holder asks to reverse part of a confirmed receipt; 0 takes that back. */
export const proposeReversal = act<ProposeReversalArgs>("bank", "proposeReversal");
