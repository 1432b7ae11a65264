import { type EventFragment, type FunctionFragment, type Interface, type ParamType, getAddress } from "ethers";
import { type LogBytes, TOPIC_STEP, firstTopic } from "./chain/logBytes.js";
import { hexIn, lengthOf, newBytes, writeHex } from "./chain/hex.js";

/** What is being read, in bytes: one thing for all, since nothing is read while something else is. */
let room: Uint8Array;
let view: DataView;

/** Where bytes lie that were told as text. */
let own = newBytes(1 << 14);
let ownView = viewOf(own);

/** Writes bytes, told as text, from a place on, to be read next. @throws RangeError when it is no such text. */
function load(hex: string, at: number): number {
  const end = at + lengthOf(hex);
  if (end > own.length) {
    const larger = newBytes(2 * end);
    larger.set(own.subarray(0, at));
    [own, ownView] = [larger, viewOf(larger)];
  }
  writeHex(hex, own, at);
  [room, view] = [own, ownView];
  return end;
}

function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}

/** The bytes being read. `exact` turns false where they are not what an encoder would have written. */
class Reading {
  exact = true;
  /** Where what was read last ends. */
  end = 0;

  /** @param limit where the bytes end. */
  constructor(readonly limit: number) {}

  /** @throws RangeError when there is no word any more. */
  requireWord(at: number): void {
    if (at + WORD > this.limit) throw new RangeError("the bytes end too early");
  }

  /** Of a length or an offset. */
  number(at: number): number {
    this.requireWord(at);
    if (!isZero(at, at + WORD - 4)) throw new RangeError("a length or an offset that no encoder writes");
    return view.getUint32(at + WORD - 4);
  }

  requireZero(from: number, to: number): void {
    if (!isZero(from, to)) this.exact = false;
  }
}

function isZero(from: number, to: number): boolean {
  let at = from;
  for (; at + 4 <= to; at += 4) if (view.getInt32(at) !== 0) return false;
  for (; at < to; ++at) if (room[at] !== 0) return false;
  return true;
}

/** How values of one type are read. A dynamic one stands behind an offset and tells its end. */
interface Codec {
  dynamic: boolean;
  /** Bytes in the head. */
  size: number;
  read: (reading: Reading, at: number) => unknown;
}

const WORD = 32;
const ADDRESS = 20;
const SELECTOR = 4;
const SELECTOR_DIGITS = 2 + 2 * SELECTOR;

const checksummed = new Map<string, string>();

/** An address as people write it; each is worked out once. */
function addressFrom(hex: string): string {
  const known = checksummed.get(hex);
  if (known !== undefined) return known;
  const address = getAddress(hex);
  checksummed.set(hex, address);
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
    return bits[1] === "u" ? unsigned(width) : signed(width);
  }
  const bytes = /^bytes(\d+)$/.exec(type);
  if (bytes !== null) return leftAligned(Number(bytes[1]));
  if (type === "address") return address;
  if (type === "bool") return bool;
  throw new Error(`no reader for the type ${type}`);
}

const address: Codec["read"] = (reading, at) => {
  reading.requireWord(at);
  reading.requireZero(at, at + WORD - ADDRESS);
  return addressFrom(hexIn(room, at + WORD - ADDRESS, at + WORD));
};

const bool: Codec["read"] = (reading, at) => {
  reading.requireWord(at);
  const last = room[at + WORD - 1]!;
  reading.requireZero(at, at + WORD - 1);
  if (last > 1) reading.exact = false;
  return last === 1;
};

/** Most numbers are small, and the same again and again: these are made once. */
const small = Array.from({ length: 1024 }, (_, value) => BigInt(value));
const SAFE_HIGH = 1 << 21;
const HIGH = 2 ** 32;

/** The number in a word. */
function wordAt(at: number): bigint {
  if (!isZero(at, at + 24)) {
    const high = (view.getBigUint64(at) << 64n) | view.getBigUint64(at + 8);
    return (high << 128n) | (view.getBigUint64(at + 16) << 64n) | view.getBigUint64(at + 24);
  }
  const [high, low] = [view.getUint32(at + 24), view.getUint32(at + 28)];
  if (high === 0) return small[low] ?? BigInt(low);
  return high < SAFE_HIGH ? BigInt(high * HIGH + low) : view.getBigUint64(at + 24);
}

const unsigned = (width: number): Codec["read"] => {
  const unused = WORD - width / 8;
  return (reading, at) => {
    reading.requireWord(at);
    const whole = wordAt(at);
    if (isZero(at, at + unused)) return whole;
    reading.exact = false;
    return BigInt.asUintN(width, whole);
  };
};

