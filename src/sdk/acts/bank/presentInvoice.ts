import type { AccountNumber, AgreementNumber, CurrencyAddress, Digest, MinorUnits } from "../types.js";
import { act } from "../act.js";

export interface PresentInvoiceArgs {
  agreement: AgreementNumber;
  currency: CurrencyAddress;
  account: AccountNumber;
  amount: MinorUnits;
  invoice: Digest;
}

/** A payee hands in an invoice (发票 / 财政票据) for what it is owed. */
export const presentInvoice = act<PresentInvoiceArgs>("bank", "presentInvoice");
