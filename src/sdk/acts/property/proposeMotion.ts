import type { Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface ProposeMotionArgs {
  asset: bigint;
  /** From 0: file, ordinary, secret, exclusive, transfer, pledge, renounce, abandon. */
  act: number;
  /** The owner that will act. */
  member: MemberNumber;
  /** What is agreed to: of a licence or pledge the hash of its terms, else a document. */
  subject: Digest;
  /** What was sent to the others. */
  notice: Digest;
}

/** Asks the other owners about an act (征求意见). An owner; its own consent is counted. */
export const proposeMotion = act<ProposeMotionArgs>(
  "property",
  "propose",
  "ProposeMotion(uint40 asset,uint8 act,uint32 member,bytes32 subject,bytes32 notice,uint256 nonce,uint40 deadline)",
);
