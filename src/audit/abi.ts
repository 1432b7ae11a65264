import { type EventFragment, type FunctionFragment, type Interface, type ParamType, getAddress } from "ethers";

/** The bytes being read. `exact` turns false where they are not what an encoder would have written. */
class Reading {
  exact = true;
  /** Where what was read last ends, in hexadecimal digits. */
  end = 0;

  /** @param hex lower-case digits; whatever stands before the first value is left where it is: a piece of a text is read slower than a whole one. */
  constructor(readonly hex: string) {}

  word(at: number): string {
    if (at + WORD > this.hex.length) throw new RangeError("the bytes end too early");
    return this.hex.slice(at, at + WORD);
  }

  number(at: number): number {
    const word = this.word(at);
    if (!word.startsWith(FEW_DIGITS)) throw new RangeError("a length or an offset that no encoder writes");
    return parseInt(word.slice(-SMALL_DIGITS), 16);
  }

  /** Where the digits of a number of at most so many start, after its zeros. */
  significant(at: number, digits: number): number {
    const end = at + WORD;
    if (end > this.hex.length) throw new RangeError("the bytes end too early");
    let start = at;
    while (start < end && this.hex.charCodeAt(start) === ZERO) ++start;
    if (start >= end - digits) return start;
    this.exact = false;
    return end - digits;
  }

  require(zeros: string): void {
    if (!ZEROS.startsWith(zeros)) this.exact = false;
  }
}

/** How values of one type are read. A dynamic one stands behind an offset and tells its end. */
interface Codec {
  dynamic: boolean;
  /** Digits in the head. */
  size: number;
  read: (reading: Reading, at: number) => unknown;
}

const WORD = 64;
const ZERO = 48;
const SMALL_DIGITS = 8;
const ZEROS = "0".repeat(WORD);
const FEW_DIGITS = "0".repeat(WORD - SMALL_DIGITS);
const ADDRESS_DIGITS = 40;
/** 0x; 0x and four bytes. */
const [PREFIX, SELECTOR] = [2, 10];

const checksummed = new Map<string, string>();

/** An address as people write it; each is worked out once. */
function addressFrom(digits: string): string {
  const known = checksummed.get(digits);
  if (known !== undefined) return known;
  const address = getAddress(`0x${digits}`);
  checksummed.set(digits, address);
  return address;
}

function codecOf(type: ParamType): Codec {
  if (type.isArray()) return arrayOf(codecOf(type.arrayChildren), type.arrayLength);
  if (type.isTuple()) return structOf(type.components);
  return type.type === "bytes" || type.type === "string" ? bytesOf(type.type) : wordOf(type.type);
}

/** A value that fills one word. */
function wordOf(type: string): Codec {
  return { dynamic: false, size: WORD, read: readerOf(type) };
}

function readerOf(type: string): Codec["read"] {
  const bits = /^(u?)int(\d*)$/.exec(type);
  if (bits !== null) {
    const width = Number(bits[2] || 256);
    return bits[1] === "u" ? unsigned(width / 4) : signed(width);
  }
  const bytes = /^bytes(\d+)$/.exec(type);
  if (bytes !== null) return leftAligned(Number(bytes[1]) * 2);
  if (type === "address") return (reading, at) => addressFrom(rightAligned(reading, at, ADDRESS_DIGITS));
  if (type === "bool") return (reading, at) => rightAligned(reading, at, 1) === "1";
  throw new Error(`no reader for the type ${type}`);
}

function rightAligned(reading: Reading, at: number, digits: number): string {
  const word = reading.word(at);
  reading.require(word.slice(0, WORD - digits));
  return word.slice(WORD - digits);
}

/** Digits of which a JavaScript number holds every value. */
const EXACT_DIGITS = 13;
const digitValues = new Array<number>(128).fill(NaN);
for (let i = 0; i < 16; ++i) digitValues[i.toString(16).charCodeAt(0)] = i;

/** Most numbers are short, and digits added up here cost less than a text that BigInt reads. */
const unsigned =
  (digits: number): Codec["read"] =>
  (reading, at) => {
    const { hex } = reading;
    const end = at + WORD;
    const start = reading.significant(at, digits);
    if (end - start > EXACT_DIGITS) return BigInt(`0x${hex.slice(start, end)}`);
    let value = 0;
    for (let i = start; i < end; ++i) value = value * 16 + digitValues[hex.charCodeAt(i)]!;
    return BigInt(value);
  };

const signed =
  (width: number): Codec["read"] =>
  (reading, at) => {
    const whole = BigInt.asIntN(256, BigInt(`0x${reading.word(at)}`));
    const value = BigInt.asIntN(width, whole);
    if (value !== whole) reading.exact = false;
    return value;
  };

const leftAligned =
  (digits: number): Codec["read"] =>
  (reading, at) => {
    const word = reading.word(at);
    reading.require(word.slice(digits));
    return `0x${word.slice(0, digits)}`;
  };

function bytesOf(type: "bytes" | "string"): Codec {
  const read: Codec["read"] = (reading, at) => {
    const start = at + WORD;
    const digits = reading.number(at) * 2;
    const end = start + Math.ceil(digits / WORD) * WORD;
    if (end > reading.hex.length) throw new RangeError("the bytes end too early");
    reading.require(reading.hex.slice(start + digits, end));
    reading.end = end;
    const content = reading.hex.slice(start, start + digits);
    return type === "bytes" ? `0x${content}` : textFrom(content);
  };
  return { dynamic: true, size: WORD, read };
}

