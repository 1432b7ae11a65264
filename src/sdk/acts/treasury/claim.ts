import type { AccountNumber, CurrencyAddress, PoolNumber } from "../types.js";
import { act } from "../act.js";

export interface ClaimArgs {
  account: AccountNumber;
  currency: CurrencyAddress;
  pools: PoolNumber[];
}

/** Pays what an account is owed to its member's registered address. Anybody may ask for it. */
export const claim = act<ClaimArgs>("treasury", "claim");
