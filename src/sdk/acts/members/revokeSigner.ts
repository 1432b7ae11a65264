import type { Address, Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface RevokeSignerArgs {
  member: MemberNumber;
  signer: Address;
  letterDigest: Digest;
}

/** Takes a key's scopes away at once. */
export const revokeSigner = act<RevokeSignerArgs>(
  "members",
  "revokeSigner",
  "RevokeSigner(uint32 member,address signer,bytes32 letterDigest,uint256 nonce,uint40 deadline)",
);
