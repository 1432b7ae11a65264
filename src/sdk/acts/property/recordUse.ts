import type { Day, Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface RecordUseArgs {
  asset: bigint;
  member: MemberNumber;
  /** The day of use. */
  on: Day;
  evidence: Digest;
}

/** Records use of an asset (R27). An owner. */
export const recordUse = act<RecordUseArgs>(
  "property",
  "recordUse",
  "RecordUse(uint40 asset,uint32 member,uint24 on,bytes32 evidence,uint256 nonce,uint40 deadline)",
);
