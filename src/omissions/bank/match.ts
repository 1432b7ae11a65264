import { type Payment, PaymentStatus } from "../../audit/books.js";
import type { At } from "../../audit/events.js";
import { numberOf } from "../../audit/ids.js";
import { toDay } from "../../dates.js";
import { digest } from "../../digest.js";
import { blockDates } from "../../papers/clock.js";
import { endToEndId } from "../../papers/pay/endToEndId.js";
import { standingReceipts } from "../../papers/receipts.js";
import type { Asked } from "../omission.js";
import type { BankLine } from "./line.js";

/** A receipt as the bank must know it. */
export interface Expected extends At {
  key: string;
  currency: bigint;
  /** Gross, in minor units: what the payer paid. */
  amount: bigint;
  day: number;
  reference: string;
  /** It was converted: the bank knows it in another currency. */
  converted: boolean;
}

/** A payment as the bank must know it. */
export interface Sent extends At {
  payment: Payment;
  currency: bigint;
  amount: bigint;
  id: string;
  /** The days of its instruction, and of the bank's answer. */
  instructed: number;
  answered: number | undefined;
}

/** The receipts that stand, of the statement's holder where it is known. */
export function expectedReceipts({ result, holder }: Asked): Expected[] {
  return standingReceipts(result)
    .filter(({ args }) => holder === undefined || args.holder === holder)
    .map(({ args: { key, currency, gross, valueDate, bankReference, conversion }, block, tx, logIndex }) => ({
      ...{ block, tx, logIndex, key },
      currency: numberOf(result.books, currency),
      amount: gross,
      day: Number(valueDate),
      reference: bankReference.toLowerCase(),
      converted: BigInt(conversion) !== 0n,
    }));
}

/** The payments that a bank was instructed to make, by the statement's holder where it is known. */
export function sentPayments({ result: { books }, clock, chainId, bank, holder }: Asked): Sent[] {
  const dateOf = blockDates(clock);
  const dayOf = ({ block }: At) => toDay(dateOf(block));
  return [...books.runs.values()]
    .filter((run) => holder === undefined || run.holder === holder)
    .flatMap(({ payments }) => payments)
    .filter(({ status }) => status !== PaymentStatus.Retained)
    .map((payment) => ({
      payment,
      block: payment.block,
      tx: payment.tx,
      logIndex: payment.logIndex,
      currency: payment.currency,
      amount: payment.amount,
      id: endToEndId(chainId, bank, payment.run, payment.position),
      instructed: dayOf(payment),
      answered: payment.settled && dayOf(payment.settled),
    }));
}

/** One way in which something and a line of the bank may be told to be the same. */
interface Round<T> {
  of: (one: T) => string;
  in: (line: BankLine) => readonly string[];
  fits?: (one: T, line: BankLine) => boolean;
}

/**
 * Gives each thing at most one line, the surest way first. A line that was given is taken out of `lines`.
 * @param lines those that are left, in the statement's order.
 */
export function paired<T>(wanted: readonly T[], lines: Set<BankLine>, rounds: readonly Round<T>[]): Map<T, BankLine> {
  const pairs = new Map<T, BankLine>();
  for (const { of, in: keysIn, fits = () => true } of rounds) {
    const byKey = new Map<string, BankLine[]>();
    for (const line of lines) for (const key of keysIn(line)) byKey.set(key, [...(byKey.get(key) ?? []), line]);
    for (const one of wanted) {
      if (pairs.has(one)) continue;
      const line = byKey.get(of(one))?.find((candidate) => lines.has(candidate) && fits(one, candidate));
      if (line === undefined) continue;
      lines.delete(line);
      pairs.set(one, line);
    }
  }
  return pairs;
}

const moneyKey = ({ currency, amount }: { currency: bigint; amount: bigint }): string => `${currency}:${amount}`;

/** A receipt by the digest of the bank's reference, else by amount and value date. */
export const receiptRounds: readonly Round<Expected>[] = [
  { of: ({ reference }) => reference, in: ({ references }) => references.map(digest) },
  { of: (one) => `${moneyKey(one)}:${one.day}`, in: (line) => [`${moneyKey(line)}:${line.day}`] },
];

/** A payment by its EndToEndId, else by its amount between the days of its instruction and of the answer. */
export const paymentRounds: readonly Round<Sent>[] = [
  { of: ({ id }) => id, in: ({ endToEndId: id, references }) => (id === undefined ? references : [id, ...references]) },
  {
    of: moneyKey,
    in: ({ currency, amount, endToEndId: id }) => (id === undefined ? [moneyKey({ currency, amount: -amount })] : []),
    fits: ({ instructed, answered = Infinity }, { day }) => day >= instructed && day <= answered,
  },
];
