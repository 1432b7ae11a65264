import type { AgreementNumber, CurrencyAddress, Day, Digest, MemberNumber, MinorUnits } from "../types.js";
import { act } from "../act.js";

/** A period of a periodic agreement as its parties close it. */
export interface Period {
  agreement: AgreementNumber;
  version: number;
  currency: CurrencyAddress;
  /** How much of what was collected is shared. */
  amount: MinorUnits;
  first: Day;
  last: Day;
  /** Digest of the distribution plan (年度分配方案). */
  plan: Digest;
  /** The number of the close, from 1: one more than the agreement has had. */
  sequence: number;
}

export interface ClosePeriodArgs {
  period: Period;
  /** The party in whose name the next signature is given; several sign one envelope. */
  member: MemberNumber;
}

/** Closes a period with the signatures of as many parties as the terms ask: what was collected is shared by the units of this moment. */
export const closePeriod = act<ClosePeriodArgs>(
  "agreements",
  "closePeriod",
  "ClosePeriod(uint40 agreement,uint16 version,address currency,uint96 amount,uint24 first,uint24 last,bytes32 plan,uint32 sequence,uint256 deadline)",
  { message: ({ period }) => period, inputs: ({ period }) => ({ period }) },
);
