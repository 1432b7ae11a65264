import type { AgreementNumber, CurrencyAddress, Digest, MinorUnits } from "../types.js";
import { act } from "../act.js";
import { NATIVE } from "../../terms.js";

export interface PayArgs {
  agreement: AgreementNumber;
  version: number;
  currency: CurrencyAddress;
  amount: MinorUnits;
  /** Who pays for what. */
  source: Digest;
}

/** Pays tokens (approved to the treasury beforehand) or the native coin into an agreement, for service of today. Anybody. */
export const pay = act<PayArgs>("treasury", "pay", undefined, {
  coin: ({ currency, amount }) => (currency === NATIVE ? amount : 0n),
});
