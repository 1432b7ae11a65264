/** Minor units as a decimal number without separators: "12345.60". */
export function decimal(amount: bigint, decimals: number): string {
  const sign = amount < 0n ? "-" : "";
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, "0");
  const point = digits.length - decimals;
  return sign + digits.slice(0, point) + (decimals === 0 ? "" : `.${digits.slice(point)}`);
}

/** Minor units as people read them, with thousands separators and all decimals, so that a column of them is aligned: "12,345.60". */
export function readable(amount: bigint, decimals: number): string {
  const format = new Intl.NumberFormat("en", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return format.format(decimal(amount, decimals) as `${number}`);
}
