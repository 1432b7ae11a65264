import type { Digest, MemberNumber, MinorUnits, Units } from "../types.js";
import { act } from "../act.js";

export interface ContraArgs {
  contribution: bigint;
  /** The contributor, or another party as the terms allow. */
  member: MemberNumber;
  /** To take away. */
  units: Units;
  /** To take away. */
  cost: MinorUnits;
  reason: Digest;
}

/** Corrects a final contribution by a contra entry. */
export const contra = act<ContraArgs>(
  "contributions",
  "contra",
  "ContraContribution(uint64 contribution,uint32 member,uint64 units,uint96 cost,bytes32 reason,uint256 nonce,uint40 deadline)",
);
