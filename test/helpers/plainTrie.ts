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

/** The root node of a trie of paths in hexadecimal digits and of values in RLP; of one at least. */
export const plainTrie = (leaves: [string, string][]): Node => nodeOf(leaves);

/** The nodes from the root of such a trie down to where a path leads, as eth_getProof gives them: those of fewer than 32 bytes stand within their parents. */
export function plainProof(leaves: [string, string][], path: string, isRoot = true): string[] {
  const node = encodeRlp(nodeOf(leaves));
  const own = isRoot || getBytes(node).length >= 32 ? [node] : [];
  if (leaves.length === 1) return own;
  const shared = sharedBy(leaves);
  if (!path.startsWith(leaves[0]![0].slice(0, shared))) return own;
  const steps = shared > 0 ? shared : 1;
  const under = leaves.filter(([other]) => other.startsWith(path.slice(0, steps)));
  const next = under.map(([other, value]): [string, string] => [other.slice(steps), value]);
  return next.length === 0 ? own : [...own, ...plainProof(next, path.slice(steps), false)];
}

function sharedBy(leaves: [string, string][]): number {
  let shared = 0;
  while (leaves.every(([path]) => path[shared] === leaves[0]![0][shared])) shared += 1;
  return shared;
}

function nodeOf(leaves: [string, string][]): Node {
  if (leaves.length === 1) return [compact(leaves[0]![0], true), leaves[0]![1]];
  const shared = sharedBy(leaves);
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
