import type { Digest } from "../types.js";
import { act } from "../act.js";
import { panelOf } from "../../contributionFacts.js";

export interface RuleArgs {
  contribution: bigint;
  stands: boolean;
  reason: Digest;
}

/** The panel named in the terms decides a challenge. */
export const rule = act<RuleArgs>(
  "contributions",
  "rule",
  "RuleContribution(uint64 contribution,bool stands,bytes32 reason,uint256 nonce,uint40 deadline)",
  { member: panelOf },
);
