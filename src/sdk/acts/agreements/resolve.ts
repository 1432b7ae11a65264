import type { AgreementNumber, Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface ResolveArgs {
  agreement: AgreementNumber;
  /** 0 breach, 1 exclude, 2 terminate. */
  kind: number;
  /** Whom it is about; 0 for termination. */
  subject: MemberNumber;
  /** Of the document; the votes of one resolution name the same. */
  digest: Digest;
  /** Who votes. */
  member: MemberNumber;
}

/** A party votes for a resolution: notice of a breach, exclusion after the cure days, or termination by all. */
export const resolve = act<ResolveArgs>(
  "agreements",
  "resolve",
  "Resolve(uint40 agreement,uint8 kind,uint32 subject,bytes32 digest,uint32 member,uint256 deadline)",
);
