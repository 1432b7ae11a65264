import { hexIn } from "./hex.js";

/** Where a log's topics and data lie, in bytes. */
export interface LogBytes {
  bytes: Uint8Array;
  view: DataView;
  /** The first topic; each is a word, and {@link TOPIC_STEP} after the one before. */
  topicsAt: number;
  topicCount: number;
  dataAt: number;
  dataEnd: number;
}

/** Bytes of a topic. */
export const WORD = 32;
/** A topic in RLP: its length, then the word. */
export const TOPIC_STEP = 33;

/** The first topics that were seen, by the first bytes of each: an event's is made into text once. */
const seen = new Map<number, { bytes: Uint8Array; text: string }>();

/** What a log is about, as text; nothing where it has no topic. */
export function firstTopic({ bytes, view, topicsAt, topicCount }: LogBytes): string | undefined {
  if (topicCount === 0) return undefined;
  const key = view.getUint32(topicsAt);
  const known = seen.get(key);
  if (known !== undefined && isAt(known.bytes, bytes, topicsAt)) return known.text;
  const text = hexIn(bytes, topicsAt, topicsAt + WORD);
  seen.set(key, { bytes: Uint8Array.prototype.slice.call(bytes, topicsAt, topicsAt + WORD), text });
  return text;
}

function isAt(word: Uint8Array, bytes: Uint8Array, at: number): boolean {
  for (let i = 0; i < WORD; ++i) if (word[i] !== bytes[at + i]) return false;
  return true;
}
