import type { At } from "../audit/events.js";
import { numberOf } from "../audit/ids.js";
import { digest } from "../digest.js";
import { OutsideError, amountIn } from "./bank/line.js";
import { standingReceipts } from "../papers/receipts.js";
import { type Asked, type Omission, omission } from "./omission.js";
import { type Mapping, type Row, readTable } from "./table.js";

/** What a column of an invoice list can hold. */
const invoiceFields = ["number", "digest", "amount", "currency"] as const;
type InvoiceField = (typeof invoiceFields)[number];

/** Titles that are understood. */
const invoiceColumns: Mapping<InvoiceField> = {
  ...Object.fromEntries(invoiceFields.map((field) => [field, field])),
  发票号码: "number",
  数电票号码: "number",
  摘要值: "digest",
  价税合计: "amount",
  金额: "amount",
  币种: "currency",
};

/** An invoice of somebody's list. */
export interface Invoice {
  source: string;
  number?: string;
  /** SHA-256 of its file, or of its number where the ledger was given that. */
  digests: readonly string[];
  /** In minor units, tax included, and the currency's ISO 4217 number; where the list tells it. */
  money?: Money;
}

interface Money {
  currency: bigint;
  amount: bigint;
}

/** An invoice that the ledger knows. */
interface Known extends At {
  /** What was booked for it altogether, or presented; not there where that is of several currencies, converted, or in tokens. */
  money: Money | undefined;
}

/**
 * Reads a list of invoices as CSV: issued ones and received ones alike.
 * @param currency of lists that have no such column.
 * @throws OutsideError naming the row.
 */
export function readInvoices(name: string, text: string, currency = "CNY"): Invoice[] {
  return readTable(name, text, invoiceColumns, []).map((row) => invoiceOf(row, currency));
}

function invoiceOf({ source, cells }: Row<InvoiceField>, currency: string): Invoice {
  const { number, digest: file, amount } = cells;
  const digests = [
    ...(file === undefined ? [] : [file.toLowerCase()]),
    ...(number === undefined ? [] : [digest(number)]),
  ];
  if (digests.length === 0) {
    throw new OutsideError({
      en: `${source}: an invoice needs its number, or the digest of its file.`,
      zh: `${source}：发票须有号码或文件摘要。`,
    });
  }
  return {
    source,
    digests: digests.map((one) => (one.startsWith("0x") ? one : `0x${one}`)),
    ...(number === undefined ? {} : { number }),
    ...(amount === undefined ? {} : { money: amountIn(amount, cells.currency ?? currency, source) }),
  };
}

/** Invoices of the list that the ledger does not know, or knows with another amount or in another currency. */
export function invoiceOmissions({ result }: Asked, invoices: readonly Invoice[]): Omission[] {
  const known = invoicesIn(result);
  return invoices.flatMap(({ source, number, digests, money }): Omission[] => {
    const found = digests.map((one) => known.get(one)).find((one) => one !== undefined);
    const called = number ?? digests[0]!;
    if (found === undefined) {
      const text = { en: "An invoice was neither booked nor presented.", zh: "发票既未登记收款，也未提交付款。" };
      return [omission("invoice-unbooked", undefined, text, { expected: "a booking", found: called, source })];
    }
    if (money === undefined || found.money === undefined || written(money) === written(found.money)) return [];
    const text = {
      en: `Invoice ${called} and its booking tell different amounts.`,
      zh: `发票 ${called} 与登记金额不一致。`,
    };
    const which = { expected: written(money), found: written(found.money), source };
    return [omission("invoice-amount-differs", found, text, which)];
  });
}

const written = ({ currency, amount }: Money): string => `${amount} (ISO 4217 ${currency})`;

/** Every invoice that the ledger knows, by its digest. */
function invoicesIn({ books, history }: Asked["result"]): Map<string, Known> {
  const known = new Map<string, Known>();
  const add = (digest: string, money: Money | undefined, { block, tx, logIndex }: At): void => {
    const invoice = digest.toLowerCase();
    const before = known.get(invoice);
    known.set(invoice, { money: before === undefined ? money : sum(before.money, money), block, tx, logIndex });
  };
  for (const event of standingReceipts({ books, history })) {
    const { invoice, gross, currency, conversion } = event.args;
    const isConverted = BigInt(conversion) !== 0n;
    add(invoice, isConverted ? undefined : { currency: numberOf(books, currency), amount: gross }, event);
  }
  for (const event of history) {
    if (event.name === "ReceiptStated") add(event.args.receipt.invoice, undefined, event);
    if (event.name !== "InvoicePresented") continue;
    const { invoice, currency, amount } = event.args;
    add(invoice, { currency: numberOf(books, currency), amount }, event);
  }
  return known;
}

/** Both together; nothing where they are not of one currency. */
function sum(a: Money | undefined, b: Money | undefined): Money | undefined {
  return a === undefined || b === undefined || a.currency !== b.currency
    ? undefined
    : { currency: a.currency, amount: a.amount + b.amount };
}
