import type { Digest, MemberNumber, SignerGrant } from "../types.js";
import { act } from "../act.js";

export interface SetSignerArgs {
  member: MemberNumber;
  grant: SignerGrant;
  /** The sealed letter that authorises it (密钥授权书). */
  letterDigest: Digest;
  /** The key's own signature; `0x` for a key that has consented already. */
  consent: string;
}

/** Gives a key scopes, or changes them; a new key acts after a delay. The key consents ({@link keyConsent}). */
export const setSigner = act<SetSignerArgs>(
  "members",
  "setSigner",
  "SetSigner(uint32 member,address signer,uint16 scopes,uint40 validUntil,bytes32 letterDigest,uint256 nonce,uint40 deadline)",
  {
    message: ({ member, grant, letterDigest }) => ({ member, ...grant, letterDigest }),
  },
);
