import type { Address, Digest } from "../types.js";
import { act } from "../act.js";

export interface ReportStolenArgs {
  signer: Address;
  letterDigest: Digest;
}

/** An officer reports a stolen key on a sealed letter; with the second officer's report it is suspended at once. */
export const reportStolen = act<ReportStolenArgs>("members", "reportStolen");
