import type { AgreementNumber, BankReceipt, CurrencyAddress } from "../types.js";
import { act } from "../act.js";

export interface BookReceiptArgs {
  agreement: AgreementNumber;
  currency: CurrencyAddress;
  /** The version that applied on the days of service. */
  version: number;
  receipt: BankReceipt;
}

/** The holder's treasurer books a receipt; nothing is shared before another party confirms it. */
export const bookReceipt = act<BookReceiptArgs>("bank", "bookReceipt");
