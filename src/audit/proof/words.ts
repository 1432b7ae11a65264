import { bytesOf } from "../chain/hex.js";
import { HASH, type Keccak } from "./keccak.js";
import { type Packed, type Place, type Step, type Storage, pathText } from "./storage.js";
import type { Slots } from "./trie.js";

/** Where a word of storage comes from: the way to the place it belongs to, and which of the place's words it is. */
export interface Origin {
  path: readonly Step[];
  place: Place;
  index: number;
}

/** A contract's storage slot by slot, and where each slot comes from. */
export interface Words extends Slots {
  origins: Origin[];
}

/** Every slot that was ever written, those that are zero again too. */
export function wordsOf(keccak: Keccak, storage: Storage): Words {
  const origins: Origin[] = [];
  const bases: Uint8Array[] = [];
  visit(keccak, storage.top, new Uint8Array(HASH), [], (base, origin) => {
    bases.push(base);
    origins.push(origin);
  });
  const keys = new Uint8Array(origins.length * HASH);
  const values = new Uint8Array(origins.length * HASH);
  const view = new DataView(values.buffer);
  for (const [i, { place, index }] of origins.entries()) {
    keys.set(slotAfter(bases[i]!, index), i * HASH);
    const word = place.words[index]!;
    for (let part = 0; part < 4; ++part) {
      view.setBigUint64(i * HASH + part * 8, BigInt.asUintN(64, word >> BigInt(192 - part * 64)));
    }
  }
  return { keys, values, origins };
}

type Visit = (base: Uint8Array, origin: Origin) => void;

function visit(keccak: Keccak, place: Place, base: Uint8Array, path: readonly Step[], onWord: Visit): void {
  for (const index of place.words.keys()) if (place.words[index] !== undefined) onWord(base, { path, place, index });
  for (const [step, within] of place.within) {
    const { fields, keyType } = place.kind;
    const start =
      fields === undefined
        ? keccak.of(entryOf(step, keyType!, base))
        : slotAfter(base, fields.get(step as string)!.slot);
    visit(keccak, within, start, [...path, step], onWord);
  }
}

/** What is hashed to find a mapping's entry: the key in a word, then the mapping's slot. */
function entryOf(key: Step, keyType: string, slot: Uint8Array): Uint8Array {
  const entry = new Uint8Array(2 * HASH);
  const digits = (typeof key === "bigint" ? key.toString(16) : key.slice(2)).toLowerCase();
  // Only bytes of fixed length stand at the front of their word.
  const word = keyType.startsWith("bytes") ? digits.padEnd(2 * HASH, "0") : digits.padStart(2 * HASH, "0");
  entry.set(bytesOf(`0x${word}`));
  entry.set(slot, HASH);
  return entry;
}

/** The slot some slots after another. */
function slotAfter(slot: Uint8Array, after: number): Uint8Array {
  const result = slot.slice();
  for (let i = HASH - 1, carry = after; carry > 0 && i >= 0; --i) {
    carry += result[i]!;
    result[i] = carry & 0xff;
    carry >>= 8;
  }
  return result;
}

/** What stands in a word and differs: each variable in words, with both values. */
export function differencesIn(
  { path, place, index }: Origin,
  expected: bigint,
  found: bigint,
  packed?: Packed,
): { name: string; expected: bigint; found: bigint }[] {
  const { fields } = place.kind;
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
