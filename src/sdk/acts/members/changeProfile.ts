import type { Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface ChangeProfileArgs {
  member: MemberNumber;
  profileDigest: Digest;
  profileURI: string;
}

/** Records where a member's profile is kept now, and its digest. */
export const changeProfile = act<ChangeProfileArgs>(
  "members",
  "changeProfile",
  "ChangeProfile(uint32 member,bytes32 profileDigest,string profileURI,uint256 nonce,uint40 deadline)",
);
