import type { MemberNumber } from "../types.js";
import { act } from "../act.js";
import { attestation } from "../../contributionFacts.js";

export interface AttestArgs {
  contribution: bigint;
  member: MemberNumber;
}

/** Another party attests what a contribution earns. Never the contributor's own organisation, never twice. */
export const attest = act<AttestArgs>(
  "contributions",
  "attestTo",
  "AttestContribution(uint64 contribution,uint32 member,uint40 agreement,uint32 contributor,uint16 kind,uint64 units,uint96 cost,uint256 nonce,uint40 deadline)",
  { message: attestation },
);
