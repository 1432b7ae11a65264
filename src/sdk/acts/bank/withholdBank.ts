import type { AccountNumber, CurrencyAddress, PoolNumber } from "../types.js";
import { act } from "../act.js";

export interface WithholdBankArgs {
  account: AccountNumber;
  currency: CurrencyAddress;
  pools: PoolNumber[];
}

/** Collects for an order from outside what a dissolved or ordered account is owed on the bank rail. Anybody. */
export const withholdBank = act<WithholdBankArgs>("bank", "withhold");
