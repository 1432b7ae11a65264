import type { Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface VoteMotionArgs {
  motion: bigint;
  member: MemberNumber;
  /** The motion's subject: what the owner speaks to, not the number alone. */
  subject: Digest;
  /** 0 takes back what was said, 1 consents, 2 objects. */
  vote: number;
  /** Its reasons; an objection has some. */
  reason: Digest;
}

/** Consents or objects to a motion. An owner. */
export const voteMotion = act<VoteMotionArgs>(
  "property",
  "vote",
  "VoteMotion(uint64 motion,uint32 member,bytes32 subject,uint8 vote,bytes32 reason,uint256 nonce,uint40 deadline)",
  { message: (args) => args, inputs: ({ vote, ...rest }) => ({ ...rest, says: vote }) },
);
