import { type Mapping, type Row, cellOf, readTable } from "../table.js";
import { type BankLine, type BankStatement, OutsideError, amountIn, dayIn, statementOf } from "./line.js";

/** What a column of a bank's table can hold. */
export const bankFields = [
  "date", // value date
  "in", // what came in
  "out", // what went out
  "amount", // both, what went out with a minus
  "currency", // ISO 4217
  "reference", // the bank's own, of which the ledger has the digest
  "endToEndId", // of a payment run
  "account", // the other side's
  "accountDigest", // SHA-256 of the payee's registered account text
] as const;

export type BankField = (typeof bankFields)[number];

/** Titles that are understood without a mapping. */
export const bankColumns: Mapping<BankField> = {
  ...Object.fromEntries(bankFields.map((field) => [field, field])),
  交易日期: "date",
  记账日期: "date",
  到账日期: "date",
  收入金额: "in",
  贷方金额: "in",
  支出金额: "out",
  借方金额: "out",
  金额: "amount",
  币种: "currency",
  交易流水号: "reference",
  流水号: "reference",
  业务参考号: "endToEndId",
  对方账号: "account",
};

/**
 * Reads a bank's statement as CSV.
 * @param mapping title → field, for titles that are not among {@link bankColumns}.
 * @param currency of tables that have no such column, by its code.
 * @throws OutsideError naming the row.
 */
export function readBankCsv(
  name: string,
  text: string,
  { mapping = {}, currency }: { mapping?: Mapping<BankField>; currency?: string | undefined } = {},
): BankStatement {
  const known = { ...bankColumns, ...mapping };
  const rows = readTable(name, text, known, currency === undefined ? ["date", "currency"] : ["date"]);
  const lines = rows.flatMap((row) => lineOf(row, row.cells.currency ?? currency));
  if (lines.length > 0) return statementOf(lines);
  throw new OutsideError({
    en: `${name} has no line with an amount. It needs columns in and out, or amount.`,
    zh: `${name} 没有带金额的行。须有收入与支出列，或金额列。`,
  });
}

/** A row's line; one without an amount (a carried balance, say) is none. */
function lineOf(row: Row<BankField>, currency: string | undefined): BankLine[] {
  const { source, cells } = row;
  const written = (text: string): { currency: bigint; amount: bigint } => {
    const code = currency ?? cellOf(row, "currency");
    return amountIn(text, code, source);
  };
  const minus = cells.amount?.startsWith("-") === true;
  const both = cells.amount?.replace(/^[+-]/, "");
  const parts = [
    { text: cells.in, sign: 1n },
    { text: cells.out, sign: -1n },
    { text: both, sign: minus ? -1n : 1n },
  ].flatMap(({ text, sign }) => (text === undefined ? [] : [{ ...written(text), sign }]));
  const day = parts.length === 0 ? 0 : dayIn(cellOf(row, "date"), source);
  const { reference, endToEndId, account, accountDigest } = cells;
  return parts
    .filter(({ amount }) => amount !== 0n)
    .map(({ currency: number, amount, sign }) => ({
      source,
      day,
      currency: number,
      amount: amount * sign,
      references: [reference, endToEndId].filter((one) => one !== undefined),
      ...(endToEndId === undefined ? {} : { endToEndId }),
      ...(account === undefined ? {} : { account }),
      ...(accountDigest === undefined ? {} : { accountDigest: accountDigest.toLowerCase() }),
    }));
}
