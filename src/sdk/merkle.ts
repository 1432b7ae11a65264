import { AbiCoder, concat, keccak256 } from "ethers";
import type { Digest, Entry } from "./acts/types.js";

const coder = AbiCoder.defaultAbiCoder();
const LEAF = [
  "uint32",
  "tuple(uint16 kind,uint64 quantity,uint24 first,uint24 last,bytes32 evidence,uint8 algorithm,uint64 size,bytes32 previous)",
];

/** A tree over many leaves: its root is recorded, each leaf is shown to be in it with its proof. */
export interface MerkleTree {
  root: Digest;
  proof: (index: number) => Digest[];
}

/** The lower hash first: a proof then needs no sides. */
const parent = (a: Digest, b: Digest): Digest => keccak256(BigInt(a) < BigInt(b) ? concat([a, b]) : concat([b, a]));

/**
 * The Merkle tree as the contracts check it (OpenZeppelin's MerkleProof): pairs sorted, a node without a neighbour goes up as it is.
 * @param leaves hashes, at least one.
 */
export function merkleTree(leaves: Digest[]): MerkleTree {
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

/** The root that a proof leads to from a leaf. */
export const rootFrom = (leaf: Digest, proof: readonly Digest[]): Digest => proof.reduce(parent, leaf);

/** A line of a list of people, as the chain knows it. `line` is a salted digest. */
export interface PeopleLine {
  index: number;
  line: Digest;
  amount: bigint;
}

/** The leaf of a line as the RewardRegister checks it: hashed twice, with its number. */
export const peopleLeaf = ({ index, line, amount }: PeopleLine): Digest =>
  keccak256(keccak256(coder.encode(["uint32", "bytes32", "uint96"], [index, line, amount])));

/**
 * The tree of entries as the ContributionLedger checks it: leaves hashed twice with their numbers.
 * @param entries at least one.
 */
export const entryTree = (entries: readonly Entry[]): MerkleTree =>
  merkleTree(entries.map((entry, index) => keccak256(keccak256(coder.encode(LEAF, [index, entry])))));
