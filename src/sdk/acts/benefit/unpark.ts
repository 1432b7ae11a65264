import type { CurrencyAddress, PoolNumber } from "../types.js";
import { act } from "../act.js";

export interface UnparkArgs {
  pool: PoolNumber;
  currency: CurrencyAddress;
}

/** Shares money that waits in front of a pool, once the pool has units or its date has come. Anybody. */
export const unpark = act<UnparkArgs>("benefit", "unpark");
