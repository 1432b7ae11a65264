import { AbiCoder, concat, keccak256 } from "ethers";
import type { Digest, Entry } from "./acts/types.js";

const coder = AbiCoder.defaultAbiCoder();
const LEAF = [
  "uint32",
  "tuple(uint16 kind,uint64 quantity,uint24 first,uint24 last,bytes32 evidence,uint8 algorithm,uint64 size,bytes32 previous)",
];

/** The tree of many entries: its root is recorded, each entry is claimed with its proof. */
export interface EntryTree {
  root: Digest;
  proof: (index: number) => Digest[];
}

/** The lower hash first: a proof then needs no sides. */
const parent = (a: Digest, b: Digest): Digest => keccak256(BigInt(a) < BigInt(b) ? concat([a, b]) : concat([b, a]));

/**
 * The Merkle tree of entries as the ContributionLedger checks it (OpenZeppelin's MerkleProof): leaves hashed twice with their numbers, pairs
 * sorted, a node without a neighbour goes up as it is.
 * @param entries at least one.
 */
export function entryTree(entries: readonly Entry[]): EntryTree {
  const leaves = entries.map((entry, index) => keccak256(keccak256(coder.encode(LEAF, [index, entry]))));
  const levels = [leaves];
  for (let level = leaves; level.length > 1;) {
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, i) => {
      const [left, right] = [level[2 * i]!, level[2 * i + 1]];
      return right === undefined ? left : parent(left, right);
    });
    levels.push(level);
  }
  const neighbour = (index: number, level: number) => levels[level]![(index >> level) ^ 1];
  const proof = (index: number) =>
    levels.slice(0, -1).flatMap((_, level) => {
      const node = neighbour(index, level);
      return node === undefined ? [] : [node];
    });
  return { root: levels.at(-1)![0]!, proof };
}
