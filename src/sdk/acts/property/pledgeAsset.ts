import { act } from "../act.js";
import { type PledgeTerms, structs } from "./types.js";

export interface PledgeAssetArgs {
  what: PledgeTerms;
  motion: bigint;
}

/** Pledges an asset. An owner, as the others agree. */
export const pledgeAsset = act<PledgeAssetArgs>(
  "property",
  "pledge",
  `PledgeAsset(PledgeTerms pledge,uint64 motion,uint256 nonce,uint40 deadline)${structs.pledge}`,
  { member: ({ what }) => what.member, message: ({ what, motion }) => ({ pledge: what, motion }) },
);
