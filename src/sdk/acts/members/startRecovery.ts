import type { Address, Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface StartRecoveryArgs {
  member: MemberNumber;
  newSigner: Address;
  /** Revoked on completion; zero for none. */
  lostSigner: Address;
  letterDigest: Digest;
  /** The new key's own signature ({@link keyConsent}). */
  consent: string;
}

/** Starts to replace a lost admin key; any other admin key can cancel it for some days. Holders of the role COUNCIL. */
export const startRecovery = act<StartRecoveryArgs>("members", "startRecovery");
