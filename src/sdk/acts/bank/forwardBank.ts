import type { CurrencyAddress } from "../types.js";
import { act } from "../act.js";

export interface ForwardBankArgs {
  /** The derivative. */
  child: bigint;
  /** The asset it derives from. */
  parent: bigint;
  currency: CurrencyAddress;
  /** The version of the parent's agreement that applies today; 0 where it has none. */
  version: number;
}

/** Passes royalties on to the agreement of the asset they are owed to, where both agreements' money is in one account. Anybody. */
export const forwardBank = act<ForwardBankArgs>("bank", "forward");
