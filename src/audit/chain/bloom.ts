import { bytesOf, hexOf } from "./hex.js";
import { keccakBytes } from "./keccak.js";
import { TOPIC_STEP, WORD } from "./logBytes.js";
import type { ReadLog } from "./receipt.js";

const BYTES = 256;
const HEX_LENGTH = 2 + 2 * BYTES;

/** The three bits, of 2048, that a log's address or topic sets in the bloom of its block (yellow paper, 4.3.1). */
export type Bits = readonly number[];

/** @param value an address or a topic, "0x…". */
export const bitsOf = (value: string): Bits => bitsIn(bytesOf(value));

function bitsIn(value: Uint8Array): Bits {
  const hash = keccakBytes(value);
  const bit = (at: number): number => ((hash[at]! << 8) | hash[at + 1]!) & 2047;
  return [bit(0), bit(2), bit(4)];
}

/**
 * May a block with this bloom have a log of this address or topic? "No" is certain.
 * @param bloom logsBloom of the header, as text.
 * @throws RangeError when it is no bloom.
 */
export function mayHold(bloom: string, bits: Bits): boolean {
  if (bloom.length !== HEX_LENGTH) throw new RangeError("no bloom");
  return bits.every((bit) => {
    const digit = 2 + 2 * (BYTES - 1 - (bit >> 3)) + ((bit & 7) < 4 ? 1 : 0);
    return (parseInt(bloom[digit]!, 16) >> (bit & 3)) & 1;
  });
}

/** The bloom of logs, as text. */
export function bloomOf(logs: Iterable<ReadLog>): string {
  const bloom = new Uint8Array(BYTES);
  const add = (value: Uint8Array): void => {
    for (const bit of bitsIn(value)) bloom[BYTES - 1 - (bit >> 3)]! |= 1 << (bit & 7);
  };
  const addresses = new Set<string>();
  let last: ReadLog | undefined;
  for (const log of logs) {
    addresses.add(log.address);
    for (let i = 0; i < log.topicCount; ++i) {
      if (last !== undefined && isSame(log, last, i)) continue; // most are
      const at = log.topicsAt + TOPIC_STEP * i;
      add(log.bytes.subarray(at, at + WORD));
    }
    last = log;
  }
  for (const address of addresses) add(bytesOf(address));
  return hexOf(bloom);
}

/** Is the topic at a place the same in both? */
function isSame(a: ReadLog, b: ReadLog, i: number): boolean {
  if (i >= b.topicCount) return false;
  const [from, other] = [a.topicsAt + TOPIC_STEP * i, b.topicsAt + TOPIC_STEP * i];
  for (let at = 0; at < WORD; at += 4) if (a.view.getInt32(from + at) !== b.view.getInt32(other + at)) return false;
  return true;
}
