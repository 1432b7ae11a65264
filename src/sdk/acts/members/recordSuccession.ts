import type { Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface RecordSuccessionArgs {
  member: MemberNumber;
  successor: MemberNumber;
  /** 0 merger, 1 division, 2 dissolution. */
  cause: number;
  evidenceDigest: Digest;
}

/** Records that a member is succeeded by another (合并, 分立, 注销), from some days on. Holders of the role ADMISSION. */
export const recordSuccession = act<RecordSuccessionArgs>("members", "recordSuccession");
