import type { AgreementNumber, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface RequirePresentArgs {
  agreement: AgreementNumber;
  member: MemberNumber;
}

/** Confirms that a member is a party now, and lets the registry remember its place. Anybody. */
export const requirePresent = act<RequirePresentArgs>("agreements", "requirePresent");
