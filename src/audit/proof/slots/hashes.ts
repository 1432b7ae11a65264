import { keccak256 } from "ethers";

/** A value of one word, or a struct of such. */
export type Flat = bigint | boolean | string | { readonly [field: string]: Flat } | readonly Flat[];

const DIGITS = 64;

/** The words of values as `abi.encode` writes them: structs field by field in their order. Texts are hexadecimal, of 20 or of 32 bytes. */
function wordsOf(value: Flat): string {
  if (typeof value === "string") return value.slice(2).toLowerCase().padStart(DIGITS, "0");
  if (typeof value === "object") return Object.values(value).map(wordsOf).join("");
  return BigInt(value).toString(16).padStart(DIGITS, "0");
}

/** The hash of values of fixed size, as `keccak256(abi.encode(…))`. */
export const hashOfWords = (...values: Flat[]): string => keccak256(`0x${values.map(wordsOf).join("")}`);
