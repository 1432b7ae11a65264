import { keccak, keccakBytes } from "./keccak.js";
import { type Item, encode, encoded } from "./rlp.js";

interface Leaf {
  nibbles: number[];
  value: Uint8Array;
}

/** A node shorter than this stands in its parent itself, not by its hash. */
const INLINE = 32;
const EMPTY = "0x";

/**
 * The root of the trie that holds values by their place in a block, as transactionsRoot and receiptsRoot do (yellow paper, 4.3.2).
 * @param values the encoded transactions or receipts, in order.
 */
export function orderedRoot(values: readonly Uint8Array[]): string {
  const leaves = values.map((value, i) => ({ nibbles: nibblesOf(encode(placeOf(i))), value }));
  leaves.sort((a, b) => compare(a.nibbles, b.nibbles));
  return encoded(leaves.length === 0 ? EMPTY : nodeOf(leaves, 0), keccak);
}

function placeOf(place: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = place; rest > 0; rest >>>= 8) bytes.unshift(rest & 255);
  return Uint8Array.from(bytes);
}

const nibblesOf = (bytes: Uint8Array): number[] => [...bytes].flatMap((byte) => [byte >> 4, byte & 15]);

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); ++i) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

/** The node of these leaves, whose first `depth` nibbles are alike. No key is the start of another: an RLP tells its own length. */
function nodeOf(leaves: readonly Leaf[], depth: number): Item {
  const [first, last] = [leaves[0]!, leaves.at(-1)!];
  if (leaves.length === 1) return [pathOf(first.nibbles.slice(depth), true), first.value];
  let alike = depth;
  while (first.nibbles[alike] === last.nibbles[alike]) ++alike;
  if (alike > depth) return [pathOf(first.nibbles.slice(depth, alike), false), linkTo(nodeOf(leaves, alike))];
  const branches: Item[] = Array.from({ length: 16 }, () => EMPTY);
  for (let start = 0; start < leaves.length;) {
    const nibble = leaves[start]!.nibbles[depth]!;
    let end = start + 1;
    while (leaves[end]?.nibbles[depth] === nibble) ++end;
    branches[nibble] = linkTo(nodeOf(leaves.slice(start, end), depth + 1));
    start = end;
  }
  return [...branches, EMPTY];
}

function linkTo(node: Item): Item {
  return encoded(node, (bytes) => (bytes.length < INLINE ? node : keccakBytes(bytes)));
}

/** A path in bytes; its first nibble tells whether it ends at a value and whether its length is odd (yellow paper, appendix C). */
function pathOf(nibbles: readonly number[], ends: boolean): Uint8Array {
  const odd = nibbles.length % 2;
  const flag = (ends ? 2 : 0) + odd;
  const all = odd ? [flag, ...nibbles] : [flag, 0, ...nibbles];
  return Uint8Array.from({ length: all.length / 2 }, (_, i) => (all[2 * i]! << 4) | all[2 * i + 1]!);
}
