import type { Day, Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface ChangeNameArgs {
  member: MemberNumber;
  nameDigest: Digest;
  since: Day;
  evidenceDigest: Digest;
}

/** Records a new name (更名); the earlier ones stay. */
export const changeName = act<ChangeNameArgs>(
  "members",
  "changeName",
  "ChangeName(uint32 member,bytes32 nameDigest,uint24 since,bytes32 evidenceDigest,uint256 nonce,uint40 deadline)",
);
