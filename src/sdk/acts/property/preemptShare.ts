import type { MemberNumber } from "../types.js";
import { act } from "../act.js";
import { type ShareOffer, structs } from "./types.js";

export interface PreemptShareArgs {
  motion: bigint;
  /** The owner that takes the buyer's place. */
  member: MemberNumber;
  what: ShareOffer;
}

/** Takes the buyer's place on equal terms (R08). An owner. */
export const preemptShare = act<PreemptShareArgs>(
  "property",
  "preempt",
  `PreemptShare(uint64 motion,uint32 member,ShareOffer offer,uint256 nonce,uint40 deadline)${structs.offer}`,
  { message: ({ motion, member, what }) => ({ motion, member, offer: what }) },
);
