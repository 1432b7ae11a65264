import { bytesOf } from "../chain/hex.js";
import { HASH, type Keccak } from "./keccak.js";
import { type Rows, type Step, type Words, writeWord } from "./rows.js";
import { type Kind, type Packed, type Place, type Storage, pathText } from "./storage.js";
import type { Slots } from "./trie.js";

/** Where a word of storage comes from: the way to what it belongs to, and which of that's words it is. */
export interface Origin {
  path: readonly Step[];
  kind: Kind;
  index: number;
  word: bigint;
}

/** Every slot that was ever written, those that are zero again too. */
export function wordsOf(keccak: Keccak, storage: Storage): Slots {
  const count = countIn(storage.top);
  const slots = { keys: new Uint8Array(count * HASH), values: new Uint8Array(count * HASH) };
  new Filling(keccak, slots).fill(storage.top, new Uint8Array(HASH));
  return slots;
}

/** Where each slot comes from, in the same order. */
export const originsOf = ({ top }: Storage): Origin[] => [...originsIn(top, [])];

function countIn({ words, within, rows }: Place): number {
  let count = rows?.filled ?? 0;
  for (let index = 0; index < words.length; ++index) if (words[index] !== undefined) count += 1;
  within?.forEach((place) => (count += countIn(place)));
  return count;
}

function* originsIn(place: Place, path: readonly Step[]): Generator<Origin> {
  yield* originsOfOne(place, place.kind, path);
  for (const [step, within] of place.within ?? []) yield* originsIn(within, [...path, step]);
  for (const [step] of place.rows?.places ?? [])
    yield* originsOfOne(place.rows!.of(step), place.kind.value!, [...path, step]);
}

function* originsOfOne(words: Words, kind: Kind, path: readonly Step[]): Generator<Origin> {
  for (let index = 0; index < kind.slots; ++index) {
    const word = words.get(index);
    if (word !== undefined) yield { path, kind, index, word };
  }
}

/** Writes slots, one after the other. There are as many as events: what is needed for one is used again for the next. */
class Filling {
  private readonly view: DataView;
  private readonly entry = new Entry();
  /** Where places within places begin, by how deep they are. */
  private readonly starts: Uint8Array[] = [];
  private at = 0;

  constructor(
    private readonly keccak: Keccak,
    private readonly slots: Slots,
  ) {
    this.view = new DataView(slots.values.buffer);
  }

  /** @param base the slot that the place begins at. */
  fill({ kind: { fields, keyType }, words, within, rows }: Place, base: Uint8Array, depth = 0): void {
    for (let index = 0; index < words.length; ++index) {
      const word = words[index];
      if (word !== undefined) this.write(base, index, word);
    }
    if (within === undefined && rows === undefined) return;
    const start = (this.starts[depth] ??= new Uint8Array(HASH));
    within?.forEach((place, step) => {
      if (fields === undefined) this.keccak.into(this.entry.of(step, keyType!, base), start, 0);
      else writeAfter(start, 0, base, fields.get(step as string)!.slot);
      this.fill(place, start, depth + 1);
    });
    for (const [step, row] of rows?.places ?? []) {
      this.keccak.into(this.entry.of(step, keyType!, base), start, 0);
      for (let index = 0; index < rows!.slots; ++index) this.copy(start, rows!, row, index);
    }
  }

  private copy(base: Uint8Array, rows: Rows, row: number, index: number): void {
    if (!rows.copy(row, index, this.slots.values, this.at)) return;
    writeAfter(this.slots.keys, this.at, base, index);
    this.at += HASH;
  }

  private write(base: Uint8Array, index: number, word: bigint): void {
    writeAfter(this.slots.keys, this.at, base, index);
    writeWord(this.view, this.at, word);
    this.at += HASH;
  }
}

/** What is hashed to find a mapping's entry: the key in a word, then the mapping's slot. */
class Entry {
  private readonly bytes = new Uint8Array(2 * HASH);
  private readonly view = new DataView(this.bytes.buffer);

  /** @returns bytes that hold until the next one is asked for. */
  of(key: Step, keyType: string, slot: Uint8Array): Uint8Array {
    if (typeof key === "bigint") writeWord(this.view, 0, key);
    else {
      const bytes = bytesOf(key.length % 2 === 0 ? key : `0x0${key.slice(2)}`);
      this.bytes.fill(0, 0, HASH);
      // Only bytes of fixed length stand at the front of their word.
      this.bytes.set(bytes, keyType.startsWith("bytes") ? 0 : HASH - bytes.length);
    }
    this.bytes.set(slot, HASH);
    return this.bytes;
  }
}

/** Writes the slot that is some slots after another. */
function writeAfter(into: Uint8Array, at: number, slot: Uint8Array, after: number): void {
  into.set(slot, at);
  for (let i = at + HASH - 1, carry = after; carry > 0 && i >= at; --i) {
    carry += into[i]!;
    into[i] = carry & 0xff;
    carry >>= 8;
  }
}

/** What stands in a word and differs: each variable in words, with both values. */
export function differencesIn(
  { path, kind: { fields }, index, word: expected }: Origin,
  found: bigint,
  packed?: Packed,
): { name: string; expected: bigint; found: bigint }[] {
  if (fields === undefined) return [{ name: pathText(path, packed), expected, found }];
  const parts = [...fields.values()].filter(({ slot, kind }) => slot === index && kind.mask !== 0n);
  const cut = (word: bigint, shift: bigint, mask: bigint): bigint => (word >> shift) & mask;
  const named = parts.map(({ label, shift, kind: { mask } }) => ({
    name: pathText([...path, label], packed),
    expected: cut(expected, shift, mask),
    found: cut(found, shift, mask),
  }));
  const differing = named.filter((one) => one.expected !== one.found);
  return differing.length > 0 ? differing : [{ name: pathText(path, packed), expected, found }];
}
