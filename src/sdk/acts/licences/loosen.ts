import type { MemberNumber } from "../types.js";
import { act } from "../act.js";
import type { LicenceTerms } from "./terms.js";

export interface LoosenArgs {
  licence: bigint;
  terms: LicenceTerms;
  member: MemberNumber;
}

/** Makes a sole or exclusive licence that is not used ordinary. An owner. */
export const loosen = act<LoosenArgs>(
  "licences",
  "loosen",
  "LoosenLicence(uint40 licence,uint32 member,uint256 nonce,uint40 deadline)",
  { message: ({ licence, member }) => ({ licence, member }) },
);
