import type { AccountNumber, CurrencyAddress, PoolNumber } from "../types.js";
import { act } from "../act.js";

export interface WithholdTokensArgs {
  account: AccountNumber;
  currency: CurrencyAddress;
  pools: PoolNumber[];
}

/** Collects for an order from outside what a dissolved or ordered account is owed in the treasury. Anybody. */
export const withholdTokens = act<WithholdTokensArgs>("treasury", "withhold");
