/** What RLP writes: bytes, or a list of the like. */
export type Rlp = Uint8Array | Rlp[];

const STRING = 0x80;
const LIST = 0xc0;
/** A length up to this stands in the first byte. */
const SHORT = 55;

/** Writes an item. */
export function encode(item: Rlp): Uint8Array {
  if (item instanceof Uint8Array) {
    return item.length === 1 && item[0]! < STRING ? item : joined([headOf(item.length, STRING), item]);
  }
  const parts = item.map(encode);
  return joined([
    headOf(
      parts.reduce((sum, { length }) => sum + length, 0),
      LIST,
    ),
    ...parts,
  ]);
}

function headOf(length: number, kind: number): Uint8Array {
  if (length <= SHORT) return Uint8Array.of(kind + length);
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return Uint8Array.of(kind + SHORT + digits.length, ...digits);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Reads an item, strictly: there is one way to write each.
 * @throws RangeError for anything that an encoder would not have written, and for what stands behind the item.
 */
export function decode(bytes: Uint8Array): Rlp {
  const { item, end } = itemAt(bytes, 0, bytes.length);
  if (end !== bytes.length) throw new RangeError("bytes behind an RLP item");
  return item;
}

function itemAt(bytes: Uint8Array, at: number, limit: number): { item: Rlp; end: number } {
  if (at >= limit) throw new RangeError("RLP ends too early");
  const first = bytes[at]!;
  if (first < STRING) return { item: bytes.subarray(at, at + 1), end: at + 1 };
  const kind = first < LIST ? STRING : LIST;
  const { start, end } = contentAt(bytes, at, first - kind, limit);
  if (kind === STRING) {
    if (end - start === 1 && bytes[start]! < STRING) throw new RangeError("RLP of a small byte that needs no head");
    return { item: bytes.subarray(start, end), end };
  }
  const items: Rlp[] = [];
  for (let next = start; next < end;) {
    const inner = itemAt(bytes, next, end);
    items.push(inner.item);
    next = inner.end;
  }
  return { item: items, end };
}

/** Where an item's content stands. */
function contentAt(bytes: Uint8Array, at: number, size: number, limit: number): { start: number; end: number } {
  let start = at + 1;
  let length = size;
  if (size > SHORT) {
    start += size - SHORT;
    if (start > limit) throw new RangeError("RLP ends too early");
    length = 0;
    for (let i = at + 1; i < start; ++i) length = length * 256 + bytes[i]!;
    if (length <= SHORT || bytes[at + 1] === 0) throw new RangeError("RLP of a length that is not the shortest");
  }
  const end = start + length;
  if (end > limit) throw new RangeError("RLP ends too early");
  return { start, end };
}
