import type { MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface CompleteRecoveryArgs {
  member: MemberNumber;
}

/** Completes a recovery once its days are over. Anybody. */
export const completeRecovery = act<CompleteRecoveryArgs>("members", "completeRecovery");
