import { MoneyError, parseAmount } from "../../money.js";
import { type Finding, type Path, fault } from "../faults.js";

/** What an amount must keep within. */
export interface Range {
  /** Digits that may stand behind the point; undefined when the currency is not known. */
  decimals: number | undefined;
  /** What it must stay below, in its smallest units; 2^96 when left out. */
  below?: bigint;
  /** Whether it may be 0. */
  zero?: boolean;
}

/** 2^64: what the ledger keeps in half a word. */
export const UNITS_LIMIT = 2n ** 64n;

/** What is wrong with an amount's size and decimals. */
export function* checkAmount(path: Path, text: string | undefined, range: Range): Generator<Finding> {
  const { decimals, below, zero = false } = range;
  if (text === undefined || decimals === undefined) return;
  const amount = read(text, decimals);
  if (amount === "malformed") return; // the structure says so already
  if (amount === "decimals") {
    yield fault(
      path,
      `"${text}" has too many decimals; ${decimals} are possible here. Round it as the parties agree.`,
      `“${text}” 小数位过多，此处至多 ${decimals} 位，请按各方约定取舍。`,
    );
  } else if (amount === "too-large" || (below !== undefined && amount >= below)) {
    yield fault(
      path,
      `"${text}" is more than the ledger can count here. Write a smaller one.`,
      `“${text}” 超出账本此处可计的上限，请填写较小的数。`,
    );
  } else if (amount === 0n && !zero) {
    yield fault(path, "This must not be 0. Write an amount above 0.", "此处不得为 0，请填写大于 0 的数额。");
  }
}

/** An amount in smallest units; undefined when it has none. */
export function amountOf(text: string | undefined, decimals: number | undefined): bigint | undefined {
  if (text === undefined || decimals === undefined) return undefined;
  const amount = read(text, decimals);
  return typeof amount === "bigint" ? amount : undefined;
}

function read(text: string, decimals: number): bigint | MoneyError["code"] {
  try {
    return parseAmount(text, decimals);
  } catch (error) {
    if (error instanceof MoneyError) return error.code;
    throw error;
  }
}
