import { act } from "../act.js";
import { type ShareOffer, structs } from "./types.js";

export interface TransferShareArgs {
  what: ShareOffer;
  motion: bigint;
}

/** Completes a transfer. The seller, once it is paid. */
export const transferShare = act<TransferShareArgs>(
  "property",
  "transfer",
  `TransferShare(ShareOffer offer,uint64 motion,uint256 nonce,uint40 deadline)${structs.offer}`,
  { member: ({ what }) => what.from, message: ({ what, motion }) => ({ offer: what, motion }) },
);
