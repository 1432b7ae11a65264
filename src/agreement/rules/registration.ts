/** How registration numbers are checked, by register. */
export interface RegisterCheck {
  /** What a number of this register looks like. */
  shape: RegExp;
  /** The check characters that belong to a number of this shape. */
  expected: (number: string) => string;
  /** How many characters at the end are check characters. */
  checkLength: number;
  name: { en: string; zh: string };
}

/** No I, O, S, V, Z. A character's value is its position. */
const USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/** Crockford's base 32: no i, l, o, u. */
const ROR_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** GB 32100-2015: weights are powers of 3 modulo 31; the check character makes the sum a multiple of 31. */
function usccCheck(code: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, 17)) {
    sum += USCC_ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return USCC_ALPHABET[(31 - (sum % 31)) % 31]!;
}

/** ISO 7064 MOD 97-10 over the number that the first seven characters write. */
function rorCheck(id: string): string {
  let value = 0;
  for (const character of id.slice(0, 7)) value = value * 32 + ROR_ALPHABET.indexOf(character);
  return String(98 - ((value * 100) % 97)).padStart(2, "0");
}

export const registers: Partial<Record<string, RegisterCheck>> = {
  USCC: {
    shape: /^[0-9A-HJ-NP-RTUW-Y]{2}\d{6}[0-9A-HJ-NP-RTUW-Y]{10}$/,
    expected: usccCheck,
    checkLength: 1,
    name: { en: "unified social credit code (GB 32100-2015)", zh: "统一社会信用代码（GB 32100-2015）" },
  },
  ROR: {
    shape: /^0[a-hj-km-np-tv-z0-9]{6}\d{2}$/,
    expected: rorCheck,
    checkLength: 2,
    name: { en: "ROR identifier", zh: "机构标识（ROR）" },
  },
};
