import type { AgreementNumber, CurrencyAddress, PaymentItem } from "../types.js";
import { act } from "../act.js";

export interface InstructArgs {
  agreement: AgreementNumber;
  currency: CurrencyAddress;
  /** Whom to pay, and the pools to collect from. */
  items: PaymentItem[];
}

/** The holder's treasurer instructs a payment run of up to 128 payments. */
export const instruct = act<InstructArgs>("bank", "instruct");
