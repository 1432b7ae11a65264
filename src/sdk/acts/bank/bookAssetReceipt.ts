import type { BankReceipt, CurrencyAddress } from "../types.js";
import { act } from "../act.js";

export interface BookAssetReceiptArgs {
  asset: bigint;
  currency: CurrencyAddress;
  /** The version that applied on the days of service. */
  version: number;
  receipt: BankReceipt;
}

/** The holder's treasurer books what came in from an asset without a licence of ours, such as royalties of another agreement. */
export const bookAssetReceipt = act<BookAssetReceiptArgs>("bank", "bookAssetReceipt");
