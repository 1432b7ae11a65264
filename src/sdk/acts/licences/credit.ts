import type { Digest, MemberNumber, MinorUnits } from "../types.js";
import { act } from "../act.js";

export interface CreditArgs {
  licence: bigint;
  member: MemberNumber;
  /** The owners' motion, 0 where the licensor decides alone. */
  motion: bigint;
  amount: MinorUnits;
  reason: Digest;
}

/** Lets a licensee off a part of what it owes. An owner, or the licensor that keeps the income. */
export const credit = act<CreditArgs>(
  "licences",
  "credit",
  "CreditLicence(uint40 licence,uint32 member,uint64 motion,uint96 amount,bytes32 reason,uint256 nonce,uint40 deadline)",
);
