import type { Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface RenounceShareArgs {
  asset: bigint;
  member: MemberNumber;
  motion: bigint;
  declaration: Digest;
}

/** Renounces a share (R09). An owner. */
export const renounceShare = act<RenounceShareArgs>(
  "property",
  "renounce",
  "RenounceShare(uint40 asset,uint32 member,uint64 motion,bytes32 declaration,uint256 nonce,uint40 deadline)",
);
