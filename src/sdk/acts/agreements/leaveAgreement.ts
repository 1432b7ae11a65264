import type { AgreementNumber, Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface LeaveAgreementArgs {
  agreement: AgreementNumber;
  member: MemberNumber;
  reason: Digest;
}

/** A party leaves an agreement. What it has accrued stays its own; what happens to its units stands in the exit clause. */
export const leaveAgreement = act<LeaveAgreementArgs>(
  "agreements",
  "leaveAgreement",
  "LeaveAgreement(uint40 agreement,bytes32 reason,uint32 member,uint256 deadline)",
);
