import type { CurrencyAddress, Digest, MinorUnits } from "../types.js";
import { act } from "../act.js";
import { NATIVE } from "../../terms.js";

export interface PayLicenceArgs {
  licence: bigint;
  version: number;
  currency: CurrencyAddress;
  amount: MinorUnits;
  /** Who pays for what. */
  source: Digest;
}

/** Pays tokens (approved to the treasury beforehand) or the native coin under a licence, for service of today. Anybody. */
export const payLicence = act<PayLicenceArgs>("treasury", "payLicence", undefined, {
  coin: ({ currency, amount }) => (currency === NATIVE ? amount : 0n),
});
