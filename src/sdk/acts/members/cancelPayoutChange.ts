import type { MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface CancelPayoutChangeArgs {
  member: MemberNumber;
}

/** Cancels a change of the payout account that has not come into effect. */
export const cancelPayoutChange = act<CancelPayoutChangeArgs>(
  "members",
  "cancelPayoutChange",
  "CancelPayoutChange(uint32 member,uint256 nonce,uint40 deadline)",
);
