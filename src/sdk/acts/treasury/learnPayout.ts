import type { MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface LearnPayoutArgs {
  member: MemberNumber;
}

/** Lets the treasury remember where a member is paid, which makes its next claims cheaper. Anybody. */
export const learnPayout = act<LearnPayoutArgs>("treasury", "learnPayout");
