import { ZeroHash, id } from "ethers";
import type { BankSettlement } from "../../typechain-types/index.js";
import { ANN, BEN, CHO, type Rails, rewardOf } from "./rails.js";
import { CNY, pool } from "./core.js";

/** In the order of the contracts' enums. */
export const Receipt = { None: 0, Booked: 1, Confirmed: 2, Withdrawn: 3 } as const;
export const Payment = { None: 0, Instructed: 1, Retained: 2, Confirmed: 3, Rejected: 4, Acknowledged: 5 } as const;
export const STATEMENT = id("statement");

/** The facts of a bank receipt of 100 gross, of which 80 net. */
export const receiptOn = (day: number, more: Partial<ReturnType<typeof facts>> = {}) => ({ ...facts(day), ...more });
const facts = (day: number) => ({
  gross: 100n,
  tax: 13n,
  directCosts: 7n,
  valueDate: day,
  first: day,
  last: day,
  payer: id("payer"),
  invoice: id("invoice"),
  contractNo: id("contract"),
  bankReference: id("reference"),
  conversion: ZeroHash as string,
});

/** What `ReceiptBooked` tells after the key: the receipt's word (flags 1 for a licence, 2 for an asset, 4 for direct costs kept), then facts. */
export function toldOf(
  receipt: ReturnType<typeof facts>,
  more: { source?: number; flags?: number; version?: number } = {},
): unknown[] {
  const { gross, tax, directCosts, valueDate, first, last, ...digests } = receipt;
  const head =
    ((gross - tax - directCosts) << 160n) |
    (BigInt(more.source ?? 1) << 120n) |
    (BigInt(CNY) << 104n) |
    (BigInt(more.version ?? 1) << 88n) |
    (BigInt(first) << 64n) |
    (BigInt(last) << 40n) |
    (BigInt(ANN) << 8n) |
    (BigInt(more.flags ?? 0) << 4n) |
    BigInt(Receipt.Booked);
  return [head, gross, tax, directCosts, valueDate, ...Object.values(digests)];
}

/** The bank rail as a member's treasurer sees it. */
export const bankAs = (context: Rails, member: number): BankSettlement =>
  context.bank.connect(context.signers[member]!);

/** Books a receipt and returns its key. */
export async function bookReceipt(context: Rails, receipt: ReturnType<typeof facts>, currency = CNY, agreement = 1) {
  const bank = bankAs(context, ANN);
  const key = await bank.bookReceipt.staticCall(agreement, currency, 1, receipt);
  await bank.bookReceipt(agreement, currency, 1, receipt);
  return key;
}

/** Money that has come in: 80 net unless told otherwise, booked by Ann and confirmed by Ben. */
export async function earn(context: Rails & { day: number }, net = 80n, currency = CNY) {
  const { sequence: number } = await context.core.bookOf(1, currency);
  const more = { gross: net + 20n, bankReference: id(`reference ${number}`) };
  const key = await bookReceipt(context, receiptOn(context.day, more), currency);
  await bankAs(context, BEN).confirmReceipt(key, BEN);
  return key;
}

export const POOLS = [pool(0), pool(1), pool(2)];
/** An item of a payment run that collects from all pools of agreement 1. */
export const item = (account: number | bigint, pools = POOLS) => ({ account, pools });
export const EVERYBODY = [item(ANN), item(BEN), item(CHO), item(rewardOf(CHO))];
