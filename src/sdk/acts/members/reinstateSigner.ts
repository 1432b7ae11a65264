import type { Address, Digest } from "../types.js";
import { act } from "../act.js";

export interface ReinstateSignerArgs {
  signer: Address;
  letterDigest: Digest;
}

/** Lets a suspended key act again, after a delay. Holders of the role COUNCIL. */
export const reinstateSigner = act<ReinstateSignerArgs>("members", "reinstateSigner");
