import type { CurrencyAddress } from "../types.js";
import { act } from "../act.js";

export interface ForwardTokensArgs {
  /** The derivative. */
  child: bigint;
  /** The asset it derives from. */
  parent: bigint;
  currency: CurrencyAddress;
  /** The version of the parent's agreement that applies today; 0 where it has none. */
  version: number;
}

/** Passes royalties in the treasury on to the agreement of the asset they are owed to. Anybody. */
export const forwardTokens = act<ForwardTokensArgs>("treasury", "forward");
