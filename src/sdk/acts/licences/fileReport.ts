import type { Digest, MinorUnits } from "../types.js";
import { act } from "../act.js";
import type { LicenceTerms } from "./terms.js";

export interface FileReportArgs {
  licence: bigint;
  terms: LicenceTerms;
  /** What was made of the licence in the period. */
  base: MinorUnits;
  evidence: Digest;
}

/** Reports the next period of a licence. The licensee; the licensor where the licensee is no member. */
export const fileReport = act<FileReportArgs>(
  "licences",
  "fileReport",
  "FileReport(uint40 licence,uint16 report,uint96 base,bytes32 evidence,uint256 nonce,uint40 deadline)",
  {
    member: ({ terms }) => (terms.licensee === 0 ? terms.licensor : terms.licensee),
    message: async ({ licence, base, evidence }, { licences }) => {
      const { reports } = await licences.licenceOf(licence);
      return { licence, report: reports + 1n, base, evidence };
    },
  },
);
