import { lengthOf, newBytes, writeDigits, writeHex } from "./hex.js";

/** Bytes that stand as digits "0x…" among others; once they are written it is known where. */
export class Digits {
  /** How many bytes they are. */
  readonly length: number;
  /** Bytes from where they were written to the end of everything. */
  private fromEnd = 0;

  /** @throws RangeError when it is no text of this form. */
  constructor(
    private readonly text: Uint8Array,
    private readonly from: number,
    private readonly to: number,
  ) {
    this.length = (to - from) / 2 - 1;
    if (text[from] !== ZERO || text[from + 1] !== X || !Number.isInteger(this.length)) throw new RangeError("no bytes");
  }

  /** Where they stand in the bytes that they were written into. */
  placeIn(written: Uint8Array): number {
    return written.length - this.fromEnd;
  }

  same(other: Digits): boolean {
    if (this.length !== other.length) return false;
    for (let i = this.from, j = other.from; i < this.to; ++i, ++j) if (this.text[i] !== other.text[j]) return false;
    return true;
  }

  /** @throws RangeError when a digit is none. */
  write(into: Uint8Array, at: number): void {
    writeDigits(this.text, this.from + 2, this.to, into, at);
    this.fromEnd = into.length - at;
  }
}

const [ZERO, X] = [0x30, 0x78];

/** What RLP writes (Ethereum yellow paper, appendix B): bytes, also as text "0x…", and lists of such. */
export type Item = Uint8Array | Digits | string | readonly Item[];

/** What RLP reads. */
export type Read = Uint8Array | Read[];

const SHORT = 55;
const STRING = 0x80;
const LIST = 0xc0;
const FIRST_SIZE = 1 << 16;

/** Written from its end to its start: every length is known when its prefix is due, nothing is measured twice. */
let room = newBytes(FIRST_SIZE);
let start = room.length;

function reserve(bytes: number): void {
  if (bytes <= start) return;
  const used = room.length - start;
  const larger = newBytes(2 * (used + bytes));
  larger.set(room.subarray(start), larger.length - used);
  [room, start] = [larger, larger.length - used];
}

/** @throws RangeError for text that is not bytes. */
export const encode = (item: Item, type = 0): Uint8Array => encoded(item, copyOf, type);

const copyOf = (bytes: Uint8Array): Uint8Array => Uint8Array.prototype.slice.call(bytes); // of a Buffer, slice would be no copy

/**
 * What is made of an item's bytes, without a copy of them: they are there until the next item is written.
 * @param type EIP-2718: it goes before the list of a typed transaction or receipt; 0 has none.
 * @throws RangeError for text that is not bytes.
 */
export function encoded<Made>(item: Item, make: (bytes: Uint8Array) => Made, type = 0): Made {
  start = room.length;
  write(item);
  if (type !== 0) {
    reserve(1);
    room[--start] = type;
  }
  return make(room.subarray(start));
}

function write(item: Item): void {
  if (typeof item === "string" || item instanceof Uint8Array || item instanceof Digits) return writeBytes(item);
  const end = room.length - start;
  for (let i = item.length - 1; i >= 0; --i) write(item[i]!);
  writePrefix(room.length - start - end, LIST);
}

function writeBytes(bytes: Uint8Array | Digits | string): void {
  const length = typeof bytes === "string" ? lengthOf(bytes) : bytes.length;
  reserve(length);
  start -= length;
  if (typeof bytes === "string") writeHex(bytes, room, start);
  else if (bytes instanceof Digits) bytes.write(room, start);
  else room.set(bytes, start);
  if (length !== 1 || room[start]! >= STRING) writePrefix(length, STRING);
}

function writePrefix(length: number, kind: number): void {
  reserve(9);
  if (length <= SHORT) {
    room[--start] = kind + length;
    return;
  }
  let digits = 0;
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256), ++digits) room[--start] = rest % 256;
  room[--start] = kind + SHORT + digits;
}

/** A number of JSON-RPC ("0x0", "0x1bc") as the bytes RLP wants: without leading zeros. @throws RangeError when it is none. */
export function quantity(hex: string): string {
  if (typeof hex !== "string" || !hex.startsWith("0x") || hex.length === 2) throw new RangeError("no number");
  const bare = hex.replace(/^0x0*/, "");
  return bare.length % 2 === 0 ? `0x${bare}` : `0x0${bare}`;
}

/** @throws RangeError for bytes that no encoder writes: a length not in its shortest form, bytes missing or left over. */
export function decode(bytes: Uint8Array): Read {
  const [item, end] = readAt(bytes, 0, bytes.length);
  if (end !== bytes.length) throw new RangeError("bytes after the end");
  return item;
}

function readAt(bytes: Uint8Array, at: number, limit: number): [item: Read, end: number] {
  const first = bytes[at];
  if (first === undefined || at >= limit) throw new RangeError("bytes are missing");
  if (first < STRING) return [bytes.subarray(at, at + 1), at + 1];
  const kind = first < LIST ? STRING : LIST;
  const [from, length] = lengthAt(bytes, at, first - kind);
  const end = from + length;
  if (end > limit) throw new RangeError("bytes are missing");
  if (kind === STRING) {
    if (length === 1 && bytes[from]! < STRING) throw new RangeError("a byte with a needless prefix");
    return [bytes.subarray(from, end), end];
  }
  const items: Read[] = [];
  for (let next = from; next < end;) {
    const [item, after] = readAt(bytes, next, end);
    items.push(item);
    next = after;
  }
  return [items, end];
}

function lengthAt(bytes: Uint8Array, at: number, short: number): [from: number, length: number] {
  if (short <= SHORT) return [at + 1, short];
  const digits = short - SHORT;
  let length = 0;
  for (let i = 1; i <= digits; ++i) length = length * 256 + (bytes[at + i] ?? NaN);
  if (!(length > SHORT) || bytes[at + 1] === 0) throw new RangeError("a length not in its shortest form");
  return [at + 1 + digits, length];
}
