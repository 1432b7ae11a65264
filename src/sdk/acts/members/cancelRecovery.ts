import type { MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface CancelRecoveryArgs {
  member: MemberNumber;
}

/** Cancels a recovery under way. */
export const cancelRecovery = act<CancelRecoveryArgs>(
  "members",
  "cancelRecovery",
  "CancelRecovery(uint32 member,uint256 nonce,uint40 deadline)",
);
