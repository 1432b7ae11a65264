/** Amounts as people write them and as the ledger counts them. */
export class MoneyError extends Error {
  override name = "MoneyError";
  constructor(
    readonly code: "malformed" | "decimals" | "too-large",
    message: string,
  ) {
    super(message);
  }
}

const LIMIT = 2n ** 96n;

/** A decimal number as files write it: digits, and more of them behind a point. */
export const decimalPattern = /^(\d{1,40})(?:\.(\d+))?$/;

/** ISO 4217: numeric code and decimals of the currencies that consortia mostly use. */
export const isoCurrencies: Record<string, { number: number; decimals: number }> = {
  AUD: { number: 36, decimals: 2 },
  BRL: { number: 986, decimals: 2 },
  CAD: { number: 124, decimals: 2 },
  CHF: { number: 756, decimals: 2 },
  CNY: { number: 156, decimals: 2 },
  DKK: { number: 208, decimals: 2 },
  EUR: { number: 978, decimals: 2 },
  GBP: { number: 826, decimals: 2 },
  HKD: { number: 344, decimals: 2 },
  INR: { number: 356, decimals: 2 },
  JPY: { number: 392, decimals: 0 },
  KRW: { number: 410, decimals: 0 },
  KWD: { number: 414, decimals: 3 },
  MOP: { number: 446, decimals: 2 },
  MYR: { number: 458, decimals: 2 },
  NOK: { number: 578, decimals: 2 },
  NZD: { number: 554, decimals: 2 },
  PLN: { number: 985, decimals: 2 },
  RUB: { number: 643, decimals: 2 },
  SEK: { number: 752, decimals: 2 },
  SGD: { number: 702, decimals: 2 },
  THB: { number: 764, decimals: 2 },
  USD: { number: 840, decimals: 2 },
  VND: { number: 704, decimals: 0 },
};

/** Decimals of a currency code: ISO 4217's, 18 for tokens and the native coin. */
export const decimalsOf = (code: string): number => isoCurrencies[code]?.decimals ?? 18;

/**
 * A decimal string as minor units.
 * @throws MoneyError for anything but digits with at most `decimals` of them behind a point, or 2^96 minor units and more.
 */
export function parseAmount(text: string, decimals: number): bigint {
  const match = decimalPattern.exec(text);
  if (!match) throw new MoneyError("malformed", `"${text}" is not a decimal number`);
  const fraction = match[2] ?? "";
  if (fraction.length > decimals) throw new MoneyError("decimals", `"${text}" has more than ${decimals} decimals`);
  const amount = BigInt(match[1]! + fraction.padEnd(decimals, "0"));
  if (amount >= LIMIT) throw new MoneyError("too-large", `"${text}" is more than the ledger can count`);
  return amount;
}

/** Minor units as a decimal string with thousands separators; a token's trailing zeros are left out. */
export function formatAmount(amount: bigint, decimals: number): string {
  const sign = amount < 0n ? "-" : "";
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ",");
  let fraction = digits.slice(digits.length - decimals);
  if (decimals > 3) fraction = fraction.replace(/0+$/, "");
  return sign + whole + (fraction === "" ? "" : `.${fraction}`);
}
