import type { Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface ExitArgs {
  member: MemberNumber;
  evidenceDigest: Digest;
}

/** A member leaves the consortium. What it has accrued stays its own. */
export const exit = act<ExitArgs>(
  "members",
  "exit",
  "Exit(uint32 member,bytes32 evidenceDigest,uint256 nonce,uint40 deadline)",
);
