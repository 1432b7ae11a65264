import { encodeRlp, getBytes, keccak256, stripZerosLeft, toBeHex } from "ethers";

export type Node = string | Node[];

/** A storage trie as the Yellow Paper defines it, node by node with ethers' RLP and hash: slow, plain, and nothing like the code under test. */
export function plainRoot(slots: ReadonlyMap<string, bigint>): string {
  const leaves = [...slots]
    .filter(([, value]) => value !== 0n)
    .map(([slot, value]): [string, string] => [
      keccak256(toBeHex(BigInt(slot), 32)).slice(2),
      encodeRlp(stripZerosLeft(toBeHex(value))),
    ]);
  return keccak256(encodeRlp(leaves.length === 0 ? "0x" : nodeOf(leaves)));
}

/** The root node of a trie of paths in hexadecimal digits and of values in RLP. */
export const plainTrie = (leaves: [string, string][]): Node => nodeOf(leaves);

function nodeOf(leaves: [string, string][]): Node {
  if (leaves.length === 1) return [compact(leaves[0]![0], true), leaves[0]![1]];
  let shared = 0;
  while (leaves.every(([path]) => path[shared] === leaves[0]![0][shared])) shared += 1;
  const rest = leaves.map(([path, value]): [string, string] => [path.slice(shared), value]);
  if (shared > 0) return [compact(leaves[0]![0].slice(0, shared), false), reference(nodeOf(rest))];
  const children = [..."0123456789abcdef"].map((nibble): Node => {
    const under = rest
      .filter(([path]) => path[0] === nibble)
      .map(([path, value]): [string, string] => [path.slice(1), value]);
    return under.length === 0 ? "0x" : reference(nodeOf(under));
  });
  return [...children, "0x"];
}

const reference = (node: Node): Node => (getBytes(encodeRlp(node)).length < 32 ? node : keccak256(encodeRlp(node)));

const compact = (path: string, isLeaf: boolean): string => {
  const flag = (isLeaf ? 2 : 0) + (path.length % 2);
  return `0x${flag}${path.length % 2 === 0 ? "0" : ""}${path}`;
};
