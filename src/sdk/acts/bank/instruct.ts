import type { AccountNumber, AgreementNumber, CurrencyAddress, PoolNumber } from "../types.js";
import { act } from "../act.js";

export interface InstructArgs {
  agreement: AgreementNumber;
  currency: CurrencyAddress;
  /** Whom to pay, and the pools to collect from. */
  items: { account: AccountNumber; pools: PoolNumber[] }[];
}

/** The holder's treasurer instructs a payment run of up to 128 payments. */
export const instruct = act<InstructArgs>("bank", "instruct");
