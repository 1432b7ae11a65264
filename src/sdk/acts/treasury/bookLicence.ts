import type { CurrencyAddress, MemberNumber, MinorUnits } from "../types.js";
import { act } from "../act.js";
import { NATIVE } from "../../terms.js";
import type { TokenReceipt } from "./bookTokens.js";

export interface BookLicenceArgs {
  licence: bigint;
  version: number;
  currency: CurrencyAddress;
  amount: MinorUnits;
  member: MemberNumber;
  receipt: TokenReceipt;
}

/** A party's treasurer pays in what came under a licence and states the facts of the receipt. */
export const bookLicence = act<BookLicenceArgs>("treasury", "bookLicence", undefined, {
  coin: ({ currency, amount }) => (currency === NATIVE ? amount : 0n),
});
