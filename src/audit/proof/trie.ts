import { HASH, type Keccak } from "./keccak.js";
import { orderOf } from "./order.js";

/** Storage as words that stand one after the other: the slots, and what is in each. */
export interface Slots {
  keys: Uint8Array;
  values: Uint8Array;
}

const NIBBLES = 2 * HASH;
const BRANCH = 16;
const EMPTY_STRING = 0x80;
const SHORT = 55;
/** What a node takes at most: the head of a list, sixteen references of 33 bytes, an empty value. */
const NODE = 3 + BRANCH * (HASH + 1) + 1;
/** Where a node's content begins, so that its head finds room in front. */
const CONTENT = 3;
/** Where the node stands that is hashed, behind those being built. */
const HASHED = (NIBBLES + 1) * NODE;

/**
 * The root of the storage trie that holds these slots, as in appendix D of Ethereum's Yellow Paper: keys hashed, values in RLP. Slots
 * with a zero are left out, as a chain does. Nodes are hashed from the leaves up in one pass over the sorted keys; none is kept.
 * @param slots 32 bytes each; no slot twice.
 * @param room where the keys' hashes go: the keys' own place, where nobody needs them afterwards.
 * @throws RangeError when a slot is given twice.
 */
export function storageRoot(
  keccak: Keccak,
  slots: Slots,
  room: Uint8Array = new Uint8Array(slots.keys.length),
): Uint8Array {
  const { keys, values } = withoutZeros(slots);
  const hashed = room.subarray(0, keys.length);
  keccak.ofEach(keys, hashed);
  return hashedRoot(keccak, { keys: hashed, values });
}

/**
 * The root of the trie of keys that are hashed already, of values that are not zero.
 * @throws RangeError when a key is given twice.
 */
export function hashedRoot(keccak: Keccak, { keys, values }: Slots): Uint8Array {
  return new Builder(keccak, keys, values, orderOf(keys)).root();
}

function withoutZeros({ keys, values }: Slots): Slots {
  const present: number[] = [];
  for (let at = 0; at < keys.length; at += HASH) if (!isZero(values, at)) present.push(at);
  if (present.length * HASH === keys.length) return { keys, values };
  const result = { keys: new Uint8Array(present.length * HASH), values: new Uint8Array(present.length * HASH) };
  present.forEach((at, i) => {
    result.keys.set(keys.subarray(at, at + HASH), i * HASH);
    result.values.set(values.subarray(at, at + HASH), i * HASH);
  });
  return result;
}

function isZero(values: Uint8Array, at: number): boolean {
  for (let i = at; i < at + HASH; ++i) if (values[i] !== 0) return false;
  return true;
}

/** Where a node stands in the work space. */
interface Node {
  start: number;
  end: number;
}

/** Builds a trie from sorted keys. Each depth has a piece of the work space, in which the node being built there grows. */
class Builder {
  private readonly work = new Uint8Array(HASHED + NODE);
  /** Where a node is hashed, by its length. */
  private readonly views: (Uint8Array | undefined)[] = [];
  private readonly node: Node = { start: 0, end: 0 };

  constructor(
    private readonly keccak: Keccak,
    private readonly keys: Uint8Array,
    private readonly values: Uint8Array,
    private readonly order: Uint32Array,
  ) {}

  root(): Uint8Array {
    if (this.order.length === 0) return this.keccak.of(Uint8Array.of(EMPTY_STRING));
    this.build(0, this.order.length, 0);
    return this.keccak.of(this.work.subarray(this.node.start, this.node.end));
  }

  /** Builds the node of the keys from `low` up to `high`, of which `depth` nibbles are behind. It then stands where {@link node} says. */
  private build(low: number, high: number, depth: number): void {
    if (high - low === 1) {
      this.leaf(low, depth);
      return;
    }
    const shared = this.sharedBy(low, high - 1, depth);
    if (shared === NIBBLES) throw new RangeError("a slot is given twice");
    this.branch(low, high, shared);
    if (shared > depth) this.extension(low, depth, shared);
  }

