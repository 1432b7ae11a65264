import { act } from "../act.js";
import { type LicenceTerms, licenceTermsStruct } from "./terms.js";

export interface GrantArgs {
  terms: LicenceTerms;
  /** The owners' motion, 0 where a co-owner acts alone. */
  motion: bigint;
}

/** Grants a licence or an access right. The licensor. */
export const grant = act<GrantArgs>(
  "licences",
  "grant",
  `GrantLicence(LicenceTerms terms,uint64 motion,uint256 nonce,uint40 deadline)${licenceTermsStruct}`,
  { member: ({ terms }) => terms.licensor },
);
