import { concat, sha256 } from "ethers";

const [LEAF, NODE] = ["0x00", "0x01"];

/** A leaf's hash: SHA-256 of a zero byte and its content, so that no leaf can pass for a node. */
export const leafHash = (content: Uint8Array): string => sha256(concat([LEAF, content]));

/**
 * The Merkle tree hash of RFC 6962 (section 2.1): of more than one leaf the left half is the largest power of two below their number. A tree
 * over the first leaves of another is a part of it, so that one log can be shown to extend the other.
 * @param leaves hashes by {@link leafHash}.
 * @returns 0x and 64 digits; SHA-256 of nothing where there is no leaf.
 */
export function merkleRoot(leaves: readonly string[]): string {
  if (leaves.length === 0) return sha256("0x");
  // Level by level, an odd one going up as it is, gives the same tree as the recursion of the RFC.
  let level = leaves;
  while (level.length > 1) {
    const next: string[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const right = level[i + 1];
      next.push(right === undefined ? level[i]! : sha256(concat([NODE, level[i]!, right])));
    }
    level = next;
  }
  return level[0]!;
}