  private leaf(place: number, depth: number): void {
    const start = depth * NODE + CONTENT;
    const end = this.value(place, this.path(place, depth, NIBBLES, true, start));
    this.close(start, end);
  }

  private branch(low: number, high: number, depth: number): void {
    const start = depth * NODE + CONTENT;
    let end = start;
    let from = low;
    for (let nibble = 0; nibble < BRANCH; ++nibble) {
      let to = from;
      while (to < high && this.nibble(to, depth) === nibble) to += 1;
      if (to === from) this.work[end++] = EMPTY_STRING;
      else {
        this.build(from, to, depth + 1);
        end = this.reference(end);
      }
      from = to;
    }
    this.work[end++] = EMPTY_STRING;
    this.close(start, end);
  }

  /** A node for the nibbles that all keys of the branch share; the branch stands at a greater depth. */
  private extension(place: number, depth: number, shared: number): void {
    const start = depth * NODE + CONTENT;
    const end = this.reference(this.path(place, depth, shared, false, start));
    this.close(start, end);
  }

  /** Writes how a parent names the node just built: by its hash, or in full when that is shorter. Tells where it ends. */
  private reference(at: number): number {
    const { start, end } = this.node;
    if (end - start < HASH) {
      this.work.copyWithin(at, start, end);
      return at + end - start;
    }
    this.work[at] = EMPTY_STRING + HASH;
    this.keccak.into(this.nodeOf(start, end), this.work, at + 1);
    return at + 1 + HASH;
  }

  /** The bytes of a node, in a view that is used again: there are more nodes than slots. */
  private nodeOf(start: number, end: number): Uint8Array {
    const length = end - start;
    this.work.copyWithin(HASHED, start, end);
    return (this.views[length] ??= this.work.subarray(HASHED, HASHED + length));
  }

  /** Writes a list's head in front of its content. */
  private close(start: number, end: number): void {
    const length = end - start;
    const { work, node } = this;
    node.end = end;
    if (length <= SHORT) {
      node.start = start - 1;
      work[node.start] = 0xc0 + length;
    } else if (length < 256) {
      node.start = start - 2;
      work[node.start] = 0xf8;
      work[node.start + 1] = length;
    } else {
      node.start = start - CONTENT;
      work[node.start] = 0xf9;
      work[node.start + 1] = length >> 8;
      work[node.start + 2] = length & 0xff;
    }
  }

  /** Writes nibbles of a key, with what tells a leaf from an extension and odd from even. Tells where they end. */
  private path(place: number, from: number, to: number, isLeaf: boolean, at: number): number {
    const { work } = this;
    const length = to - from;
    const odd = length & 1;
    const bytes = 1 + (length >> 1);
    let end = at;
    if (bytes > 1) work[end++] = EMPTY_STRING + bytes;
    const flag = (isLeaf ? 0x20 : 0) | (odd << 4);
    work[end++] = odd ? flag | this.nibble(place, from) : flag;
    for (let i = from + odd; i < to; i += 2) work[end++] = (this.nibble(place, i) << 4) | this.nibble(place, i + 1);
    return end;
  }

  /** Writes a value: in RLP, and that as a string. Tells where it ends. */
  private value(place: number, at: number): number {
    const { work, values } = this;
    const stop = (this.order[place]! + 1) * HASH;
    let start = stop - HASH;
    while (values[start] === 0) start += 1;
    const length = stop - start;
    let end = at;
    if (length > 1 || values[start]! >= EMPTY_STRING) {
      work[end++] = EMPTY_STRING + length + 1;
      work[end++] = EMPTY_STRING + length;
    }
    for (let i = start; i < stop; ++i) work[end++] = values[i]!;
    return end;
  }

  /** How many nibbles the first and the last key of a range share, and so all between. */
  private sharedBy(first: number, last: number, from: number): number {
    let shared = from;
    while (shared < NIBBLES && this.nibble(first, shared) === this.nibble(last, shared)) shared += 1;
    return shared;
  }

  private nibble(place: number, i: number): number {
    const byte = this.keys[this.order[place]! * HASH + (i >> 1)]!;
    return i & 1 ? byte & 15 : byte >> 4;
  }
}
