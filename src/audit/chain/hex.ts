const BAD = 255;
const digits = new Uint8Array(128).fill(BAD);
for (let i = 0; i < 16; ++i) {
  digits[i.toString(16).charCodeAt(0)] = i;
  digits[i.toString(16).toUpperCase().charCodeAt(0)] = i;
}
const octets = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** How many bytes a text of the form "0x…" stands for. @throws RangeError for another text. */
export function lengthOf(hex: string): number {
  if (typeof hex !== "string" || !hex.startsWith("0x") || hex.length % 2 === 1) throw new RangeError("no bytes");
  return hex.length / 2 - 1;
}

/** Writes the bytes of a text "0x…" from a place on. @throws RangeError when a digit is none. */
export function writeHex(hex: string, into: Uint8Array, at: number): void {
  for (let i = 2; i < hex.length; i += 2) {
    const high = digits[hex.charCodeAt(i)] ?? BAD;
    const low = digits[hex.charCodeAt(i + 1)] ?? BAD;
    if (high === BAD || low === BAD) throw new RangeError("no hexadecimal digit");
    into[at++] = (high << 4) | low;
  }
}

/** The bytes of a text "0x…". @throws RangeError when it is none. */
export function bytesOf(hex: string): Uint8Array {
  const bytes = new Uint8Array(lengthOf(hex));
  writeHex(hex, bytes, 0);
  return bytes;
}

/** Bytes as text "0x…", in lower case. */
export function hexOf(bytes: Uint8Array): string {
  let hex = "0x";
  for (const byte of bytes) hex += octets[byte]!;
  return hex;
}
