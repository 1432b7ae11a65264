import type { AgreementNumber, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface ReserveArgs {
  /** 0: the next one; in an envelope the number itself. */
  agreement: AgreementNumber;
  lead: MemberNumber;
}

/** Reserves a number for an agreement to come; the member leads it. */
export const reserve = act<ReserveArgs>(
  "agreements",
  "reserve",
  "ReserveAgreement(uint40 agreement,uint32 lead,uint256 deadline)",
  { member: ({ lead }) => lead },
);
