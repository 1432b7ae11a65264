import type { Digest, MemberNumber, Policy, Scopes } from "../types.js";
import { act } from "../act.js";

export interface SetPolicyArgs {
  member: MemberNumber;
  /** One scope. */
  scope: Scopes;
  policy: Policy;
  letterDigest: Digest;
}

/** Sets how many signers one act of a scope needs (经办 → 复核 → 审批). */
export const setPolicy = act<SetPolicyArgs>(
  "members",
  "setPolicy",
  "SetPolicy(uint32 member,uint16 scope,uint8 base,uint8 second,uint8 third,uint96 secondFrom,uint96 thirdFrom,bytes32 letterDigest,uint256 nonce,uint40 deadline)",
  {
    message: ({ member, scope, policy, letterDigest }) => ({ member, scope, ...policy, letterDigest }),
  },
);
