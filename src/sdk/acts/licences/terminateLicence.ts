import type { Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface TerminateLicenceArgs {
  licence: bigint;
  member: MemberNumber;
  reason: Digest;
}

/** Ends a licence for what was noticed and not made good in the days of cure. The licensor or an owner. */
export const terminateLicence = act<TerminateLicenceArgs>(
  "licences",
  "terminate",
  "TerminateLicence(uint40 licence,uint32 member,bytes32 reason,uint256 nonce,uint40 deadline)",
);
