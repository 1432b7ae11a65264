import type { Digest } from "../types.js";
import { act } from "../act.js";
import { type ShareOffer, structs } from "./types.js";

export interface OfferShareArgs {
  what: ShareOffer;
  /** What was sent to the other owners. */
  notice: Digest;
}

/** Offers a share to a buyer and tells the other owners (R08). The seller. */
export const offerShare = act<OfferShareArgs>(
  "property",
  "offerShare",
  `OfferShare(ShareOffer offer,bytes32 notice,uint256 nonce,uint40 deadline)${structs.offer}`,
  { member: ({ what }) => what.from, message: ({ what, notice }) => ({ offer: what, notice }) },
);
