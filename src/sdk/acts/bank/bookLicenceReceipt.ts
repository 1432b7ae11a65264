import type { BankReceipt, CurrencyAddress } from "../types.js";
import { act } from "../act.js";

export interface BookLicenceReceiptArgs {
  licence: bigint;
  currency: CurrencyAddress;
  /** The version that applied on the days of service. */
  version: number;
  receipt: BankReceipt;
}

/** The holder's treasurer books what came in under a licence; it is shared when another party confirms it. */
export const bookLicenceReceipt = act<BookLicenceReceiptArgs>("bank", "bookLicenceReceipt");
