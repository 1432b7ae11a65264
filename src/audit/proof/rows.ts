import { Places } from "../places.js";
import { HASH } from "./keccak.js";

/** A name of a variable or a field, or a mapping's key. */
export type Step = string | bigint;

/** Words that belong together, by their slots counted from the first. */
export interface Words {
  /** Undefined where nothing was ever written. */
  get: (slot: number) => bigint | undefined;
  set: (slot: number, word: bigint) => void;
  /** Makes zero what was written. */
  clear: () => void;
}

/** Rows in a chunk; the first one grows up to that. */
const BITS = 10;
const ROWS = 1 << BITS;
const LAST = ROWS - 1;
const FEWEST = 2;
/** As many slots as have a bit each in a number. */
export const MOST_SLOTS = 32;

/**
 * A mapping whose entries are all of some words and nothing more: rows of words one after the other, as a chain keeps them, 32 bytes each. There is an
 * entry for nearly every event; as objects they took four times as much.
 */
export class Rows {
  /** The row of each key. */
  readonly places = new Places<Step>();
  /** How many words were ever written. */
  filled = 0;
  private readonly chunks: Chunk[] = [];
  private count = 0;

  /** @param slots how many words a row has, at most {@link MOST_SLOTS}. */
  constructor(readonly slots: number) {}

  /** The words of a key, a new row where there is none yet. */
  of(key: Step): Words {
    let row = this.places.get(key);
    if (row === undefined) {
      row = this.count++;
      this.places.add(key, row);
      this.reserve(row);
    }
    return new Row(this, row);
  }

  get(row: number, slot: number): bigint | undefined {
    return this.has(row, slot) ? wordAt(this.chunkOf(row).view, this.placeOf(row, slot)) : undefined;
  }

  set(row: number, slot: number, word: bigint): void {
    const { view, written } = this.chunkOf(row);
    if (!this.has(row, slot)) {
      written[row & LAST]! |= 1 << slot;
      this.filled += 1;
    }
    writeWord(view, this.placeOf(row, slot), word);
  }

  /** Copies a word to a place among others, if it was ever written. @returns whether it was. */
  copy(row: number, slot: number, into: Uint8Array, at: number): boolean {
    if (!this.has(row, slot)) return false;
    const { bytes } = this.chunkOf(row);
    const from = this.placeOf(row, slot);
    for (let i = 0; i < HASH; ++i) into[at + i] = bytes[from + i]!;
    return true;
  }

  private has(row: number, slot: number): boolean {
    return ((this.chunkOf(row).written[row & LAST]! >>> slot) & 1) === 1;
  }

  /** Where a word begins in its row's chunk. */
  private placeOf(row: number, slot: number): number {
    return ((row & LAST) * this.slots + slot) * HASH;
  }

  private chunkOf(row: number): Chunk {
    return this.chunks[row >> BITS]!;
  }

  private reserve(row: number): void {
    const number = row >> BITS;
    const present = this.chunks[number];
    if ((row & LAST) < (present?.rows ?? 0)) return;
    const rows = number > 0 ? ROWS : Math.max(FEWEST, 2 * (present?.rows ?? 0));
    this.chunks[number] = new Chunk(rows, this.slots, present);
  }
}

class Chunk {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** A bit for each slot of each row that was ever written. */
  readonly written: Uint32Array;

  constructor(
    readonly rows: number,
    slots: number,
    smaller: Chunk | undefined,
  ) {
    this.bytes = new Uint8Array(rows * slots * HASH);
    this.view = new DataView(this.bytes.buffer);
    this.written = new Uint32Array(rows);
    if (smaller === undefined) return;
    this.bytes.set(smaller.bytes);
    this.written.set(smaller.written);
  }
}

class Row implements Words {
  constructor(
    private readonly rows: Rows,
    private readonly row: number,
  ) {}

  get(slot: number): bigint | undefined {
    return this.rows.get(this.row, slot);
  }

  set(slot: number, word: bigint): void {
    this.rows.set(this.row, slot, word);
  }

  clear(): void {
    for (let slot = 0; slot < this.rows.slots; ++slot) if (this.get(slot) !== undefined) this.set(slot, 0n);
  }
}

const PARTS = 4;
const PART = HASH / PARTS;
const PART_BITS = BigInt(8 * PART);

function wordAt(view: DataView, at: number): bigint {
  let word = 0n;
  for (let i = 0; i < PARTS; ++i) word = (word << PART_BITS) | view.getBigUint64(at + i * PART);
  return word;
}

/** Writes a number into the 32 bytes from a place on. */
export function writeWord(view: DataView, at: number, word: bigint): void {
  for (let i = 0, rest = word; i < PARTS; ++i, rest >>= PART_BITS) view.setBigUint64(at + (PARTS - 1 - i) * PART, rest);
}
