import type { Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface ConfirmConditionsArgs {
  draft: Digest;
  member: MemberNumber;
  /** What proves it. */
  fulfilment: Digest;
}

/** A party confirms that the conditions precedent are fulfilled. */
export const confirmConditions = act<ConfirmConditionsArgs>(
  "agreements",
  "confirmConditions",
  "ConfirmConditions(bytes32 terms,bytes32 fulfilment,uint32 member,uint256 deadline)",
  {
    message: ({ draft, fulfilment, member }) => ({ terms: draft, fulfilment, member }),
  },
);
