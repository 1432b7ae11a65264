import type { Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface RecordTitleArgs {
  asset: bigint;
  member: MemberNumber;
  /** 1 the deed is signed, 2 filed at the office, 3 the register shows today's owners. */
  status: number;
  evidence: Digest;
}

/** Records how far the office's register shows today's owners. An owner. */
export const recordTitle = act<RecordTitleArgs>(
  "property",
  "recordTitle",
  "RecordTitle(uint40 asset,uint32 member,uint8 status,bytes32 evidence,uint256 nonce,uint40 deadline)",
);
