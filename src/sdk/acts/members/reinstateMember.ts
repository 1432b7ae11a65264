import type { Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface ReinstateMemberArgs {
  member: MemberNumber;
  evidenceDigest: Digest;
}

/** Ends a suspension. Holders of the role ADMISSION. */
export const reinstateMember = act<ReinstateMemberArgs>("members", "reinstateMember");
