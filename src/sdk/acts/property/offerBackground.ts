import type { AgreementNumber, Digest } from "../types.js";
import { act } from "../act.js";

export interface OfferBackgroundArgs {
  asset: bigint;
  agreement: AgreementNumber;
  /** The limits of access. */
  limits: Digest;
}

/** Offers background to a project before its first day (R26). Its owner. */
export const offerBackground = act<OfferBackgroundArgs>(
  "property",
  "offer",
  "OfferBackground(uint40 asset,uint40 agreement,bytes32 limits,uint256 nonce,uint40 deadline)",
  {
    member: async ({ asset }, { property }) => Number((await property.factsOf(asset)).owner),
  },
);