const signed =
  (width: number): Codec["read"] =>
  (reading, at) => {
    reading.requireWord(at);
    const whole = BigInt.asIntN(256, wordAt(at));
    const value = BigInt.asIntN(width, whole);
    if (value !== whole) reading.exact = false;
    return value;
  };

const leftAligned =
  (bytes: number): Codec["read"] =>
  (reading, at) => {
    reading.requireWord(at);
    reading.requireZero(at + bytes, at + WORD);
    return hexIn(room, at, at + bytes);
  };

function bytesOf(type: "bytes" | "string"): Codec {
  const read: Codec["read"] = (reading, at) => {
    const start = at + WORD;
    const length = reading.number(at);
    const end = start + Math.ceil(length / WORD) * WORD;
    if (end > reading.limit) throw new RangeError("the bytes end too early");
    reading.requireZero(start + length, end);
    reading.end = end;
    if (type === "bytes") return hexIn(room, start, start + length);
    return new TextDecoder("utf-8", { fatal: true }).decode(room.subarray(start, start + length));
  };
  return { dynamic: true, size: WORD, read };
}

/** Values one after the other: those of fixed size, and in their order, behind offsets, the others. */
function readAll(reading: Reading, base: number, codecs: readonly Codec[]): unknown[] {
  const values: unknown[] = [];
  let at = base;
  let tail = base;
  for (const { size } of codecs) tail += size;
  for (const codec of codecs) {
    if (codec.dynamic) {
      const place = base + reading.number(at);
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
    if (start + count * codec.size > reading.limit) throw new RangeError("the bytes end too early");
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
  /** The same of a log whose bytes are there. */
  eventIn: (content: LogBytes) => Decoded | undefined;
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
    event: (topics, data) => {
      const reader = events.get((topics[0] ?? "").toLowerCase());
      if (reader === undefined) return undefined;
      const dataEnd = load(data, 0);
      const topicCount = topics.length;
      loadTopics(topics, dataEnd);
      return reader({ topicsAt: dataEnd - WORD, topicCount, dataAt: 0, dataEnd }, WORD);
    },
    eventIn: (content) => {
      const reader = events.get(firstTopic(content) ?? "");
      if (reader === undefined) return undefined;
      [room, view] = [content.bytes, content.view];
      return reader(content, TOPIC_STEP);
    },
    call: (input) => calls.get(input.slice(0, SELECTOR_DIGITS).toLowerCase())?.(input),
    answer: (name, data) => answers.get(name)!(data),
  };
}

/** Reads an event that lies in bytes, its topics some bytes after one another. */
type EventReader = (places: Omit<LogBytes, "bytes" | "view">, step: number) => Decoded;
type CallReader = (input: string) => Decoded;

function eventReader({ name, inputs }: EventFragment): EventReader {
  const codecs = inputs.map(codecOf);
  const plain = inputs.flatMap(({ indexed }, i) => (indexed ? [] : [codecs[i]!]));
  const names = inputs.map((input) => input.name);
  const topicCount = inputs.length - plain.length + 1;
  return ({ topicsAt, topicCount: told, dataAt, dataEnd }, step) => {
    const content = new Reading(dataEnd);
    const indexed = new Reading(topicsAt + step * (told - 1) + WORD);
    const values = readAll(content, dataAt, plain);
    let [fromData, topicAt] = [0, topicsAt];
    const all = inputs.map((input, i) => {
      if (!input.indexed) return values[fromData++];
      topicAt += step;
      return codecs[i]!.read(indexed, topicAt);
    });
    const whole = content.end === content.limit && told === topicCount;
    return { name, args: named(names, all), exact: whole && content.exact && indexed.exact };
  };
}

/** Writes what is indexed, a word each. @throws RangeError when a topic is no word. */
function loadTopics(topics: readonly string[], at: number): void {
  let end = at;
  for (let i = 1; i < topics.length; ++i) {
    const topic = topics[i]!;
    if (lengthOf(topic) !== WORD) throw new RangeError("a topic that is no word");
    end = load(topic, end);
  }
}

function callReader(fragment: FunctionFragment): CallReader {
  const codecs = fragment.inputs.map(codecOf);
  const names = fragment.inputs.map(({ name }) => name);
  return (input) => {
    const content = new Reading(load(input, 0));
    const args = named(names, readAll(content, SELECTOR, codecs));
    return { name: fragment.name, args, exact: content.exact && content.end === content.limit };
  };
}

function answerReader({ outputs }: FunctionFragment): (data: string) => Record<string, unknown> {
  const codecs = outputs.map(codecOf);
  const names = outputs.map(({ name }, i) => name || String(i));
  return (data) => named(names, readAll(new Reading(load(data, 0)), 0, codecs));
}
