import type { AgreementNumber, CurrencyAddress, Day, Digest, MemberNumber, MinorUnits } from "../types.js";
import { act } from "../act.js";
import { NATIVE } from "../../terms.js";

/** The facts of a token receipt; gross − tax − directCosts is what is paid in. */
export interface TokenReceipt {
  gross: MinorUnits;
  tax: MinorUnits;
  directCosts: MinorUnits;
  first: Day;
  last: Day;
  payer: Digest;
  invoice: Digest;
  contractNo: Digest;
}

export interface BookTokensArgs {
  agreement: AgreementNumber;
  version: number;
  currency: CurrencyAddress;
  amount: MinorUnits;
  member: MemberNumber;
  receipt: TokenReceipt;
}

/** A party's treasurer pays in tokens or the native coin and states the facts of the receipt. */
export const bookTokens = act<BookTokensArgs>("treasury", "book", undefined, {
  coin: ({ currency, amount }) => (currency === NATIVE ? amount : 0n),
});
