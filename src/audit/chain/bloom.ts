import { bytesOf, hexOf } from "./hex.js";
import { keccakBytes } from "./keccak.js";

const BYTES = 256;
const HEX_LENGTH = 2 + 2 * BYTES;

/** The three bits, of 2048, that a log's address or topic sets in the bloom of its block (yellow paper, 4.3.1). */
export type Bits = readonly number[];

/** @param value an address or a topic, "0x…". */
export function bitsOf(value: string): Bits {
  const hash = keccakBytes(bytesOf(value));
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
export function bloomOf(logs: Iterable<{ address: string; topics: readonly string[] }>): string {
  const values = new Set<string>(); // most stand in many logs
  for (const { address, topics } of logs) {
    values.add(address);
    for (const topic of topics) values.add(topic);
  }
  const bloom = new Uint8Array(BYTES);
  for (const value of values) for (const bit of bitsOf(value)) bloom[BYTES - 1 - (bit >> 3)]! |= 1 << (bit & 7);
  return hexOf(bloom);
}
