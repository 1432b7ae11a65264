const octets = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
const DIGITS = /^0x[0-9a-f]*$/i;

/** Node reads and writes hexadecimal text faster than a loop; a browser has no such thing. */
const native = typeof Buffer !== "undefined";

/** Bytes that are quick to write hexadecimal text into. */
export const newBytes = (length: number): Uint8Array => (native ? Buffer.alloc(length) : new Uint8Array(length));

/** How many bytes a text of the form "0x…" stands for. @throws RangeError for another text. */
export function lengthOf(hex: string): number {
  if (typeof hex !== "string" || !hex.startsWith("0x") || hex.length % 2 === 1) throw new RangeError("no bytes");
  return hex.length / 2 - 1;
}

/** Writes the bytes of a text "0x…" from a place on. @throws RangeError when a digit is none. */
export function writeHex(hex: string, into: Uint8Array, at: number): void {
  const length = hex.length / 2 - 1;
  if (native) {
    const bytes = Buffer.isBuffer(into) ? into : Buffer.from(into.buffer, into.byteOffset, into.length);
    const written = bytes.write(hex.slice(2), at, "hex");
    if (written < length) throw new RangeError("no hexadecimal digit");
    return;
  }
  if (!DIGITS.test(hex)) throw new RangeError("no hexadecimal digit");
  for (let i = 0; i < length; ++i) into[at + i] = parseInt(hex.slice(2 * i + 2, 2 * i + 4), 16);
}

const NONE = 255;
const valueOf = new Uint8Array(256).fill(NONE);
for (const [value, digit] of [..."0123456789abcdef"].entries())
  for (const one of [digit, digit.toUpperCase()]) valueOf[one.charCodeAt(0)] = value;

/** The same of digits that are bytes themselves, without the "0x" in front. @throws RangeError when a digit is none. */
export function writeDigits(digits: Uint8Array, from: number, to: number, into: Uint8Array, at: number): void {
  let all = 0;
  for (let i = from; i < to; i += 2) {
    const high = valueOf[digits[i]!]!;
    const low = valueOf[digits[i + 1]!]!;
    all |= high | low;
    into[at++] = (high << 4) | low;
  }
  if (all > 15) throw new RangeError("no hexadecimal digit");
}

/** The bytes of a text "0x…". @throws RangeError when it is none. */
export function bytesOf(hex: string): Uint8Array {
  const bytes = newBytes(lengthOf(hex));
  writeHex(hex, bytes, 0);
  return bytes;
}

/** Bytes as text "0x…", in lower case. */
export function hexOf(bytes: Uint8Array): string {
  if (native) return `0x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex")}`;
  let hex = "0x";
  for (const byte of bytes) hex += octets[byte]!;
  return hex;
}

/** Some of these bytes as text "0x…", in lower case. */
export function hexIn(bytes: Uint8Array, from: number, to: number): string {
  return native && Buffer.isBuffer(bytes) ? `0x${bytes.toString("hex", from, to)}` : hexOf(bytes.subarray(from, to));
}
