import type { MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface InvalidatePropertyNonceArgs {
  member: MemberNumber;
  /** 0 unless the member numbers its acts in several series. */
  key: bigint;
}

/** Makes every signed, not yet handed in act on assets under one key of numbers void. An admin signer itself. */
export const invalidatePropertyNonce = act<InvalidatePropertyNonceArgs>("property", "invalidateNonce");
