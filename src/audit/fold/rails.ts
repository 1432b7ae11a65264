import { type Book, type Books, type Payment, PaymentStatus, owedKey } from "../books.js";
import type { Event, Told } from "../events.js";
import { fine } from "../fixed.js";
import { add, bookOf, numberOf, orderAccount, poolId, poolOf } from "../ids.js";

/** Receipts, payment runs, and what orders from outside give. */
export function foldRails(event: Told, books: Books): void {
  switch (event.name) {
    case "ReceiptBooked":
      bookReceipt(event, books);
      return;
    case "ReceiptConfirmed":
    case "ReceiptWithdrawn": {
      const receipt = books.receipts.get(event.args.key);
      if (receipt) receipt.status = event.name === "ReceiptConfirmed" ? "confirmed" : "withdrawn";
      return;
    }
    case "ReversalProposed": {
      const receipt = books.receipts.get(event.args.key);
      if (receipt) receipt.pending = event.args.pending;
      return;
    }
    case "ReversalConfirmed": {
      const receipt = books.receipts.get(event.args.key);
      if (!receipt) return;
      receipt.reversed += event.args.amount;
      receipt.pending = 0n;
      return;
    }
    case "PayoutLearnt":
      books.leases.set(event.args.member, { payout: event.args.payout, sureUntil: event.args.sureUntil });
      return;
    case "RunInstructed":
      instruct(event, books);
      return;
    case "PaymentSettled":
      settle(event, books);
      return;
    case "OrderRedirected":
      redirect(event, books);
  }
}

function bookReceipt({ args, block, tx, logIndex }: Event<"ReceiptBooked">, books: Books): void {
  const { agreement, key, holder, version, net, directCosts, first, last } = args;
  const routed = args.licence !== 0n || args.asset !== 0n;
  const currency = numberOf(books, args.currency);
  const amounts = { net, directCosts, first, last, pending: 0n, reversed: 0n };
  const source = { routed, licence: args.licence, asset: args.asset };
  books.receipts.set(key, {
    ...{ agreement, currency, version, holder, ...source, ...amounts },
    ...{ status: "booked", block, tx, logIndex },
  });
}

function instruct({ args, block, tx, logIndex }: Event<"RunInstructed">, books: Books): void {
  const { run, agreement, holder } = args;
  const currency = numberOf(books, args.currency);
  const invoiceFirst = books.holders.get(`${agreement}:${currency}`)?.invoiceFirst ?? false;
  const payments = args.payments.map((payment, i): Payment => {
    return { ...payment, run, position: BigInt(i), agreement, currency, block, tx, logIndex };
  });
  books.runs.set(run, { agreement, currency, holder, invoiceFirst, payments });
  for (const { status, amount } of payments) move(bookOf(books, agreement, currency), status, amount);
}

/** Adds a payment's amount to where a payment of this status is counted; one that was rejected is owed again. */
function move(book: Book, status: bigint, amount: bigint): void {
  if (status === PaymentStatus.Instructed) book.instructed += amount;
  if (status === PaymentStatus.Retained) book.retained += amount;
  if (status === PaymentStatus.Confirmed || status === PaymentStatus.Acknowledged) book.confirmed += amount;
}

export function paymentAt(books: Books, run: bigint, position: bigint): Payment | undefined {
  return books.runs.get(run)?.payments[Number(position)];
}

/** A rejected payment is owed again, as a direct credit. */
function settle({ args, block, tx, logIndex }: Event<"PaymentSettled">, books: Books): void {
  const payment = paymentAt(books, args.run, args.position);
  if (!payment) return;
  move(bookOf(books, payment.agreement, payment.currency), payment.status, -payment.amount);
  payment.status = args.status;
  move(bookOf(books, payment.agreement, payment.currency), payment.status, payment.amount);
  payment.settled = { block, tx, logIndex };
  if (args.status !== PaymentStatus.Rejected) return;
  const { account, agreement, currency, amount } = payment;
  const pool = poolId(agreement, 0n);
  add(poolOf(books, pool).owed, owedKey(account, currency), fine(amount));
  books.entries.push({ block, tx, logIndex, account, currency, agreement, pool, amount, kind: "returned" });
}

function redirect({ args, block, tx, logIndex }: Event<"OrderRedirected">, books: Books): void {
  const currency = books.orderData.get(args.order)?.currency;
  if (currency === undefined) return;
  const { agreement, to: account, amount } = args;
  const pool = poolId(agreement, 0n);
  add(poolOf(books, pool).owed, owedKey(orderAccount(args.order), currency), -fine(amount));
  add(poolOf(books, pool).owed, owedKey(account, currency), fine(amount));
  books.entries.push({ block, tx, logIndex, account, currency, agreement, pool, amount, kind: "given" });
}
