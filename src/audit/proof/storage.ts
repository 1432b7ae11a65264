import type { Field, Layout } from "./layout.js";
import { MOST_SLOTS, Rows, type Step, type Words } from "./rows.js";

/** What is stored. Texts are hexadecimal: addresses and digests. */
export type Stored = bigint | boolean | string;

const BYTE = 8n;
const WORD = (1n << 256n) - 1n;

/** How a type is read when a path leads through it: resolved from the layout once. */
export interface Kind {
  /** Of a mapping: how its keys are written, and what they lead to. */
  keyType?: string;
  value?: Kind;
  /** Of a struct, and of the contract itself. */
  fields?: Map<string, Part>;
  /** Of everything else: the mask over its bits. */
  mask: bigint;
  /** How many slots its own values take, without mappings and structs within. */
  slots: number;
  /** Is nothing within it but values? */
  plain: boolean;
}

/** A field and what is in it. */
interface Part extends Field {
  kind: Kind;
  shift: bigint;
}

/** Something in storage that begins at a slot: a struct, a mapping, a value. Only what was written is there. */
export class Place implements Words {
  /** Words by their slots, counted from the place's first. */
  readonly words: (bigint | undefined)[];
  /** What stands under a mapping's key, or in a field that is a mapping or a struct; most places have nothing of the kind. */
  within: Map<Step, Place> | undefined;
  /** A mapping's entries, where these are {@link Kind.plain}. */
  readonly rows: Rows | undefined;

  constructor(readonly kind: Kind) {
    this.words = new Array<bigint | undefined>(kind.slots);
    const { value } = kind;
    if (value?.plain && value.slots <= MOST_SLOTS) this.rows = new Rows(value.slots);
  }

  /** The place within, begun where there is none yet. */
  at(step: Step, kind: Kind): Place {
    this.within ??= new Map();
    let place = this.within.get(step);
    if (place === undefined) this.within.set(step, (place = new Place(kind)));
    return place;
  }

  get(slot: number): bigint | undefined {
    return this.words[slot];
  }

  set(slot: number, word: bigint): void {
    this.words[slot] = word;
  }

  clear(): void {
    for (const [slot, word] of this.words.entries()) if (word !== undefined) this.words[slot] = 0n;
  }
}

/** Where a path ends: the words, which of them, and where in it. */
interface End {
  words: Words;
  slot: number;
  kind: Kind;
  shift: bigint;
}

/**
 * A contract's storage as its events tell it. Paths name what is stored: a variable, then keys and fields as they come, as in
 * `set(2n, "_members", 7n, "status")` for `_members[7].status`.
 */
export class Storage {
  readonly top: Place;

  constructor(readonly layout: Layout) {
    const fields = partsOf(layout.variables, layout, new Map());
    this.top = new Place({ fields, mask: 0n, slots: slotsIn(fields), plain: false });
  }

  /**
   * Writes a value.
   * @throws RangeError when the layout has no such path, or the value does not fit.
   */
  set(stored: Stored, ...path: Step[]): void {
    const { words, slot, kind, shift } = this.find(path);
    const value = BigInt(stored);
    if (value < 0n || value > kind.mask) throw new RangeError(`${pathText(path)} has no room for ${value}`);
    const rest = kind.mask === WORD ? 0n : (words.get(slot) ?? 0n) & ~(kind.mask << shift);
    words.set(slot, rest | (value << shift));
  }

  /**
   * What was written last; 0 where nothing was.
   * @throws RangeError when the layout has no such path.
   */
  get(...path: Step[]): bigint {
    const { words, slot, kind, shift } = this.find(path);
    return ((words.get(slot) ?? 0n) >> shift) & kind.mask;
  }

  /**
   * Makes everything zero that stands somewhere, but for mappings within.
   * @throws RangeError when the layout has no such path.
   */
  clear(...path: Step[]): void {
    this.find(path).words.clear();
  }

  private find(path: readonly Step[]): End {
    let place = this.top;
    for (let i = 0; i < path.length; ++i) {
      const step = path[i]!;
      const part = place.kind.fields?.get(step as string);
      if (part !== undefined && isValue(part.kind)) return endAt(place, part);
      const kind = part?.kind ?? place.kind.value;
      if (kind === undefined) throw this.unknown(path);
      if (place.rows !== undefined) return this.inRow(place.rows.of(step), kind, path, i + 1);
      place = place.at(step, kind);
    }
    return { words: place, slot: 0, kind: place.kind, shift: 0n };
  }

  /** @param next which step comes after the one that led to the row. */
  private inRow(words: Words, kind: Kind, path: readonly Step[], next: number): End {
    const step = path[next];
    if (kind.fields === undefined || step === undefined) return { words, slot: 0, kind, shift: 0n };
    const part = kind.fields.get(step as string);
    if (part === undefined) throw this.unknown(path);
    return endAt(words, part);
  }

  private unknown = (path: readonly Step[]): RangeError =>
    new RangeError(`the layout of ${this.layout.contract} has no ${pathText(path)}`);
}

/** What keys are made of, by their variables. */
export type Packed = Readonly<Record<string, readonly (readonly [name: string, bits: number])[]>>;

/** A path as people write it; keys that are several numbers in one are taken apart. */
export const pathText = ([variable, ...rest]: readonly Step[], packed: Packed = {}): string =>
  rest.reduce<string>((text, step) => {
    if (typeof step === "string") return text + (step.startsWith("0x") ? `[${step}]` : `.${step}`);
    return `${text}[${keyText(step, packed[variable as string])}]`;
  }, String(variable));

function keyText(key: bigint, parts: Packed[string] | undefined): string {
  if (parts === undefined) return String(key);
  let rest = key;
  const texts = parts.toReversed().map(([name, bits]) => {
    const value = BigInt.asUintN(bits, rest);
    rest >>= BigInt(bits);
    return `${name} ${value}`;
  });
  return texts.toReversed().join(" · ");
}

function partsOf(fields: readonly Field[], layout: Layout, known: Map<string, Kind>): Map<string, Part> {
  return new Map(
    fields.map((field) => {
      const part = { ...field, kind: kindOf(field.type, layout, known), shift: BigInt(field.offset) * BYTE };
      return [field.label, part];
    }),
  );
}

function kindOf(type: string, layout: Layout, known: Map<string, Kind>): Kind {
  const present = known.get(type);
  if (present !== undefined) return present;
  const { bytes = 0, key, value, fields } = layout.types[type]!;
  const kind: Kind = { mask: (1n << (BigInt(bytes) * BYTE)) - 1n, slots: 1, plain: true };
  known.set(type, kind);
  if (key !== undefined)
    Object.assign(kind, { keyType: key, value: kindOf(value!, layout, known), mask: 0n, slots: 0, plain: false });
  if (fields !== undefined) {
    const parts = partsOf(fields, layout, known);
    const plain = [...parts.values()].every((part) => isValue(part.kind));
    Object.assign(kind, { fields: parts, mask: 0n, slots: slotsIn(parts), plain });
  }
  return kind;
}

const endAt = (words: Words, { slot, kind, shift }: Part): End => ({ words, slot, kind, shift });

const isValue = ({ value, fields }: Kind): boolean => value === undefined && fields === undefined;

/** Mappings and structs within are places of their own. */
function slotsIn(parts: ReadonlyMap<string, Part>): number {
  const own = [...parts.values()].filter(({ kind }) => isValue(kind));
  return Math.max(0, ...own.map(({ slot }) => slot + 1));
}
