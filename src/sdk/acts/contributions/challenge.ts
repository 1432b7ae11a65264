import type { Digest, MemberNumber, Scopes } from "../types.js";
import { act } from "../act.js";

export interface ChallengeArgs {
  contribution: bigint;
  member: MemberNumber;
  /** RECORD or ATTEST: under which the signers act. */
  scope: Scopes;
  reason: Digest;
}

/** Another party challenges a contribution within its window; its units become provisional. */
export const challenge = act<ChallengeArgs>(
  "contributions",
  "challenge",
  "ChallengeContribution(uint64 contribution,uint32 member,uint16 scope,bytes32 reason,uint256 nonce,uint40 deadline)",
);
