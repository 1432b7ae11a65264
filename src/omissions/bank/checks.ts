import { PaymentStatus } from "../../audit/books.js";
import type { Event } from "../../audit/events.js";
import { numberIn } from "../../audit/ids.js";
import { fromDay } from "../../dates.js";
import { digest } from "../../digest.js";
import { type Registered, readBankAccount, registeredAccounts } from "../../papers/pay/bankAccount.js";
import { type Asked, type Omission, omission } from "../omission.js";
import type { BankLine, BankStatement } from "./line.js";
import {
  type Expected,
  type Sent,
  expectedReceipts,
  paired,
  paymentRounds,
  receiptRounds,
  sentPayments,
} from "./match.js";

const { Confirmed, Acknowledged, Rejected } = PaymentStatus;

/** What a bank's statement says that the ledger does not, and the other way round. */
export function bankOmissions(asked: Asked, statement: BankStatement): Omission[] {
  const [credits, debits] = [true, false].map(
    (came) => new Set(statement.lines.filter(({ amount }) => amount > 0n === came)),
  ) as [Set<BankLine>, Set<BankLine>];
  const registered = registeredBy(asked);
  const sent = sentPayments(asked);
  const receipts = expectedReceipts(asked);
  const payments = paired(sent, debits, paymentRounds);
  const returned = sent.filter(({ payment }) => payment.status === Rejected);
  paired(returned, credits, paymentRounds.slice(0, 1));
  const booked = paired(receipts, credits, receiptRounds);
  paired(reversalsIn(asked), debits, [
    { of: (money) => money, in: ({ currency, amount }) => [`${currency}:${-amount}`] },
  ]);
  return [
    ...[...credits, ...debits].map(unbooked),
    ...receipts.filter((one) => !booked.has(one) && covers(statement, one)).map(unseenReceipt),
    ...sent.filter((one) => !payments.has(one) && mustStand(statement, one)).map(unseenPayment),
    ...[...booked].filter(([{ converted }]) => !converted).flatMap(([one, line]) => amounts(one, one.amount, line)),
    ...[...payments].flatMap(([one, line]) => amounts(one, -one.amount, line)),
    ...[...payments].flatMap(([one, line]) => wrongPayee(one, line, registered(one), asked.accountText)),
  ];
}

/** What went back to payers, as currency and amount. The bank may know the gross amount: such a line stays unbooked and is asked about. */
const reversalsIn = ({ result: { books, history } }: Asked): string[] =>
  history
    .filter((event): event is Event<"ReversalConfirmed"> => event.name === "ReversalConfirmed")
    .map(({ args }) => `${books.receipts.get(args.key)?.currency}:${args.amount}`);

const isOf = ({ lines }: BankStatement, currency: bigint): boolean => lines.some((line) => line.currency === currency);

const covers = (statement: BankStatement, { day, currency }: Expected): boolean =>
  day >= statement.first && day <= statement.last && isOf(statement, currency);

/** Confirmed, and by a statement of these days. */
const mustStand = (statement: BankStatement, { payment, instructed, answered, currency }: Sent): boolean =>
  (payment.status === Confirmed || payment.status === Acknowledged) &&
  instructed >= statement.first &&
  answered !== undefined &&
  answered <= statement.last &&
  isOf(statement, currency);

function unbooked({ source, day, amount, endToEndId }: BankLine): Omission {
  const [en, zh] =
    amount > 0n
      ? ["Money came in that no receipt tells of.", "银行有入账而账本无收款登记。"]
      : ["Money went out that no payment run tells of.", "银行有出账而账本无付款指令。"];
  const found = `${fromDay(day)} ${amount}${endToEndId === undefined ? "" : ` ${endToEndId}`}`;
  return omission("bank-line-unbooked", undefined, { en, zh }, { expected: "a booking", found, source });
}

function unseenReceipt(one: Expected): Omission {
  const text = {
    en: "A receipt was booked whose money the statement does not show.",
    zh: "账本登记的收款未见于银行流水。",
  };
  const expected = `a line of ${fromDay(one.day)} with ${one.amount}`;
  return omission("booking-without-bank-line", one, text, { expected, found: "no line" });
}

function unseenPayment(one: Sent): Omission {
  const text = {
    en: "A payment is confirmed that the statement does not show.",
    zh: "账本已确认的付款未见于银行流水。",
  };
  const expected = `a line ${one.id} with ${-one.amount}`;
  return omission("booking-without-bank-line", one, text, { expected, found: "no line" });
}

function amounts(one: Expected | Sent, expected: bigint, { amount, currency, source }: BankLine): Omission[] {
  if (amount === expected && currency === one.currency) return [];
  const text = { en: "Ledger and bank tell different amounts.", zh: "账本与银行金额不一致。" };
  const written = (number: bigint, sum: bigint) => `${sum} (ISO 4217 ${number})`;
  return [
    omission("bank-amount-differs", one, text, {
      expected: written(one.currency, expected),
      found: written(currency, amount),
      source,
    }),
  ];
}

/** Whose account was registered when a run was instructed, and with which digest; worked out once a run. */
function registeredBy({ result: { history }, clock }: Asked): (one: Sent) => Registered {
  const known = new Map<bigint, (member: bigint) => Registered>();
  return ({ block, logIndex, payment: { run, account } }) => {
    let accounts = known.get(run);
    if (accounts === undefined) {
      const place = history.findIndex((event) => event.block === block && event.logIndex === logIndex);
      accounts = registeredAccounts(history.slice(0, place), clock.timeOf(block));
      known.set(run, accounts);
    }
    return accounts(numberIn(account));
  };
}

/**
 * Was another account paid than the one registered when the payment was instructed? The registry has a digest: of a plain account the
 * bank's line says enough, of one with a name and a bank the auditor's directory must have the text. What cannot be told is not reported.
 */
function wrongPayee(
  one: Sent,
  { account, accountDigest, source }: BankLine,
  { payee, digest: registered }: Registered,
  accountText: Asked["accountText"],
): Omission[] {
  if (registered === undefined) return [];
  const text = { en: "The bank paid another account than the registered one.", zh: "银行付往的账户并非登记账户。" };
  const differs = (found: string) => [
    omission("payee-account-differs", one, text, { expected: registered, found, source }),
  ];
  if (accountDigest !== undefined) return accountDigest === registered.toLowerCase() ? [] : differs(accountDigest);
  if (account === undefined || digest(account) === registered.toLowerCase()) return [];
  const known = accountText?.(payee);
  if (known === undefined || digest(known) !== registered.toLowerCase()) return [];
  const plain = (number: string | undefined) => number?.replaceAll(/[\s-]/g, "").toUpperCase();
  return plain(readBankAccount(known)?.account) === plain(account) ? [] : differs(account);
}
