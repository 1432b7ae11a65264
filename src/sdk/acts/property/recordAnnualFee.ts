import type { Day, Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface RecordAnnualFeeArgs {
  asset: bigint;
  /** The owner that paid. */
  member: MemberNumber;
  /** The day through which it is paid. */
  until: Day;
  evidence: Digest;
}

/** Records that an owner paid the annual fee. */
export const recordAnnualFee = act<RecordAnnualFeeArgs>(
  "property",
  "recordAnnualFee",
  "RecordAnnualFee(uint40 asset,uint32 member,uint24 until,bytes32 evidence,uint256 nonce,uint40 deadline)",
);
