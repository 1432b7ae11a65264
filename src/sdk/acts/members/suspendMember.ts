import type { Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface SuspendMemberArgs {
  member: MemberNumber;
  evidenceDigest: Digest;
}

/** Suspends a member: it may not sign; what it is owed stays its own. Holders of the role ADMISSION. */
export const suspendMember = act<SuspendMemberArgs>("members", "suspendMember");
