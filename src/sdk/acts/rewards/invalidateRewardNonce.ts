import type { MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface InvalidateRewardNonceArgs {
  member: MemberNumber;
  /** 0 unless the member numbers its acts in several series. */
  key: bigint;
}

/** Makes every signed, not yet handed in list under one key of numbers void. An admin signer itself. */
export const invalidateRewardNonce = act<InvalidateRewardNonceArgs>("rewards", "invalidateNonce");
