import type { Address, Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface ChangePayoutArgs {
  member: MemberNumber;
  /** For tokens and coin; zero for none. */
  payout: Address;
  /** Of the bank account as text. */
  bankAccount: Digest;
}

/** Changes where a member is paid, after a delay in which it can be cancelled. */
export const changePayout = act<ChangePayoutArgs>(
  "members",
  "changePayout",
  "ChangePayout(uint32 member,address payout,bytes32 bankAccount,uint256 nonce,uint40 deadline)",
);
