import { act } from "../act.js";
import { type LicenceTerms, licenceTermsStruct } from "./terms.js";

export interface SubLicenseArgs {
  terms: LicenceTerms;
  /** The terms of the licence it is granted under. */
  headTerms: LicenceTerms;
}

/** Grants a licence under another one, within it. The licensee of that one. */
export const subLicense = act<SubLicenseArgs>(
  "licences",
  "subLicense",
  `GrantLicence(LicenceTerms terms,uint64 motion,uint256 nonce,uint40 deadline)${licenceTermsStruct}`,
  { member: ({ terms }) => terms.licensor, message: ({ terms }) => ({ terms, motion: 0n }) },
);
