import { BilingualError } from "../../bilingualError.js";
import { decimalPattern, isoCurrencies, parseAmount } from "../../money.js";
import { toDay } from "../../dates.js";

/** A paper from outside that cannot be read. The sentence names its line or element. */
export class OutsideError extends BilingualError {
  override name = "OutsideError";
}

/** A booked line of a bank's statement. */
export interface BankLine {
  /** Where it stands: "statement.csv, line 7". */
  source: string;
  /** Value day, days since 1970-01-01; the booking day where the bank tells no other. */
  day: number;
  /** Its ISO 4217 number. */
  currency: bigint;
  /** In minor units: what came in counts up, what went out down. */
  amount: bigint;
  /** Every reference that the bank gives for it, of the bank or of whoever paid; the ledger has a digest of one of them. */
  references: readonly string[];
  endToEndId?: string;
  /** The other side's account as the bank writes it, or the digest of the payee's registered account text. */
  account?: string;
  accountDigest?: string;
}

/** What a bank says of an account between two days, both included. */
export interface BankStatement {
  lines: readonly BankLine[];
  first: number;
  last: number;
}

/** Names that Chinese banks give to renminbi. */
const renminbi = ["人民币", "人民币元", "RMB"];

/**
 * Number of the currency and minor units of an amount as banks and lists write it: a code or a Chinese name for renminbi, digits, at most the currency's decimals besides zeros, thousands separators where
 * they stand right.
 * @throws OutsideError
 */
export function amountIn(text: string, written: string, source: string): { currency: bigint; amount: bigint } {
  const code = renminbi.includes(written) ? "CNY" : written.toUpperCase();
  const iso = isoCurrencies[code];
  if (iso === undefined) {
    throw new OutsideError({
      en: `${source}: "${code}" is no currency known here. Write its ISO 4217 code, such as CNY.`,
      zh: `${source}：“${code}”不是已知币种，请写 ISO 4217 代码，如 CNY。`,
    });
  }
  const plain = /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(text) ? text.replaceAll(",", "") : text;
  const trimmed = plain.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
  const tooFine = trimmed.length - trimmed.indexOf(".") - 1 > iso.decimals && trimmed.includes(".");
  if (!decimalPattern.test(trimmed) || tooFine) {
    throw new OutsideError({
      en: `${source}: "${text}" is no amount in ${code}. Write digits with at most ${iso.decimals} decimals.`,
      zh: `${source}：“${text}”不是 ${code} 金额，请写数字，至多 ${iso.decimals} 位小数。`,
    });
  }
  return { currency: BigInt(iso.number), amount: parseAmount(trimmed, iso.decimals) };
}

/**
 * A date as banks write it, as a day: 2026-03-31, 2026/3/31 or 20260331; a time behind it is passed over.
 * @throws OutsideError
 */
export function dayIn(text: string, source: string): number {
  const [, year, month, day] = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?:[T ].*)?$/.exec(text.trim()) ?? [];
  try {
    return toDay(`${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`);
  } catch (error) {
    throw new OutsideError(
      {
        en: `${source}: "${text}" is no date. Write YYYY-MM-DD.`,
        zh: `${source}：“${text}”不是日期，请写 YYYY-MM-DD。`,
      },
      { cause: error },
    );
  }
}

/** The days that lines stand on, where a statement does not say its own. */
export function statementOf(lines: readonly BankLine[]): BankStatement {
  const days = lines.map(({ day }) => day);
  return { lines, first: Math.min(...days), last: Math.max(...days) };
}
