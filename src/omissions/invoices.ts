import type { At } from "../audit/events.js";
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
  /** In minor units, tax included, where the list tells it. */
  amount?: bigint;
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
    ...(amount === undefined ? {} : { amount: amountIn(amount, cells.currency ?? currency, source).amount }),
  };
}

/** Invoices of the list that the ledger does not know, or knows with another amount. */
export function invoiceOmissions({ result }: Asked, invoices: readonly Invoice[]): Omission[] {
  const known = invoicesIn(result);
  return invoices.flatMap(({ source, number, digests, amount }): Omission[] => {
    const found = digests.map((one) => known.get(one)).find((one) => one !== undefined);
    const called = number ?? digests[0]!;
    if (found === undefined) {
      const text = { en: "An invoice was neither booked nor presented.", zh: "发票既未登记收款，也未提交付款。" };
      return [omission("invoice-unbooked", undefined, text, { expected: "a booking", found: called, source })];
    }
    if (amount === undefined || amount === found.amount) return [];
    const text = {
      en: `Invoice ${called} and its booking tell different amounts.`,
      zh: `发票 ${called} 与登记金额不一致。`,
    };
    return [omission("invoice-amount-differs", found, text, { expected: amount, found: found.amount, source })];
  });
}

/** Every invoice that the ledger knows by its digest, with what was booked for it altogether, or presented. */
function invoicesIn(result: Asked["result"]): Map<string, At & { amount: bigint }> {
  const known = new Map<string, At & { amount: bigint }>();
  const add = (invoice: string, amount: bigint, { block, tx, logIndex }: At): void => {
    const before = known.get(invoice.toLowerCase())?.amount ?? 0n;
    known.set(invoice.toLowerCase(), { amount: before + amount, block, tx, logIndex });
  };
  for (const event of standingReceipts(result)) add(event.args.invoice, event.args.gross, event);
  for (const event of result.history) {
    if (event.name === "ReceiptStated") add(event.args.receipt.invoice, event.args.receipt.gross, event);
    if (event.name === "InvoicePresented") add(event.args.invoice, event.args.amount, event);
  }
  return known;
}
