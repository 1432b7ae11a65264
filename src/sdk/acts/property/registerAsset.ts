import type { MemberNumber } from "../types.js";
import { act } from "../act.js";
import { type Registration, structs } from "./types.js";

export interface RegisterAssetArgs {
  /** The party whose result it is, or the owner of background. */
  member: MemberNumber;
  what: Registration;
}

/** Registers a result of an agreement, or background. */
export const registerAsset = act<RegisterAssetArgs>(
  "property",
  "register",
  `RegisterAsset(uint32 member,Registration what,uint256 nonce,uint40 deadline)${structs.registration}`,
);
