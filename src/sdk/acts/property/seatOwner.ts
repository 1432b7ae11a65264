import type { MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface SeatOwnerArgs {
  asset: bigint;
  member: MemberNumber;
}

/** Copies an owner's units to the asset's own pool. Anybody. */
export const seatOwner = act<SeatOwnerArgs>("property", "seat");
