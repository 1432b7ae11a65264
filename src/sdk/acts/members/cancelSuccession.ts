import type { Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface CancelSuccessionArgs {
  member: MemberNumber;
  evidenceDigest: Digest;
}

/** Takes a succession back before it has come into effect. Holders of the role ADMISSION. */
export const cancelSuccession = act<CancelSuccessionArgs>("members", "cancelSuccession");
