import type { AccountNumber, AgreementNumber, Digest, MinorUnits, Order } from "../types.js";
import { act } from "../act.js";

export interface RedirectWithheldArgs {
  order: bigint;
  data: Order;
  agreement: AgreementNumber;
  to: AccountNumber;
  amount: MinorUnits;
  document: Digest;
}

/** Two officers, one after the other, give what an order withheld to an account. */
export const redirectWithheld = act<RedirectWithheldArgs>("hold", "redirect");