function textFrom(digits: string): string {
  const bytes = Uint8Array.from({ length: digits.length / 2 }, (_, i) => parseInt(digits.slice(2 * i, 2 * i + 2), 16));
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

/** Values one after the other: those of fixed size, and in their order, behind offsets, the others. */
function readAll(reading: Reading, base: number, codecs: readonly Codec[]): unknown[] {
  const values: unknown[] = [];
  let at = base;
  let tail = base;
  for (const { size } of codecs) tail += size;
  for (const codec of codecs) {
    if (codec.dynamic) {
      const place = base + reading.number(at) * 2;
      if (place !== tail) reading.exact = false;
      values.push(codec.read(reading, place));
      tail = reading.end;
    } else values.push(codec.read(reading, at));
    at += codec.size;
  }
  reading.end = tail;
  return values;
}

function structOf(components: readonly ParamType[]): Codec {
  const codecs = components.map(codecOf);
  const names = components.map(({ name }) => name);
  const dynamic = codecs.some((codec) => codec.dynamic);
  const size = dynamic ? WORD : codecs.reduce((sum, codec) => sum + codec.size, 0);
  return { dynamic, size, read: (reading, at) => named(names, readAll(reading, at, codecs)) };
}

/** @param length how many; −1 where the value says so itself. */
function arrayOf(codec: Codec, length: number): Codec {
  const dynamic = length < 0 || codec.dynamic;
  const size = dynamic ? WORD : codec.size * length;
  const read: Codec["read"] = (reading, at) => {
    const start = length < 0 ? at + WORD : at;
    const count = length < 0 ? reading.number(at) : length;
    if (start + count * codec.size > reading.hex.length) throw new RangeError("the bytes end too early");
    return readAll(reading, start, new Array<Codec>(count).fill(codec));
  };
  return { dynamic, size, read };
}

const named = (names: readonly string[], values: readonly unknown[]): Record<string, unknown> => {
  const result: Record<string, unknown> = {};
  for (let i = 0; i < names.length; ++i) result[names[i]!] = values[i];
  return result;
};

/** Values by name, and whether the bytes are exactly what an encoder writes for them. */
export interface Decoded {
  name: string;
  args: Record<string, unknown>;
  exact: boolean;
}

/** What one contract's ABI makes of logs and calldata. Numbers are bigints, structs plain objects, addresses checksummed. */
export interface AbiReader {
  /**
   * The event of a log; undefined when the ABI has none of its topic.
   * @throws RangeError when bytes are missing.
   */
  event: (topics: readonly string[], data: string) => Decoded | undefined;
  /**
   * The function and arguments of calldata; undefined when the ABI has no such function.
   * @throws RangeError when bytes are missing.
   */
  call: (input: string) => Decoded | undefined;
  /**
   * What a function answered, by name; values without one by their place.
   * @throws RangeError when bytes are missing.
   */
  answer: (name: string, data: string) => Record<string, unknown>;
}

/** Prepares readers for an ABI's events and functions: ethers' own find a fragment and check an encoding much slower. */
export function readerOfAbi(abi: Interface): AbiReader {
  const events = new Map<string, EventReader>();
  const calls = new Map<string, CallReader>();
  const answers = new Map<string, (data: string) => Record<string, unknown>>();
  abi.forEachEvent((fragment) => events.set(fragment.topicHash, eventReader(fragment)));
  abi.forEachFunction((fragment) => {
    calls.set(fragment.selector, callReader(fragment));
    answers.set(fragment.name, answerReader(fragment));
  });
  return {
    event: (topics, data) => events.get((topics[0] ?? "").toLowerCase())?.(topics, data.toLowerCase()),
    call: (input) => calls.get(input.slice(0, SELECTOR))?.(input.toLowerCase()),
    answer: (name, data) => answers.get(name)!(data.toLowerCase()),
  };
}

type EventReader = (topics: readonly string[], data: string) => Decoded;
type CallReader = (input: string) => Decoded;

function eventReader({ name, inputs }: EventFragment): EventReader {
  const codecs = inputs.map(codecOf);
  const plain = inputs.flatMap(({ indexed }, i) => (indexed ? [] : [codecs[i]!]));
  const names = inputs.map((input) => input.name);
  const topicCount = inputs.length - plain.length + 1;
  return (topics, data) => {
    const content = new Reading(data);
    const values = readAll(content, PREFIX, plain);
    const indexed = new Reading(
      topics
        .slice(1)
        .map((topic) => topic.slice(2).toLowerCase())
        .join(""),
    );
    let [fromData, fromTopics] = [0, 0];
    const all = inputs.map((input, i) =>
      input.indexed ? codecs[i]!.read(indexed, WORD * fromTopics++) : values[fromData++],
    );
    const whole = content.end === content.hex.length && topics.length === topicCount;
    return { name, args: named(names, all), exact: whole && content.exact && indexed.exact };
  };
}

function callReader(fragment: FunctionFragment): CallReader {
  const codecs = fragment.inputs.map(codecOf);
  const names = fragment.inputs.map(({ name }) => name);
  return (input) => {
    const content = new Reading(input);
    const args = named(names, readAll(content, SELECTOR, codecs));
    return { name: fragment.name, args, exact: content.exact && content.end === content.hex.length };
  };
}

function answerReader({ outputs }: FunctionFragment): (data: string) => Record<string, unknown> {
  const codecs = outputs.map(codecOf);
  const names = outputs.map(({ name }, i) => name || String(i));
  return (data) => named(names, readAll(new Reading(data), PREFIX, codecs));
}
