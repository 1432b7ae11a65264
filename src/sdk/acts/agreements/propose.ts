import type { MemberNumber } from "../types.js";
import { act } from "../act.js";
import { hashTerms } from "../../typedData.js";
import type { Terms } from "../../terms.js";

export interface ProposeArgs {
  terms: Terms;
  by: MemberNumber;
}

/** Puts terms on the table. The lead, and after version 1 any party. */
export const propose = act<ProposeArgs>(
  "agreements",
  "propose",
  "ProposeTerms(bytes32 terms,uint32 member,uint256 deadline)",
  {
    member: ({ by }) => by,
    message: ({ terms, by }) => ({ terms: hashTerms(terms), member: by }),
  },
);
