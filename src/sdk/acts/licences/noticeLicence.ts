import type { Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";
import type { LicenceTerms } from "./terms.js";

export interface NoticeLicenceArgs {
  licence: bigint;
  terms: LicenceTerms;
  member: MemberNumber;
  /** The last report whose fee is overdue, 0 for none. */
  report: number;
  notice: Digest;
}

/** Gives formal notice of what is overdue under a licence. The licensor or an owner. */
export const noticeLicence = act<NoticeLicenceArgs>(
  "licences",
  "giveNotice",
  "NoticeLicence(uint40 licence,uint32 member,uint16 report,bytes32 notice,uint256 nonce,uint40 deadline)",
  {
    message: ({ licence, member, report, notice }) => ({ licence, member, report, notice }),
  },
);
