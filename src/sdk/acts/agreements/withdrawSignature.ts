import type { Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface WithdrawSignatureArgs {
  /** The terms' struct hash. */
  draft: Digest;
  member: MemberNumber;
}

/** A party's admin signers take its signature back, until the draft can be in force. */
export const withdrawSignature = act<WithdrawSignatureArgs>(
  "agreements",
  "withdraw",
  "WithdrawSignature(bytes32 terms,uint32 member,uint256 deadline)",
  { message: ({ draft, member }) => ({ terms: draft, member }) },
);
