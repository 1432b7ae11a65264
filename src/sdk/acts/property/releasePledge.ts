import type { Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface ReleasePledgeArgs {
  asset: bigint;
  /** The pledgee; an owner where that is no member. */
  member: MemberNumber;
  evidence: Digest;
}

/** Releases a pledge. */
export const releasePledge = act<ReleasePledgeArgs>(
  "property",
  "release",
  "ReleasePledge(uint40 asset,uint32 member,bytes32 evidence,uint256 nonce,uint40 deadline)",
);
