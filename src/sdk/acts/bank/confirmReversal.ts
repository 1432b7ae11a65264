import type { Digest, MemberNumber, MinorUnits } from "../types.js";
import { act } from "../act.js";

export interface ConfirmReversalArgs {
  key: Digest;
  amount: MinorUnits;
  member: MemberNumber;
}

/** Another party confirms a reversal: it becomes a debt on the next money. */
export const confirmReversal = act<ConfirmReversalArgs>("bank", "confirmReversal");
