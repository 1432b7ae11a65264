import type { Digest, MemberNumber, SignerGrant } from "../types.js";
import { act } from "../act.js";

export interface AdmitArgs {
  member: MemberNumber;
  /** As in the application. */
  signers: SignerGrant[];
  letterDigest: Digest;
  /** The decision. */
  evidenceDigest: Digest;
}

/** Admits an applicant with the keys it applied with. Holders of the role ADMISSION. */
export const admit = act<AdmitArgs>("members", "admit");
