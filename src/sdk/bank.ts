import type { Signer } from "ethers";
import { type Ledger, as } from "./ledger.js";

/** The facts of a bank receipt; amounts in minor units, days since 1970-01-01, the rest digests. */
export interface BankReceipt {
  gross: bigint;
  tax: bigint;
  directCosts: bigint;
  valueDate: number;
  first: number;
  last: number;
  payer: string;
  invoice: string;
  contractNo: string;
  bankReference: string;
  conversion: string;
}

type Parsed = { name: string; args: { getValue(name: string): unknown } } | null;

/** Books a receipt; `treasurer` signs for the holder. Nothing is shared before another party confirms it. Returns its key. */
export async function bookReceipt(
  ledger: Ledger,
  agreement: bigint,
  currency: string,
  version: number,
  receipt: BankReceipt,
  treasurer: Signer,
): Promise<string> {
  const bank = as(ledger, treasurer).bank;
  const mined = await (await bank.bookReceipt(agreement, currency, version, receipt)).wait();
  const event = mined!.logs
    .map((log) => bank.interface.parseLog(log) as Parsed)
    .find((parsed) => parsed?.name === "ReceiptBooked");
  return event!.args.getValue("key") as string;
}

/** Confirms a receipt for another party (four eyes); it is booked and shared. */
export async function confirmReceipt(ledger: Ledger, key: string, member: number, signer: Signer): Promise<void> {
  await (await as(ledger, signer).bank.confirmReceipt(key, member)).wait();
}

/** Reverses part of a receipt: the holder proposes, another party confirms. It becomes a debt on the next money. */
export async function reverseReceipt(
  ledger: Ledger,
  key: string,
  amount: bigint,
  reason: string,
  treasurer: Signer,
  other: { member: number; signer: Signer },
): Promise<void> {
  await (await as(ledger, treasurer).bank.proposeReversal(key, amount, reason)).wait();
  await (await as(ledger, other.signer).bank.confirmReversal(key, amount, other.member)).wait();
}

/** One payee of a run and the pools to collect from. */
export interface PaymentItem {
  account: bigint;
  pools: bigint[];
}

/** A payment as instructed. */
export interface Payment {
  position: number;
  account: bigint;
  amount: bigint;
  retained: boolean;
}

/** Instructs a payment run for the holder. */
export async function instructRun(
  ledger: Ledger,
  agreement: bigint,
  currency: string,
  items: PaymentItem[],
  treasurer: Signer,
): Promise<{ run: bigint; payments: Payment[] }> {
  const RETAINED = 2n;
  const bank = as(ledger, treasurer).bank;
  const mined = await (await bank.instruct(agreement, currency, items)).wait();
  const instructed = mined!.logs
    .map((log) => bank.interface.parseLog(log) as Parsed)
    .find((parsed) => parsed?.name === "RunInstructed");
  const run = instructed!.args.getValue("run") as bigint;
  const payments = instructed!.args.getValue("payments") as { account: bigint; amount: bigint; status: bigint }[];
  return {
    run,
    payments: payments.map(({ account, amount, status }, position) => {
      return { position, account, amount, retained: status === RETAINED };
    }),
  };
}

/** Records what the bank's statement says of a run: payments made, and payments sent back. */
export async function settleRun(
  ledger: Ledger,
  run: bigint,
  made: number[],
  sentBack: number[],
  statement: string,
  treasurer: Signer,
): Promise<void> {
  const bank = as(ledger, treasurer).bank;
  if (made.length > 0) await (await bank.confirmPayments(run, made, statement)).wait();
  if (sentBack.length > 0) await (await bank.rejectPayments(run, sentBack, statement)).wait();
}
