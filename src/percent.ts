/** Thrown for text that is not a rate in per cent. */
export class PercentError extends Error {
  override name = "PercentError";
}

/**
 * "2.5 %" as parts per million.
 * @throws PercentError for anything but a decimal number with at most four decimals and a per cent sign.
 */
export function toPpm(text: string): number {
  const match = /^(\d{1,4})(?:\.(\d{1,4}))?\s?%$/.exec(text);
  if (!match) throw new PercentError(`"${text}" is not a rate; write it like "2.5 %"`);
  return Number(match[1]! + (match[2] ?? "").padEnd(4, "0"));
}
