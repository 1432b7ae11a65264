import { type Read, decode } from "../chain/rlp.js";
import { HASH, type Keccak } from "./keccak.js";

/** A proof that does not prove: the endpoint's answer contradicts itself. */
export class ProofError extends Error {
  override name = "ProofError";
}

const CHILDREN = 16;
const LEAF_FLAG = 2;

/**
 * What a trie holds under a key, by a proof: the nodes from the root down.
 * @param key the hashed key, 32 bytes.
 * @param nodes in RLP, each once, all of them needed; nodes of fewer than 32 bytes stand within their parents.
 * @returns the value's bytes, or undefined when the proof shows that there is none.
 * @throws ProofError when the nodes do not hang together, or do not reach the key.
 */
export function valueIn(
  keccak: Keccak,
  root: Uint8Array,
  key: Uint8Array,
  nodes: readonly Uint8Array[],
): Uint8Array | undefined {
  if (isEmpty(keccak, root)) {
    if (nodes.length === 0 || (nodes.length === 1 && nodes[0]!.length === 1 && nodes[0]![0] === 0x80)) return undefined;
    throw new ProofError("nodes of an empty trie");
  }
  const walk = new Walk(keccak, nodes);
  const value = walk.from(root, nibblesOf(key));
  walk.requireAllUsed();
  return value;
}

const isEmpty = (keccak: Keccak, root: Uint8Array): boolean => sameBytes(root, keccak.of(Uint8Array.of(0x80)));

/** A walk from the root to a key; each step takes the next node of the proof. */
class Walk {
  private used = 0;

  constructor(
    private readonly keccak: Keccak,
    private readonly nodes: readonly Uint8Array[],
  ) {}

  from(root: Uint8Array, path: Uint8Array): Uint8Array | undefined {
    let node = this.next(root);
    let depth = 0;
    for (;;) {
      if (node.length === CHILDREN + 1) {
        if (depth === path.length) return textIn(node[CHILDREN]!);
        const child = node[path[depth]!]!;
        depth += 1;
        if (isNone(child)) return undefined;
        node = this.resolve(child);
        continue;
      }
      const { isLeaf, nibbles } = pathIn(node);
      const matches = nibbles.every((nibble, i) => nibble === path[depth + i]);
      if (isLeaf) return matches && depth + nibbles.length === path.length ? textIn(node[1]!) : undefined;
      if (!matches) return undefined;
      depth += nibbles.length;
      node = this.resolve(node[1]!);
    }
  }

  requireAllUsed(): void {
    if (this.used !== this.nodes.length) throw new ProofError("more nodes than the proof needs");
  }

  /** The node that a parent names: by its hash, or in full. */
  private resolve(reference: Read): Read[] {
    if (Array.isArray(reference)) return nodeFrom(reference);
    if (reference.length !== HASH) throw new ProofError("a reference that is no hash");
    return this.next(reference);
  }

  private next(hash: Uint8Array): Read[] {
    const bytes = this.nodes[this.used];
    if (bytes === undefined) throw new ProofError("a node is missing");
    if (!sameBytes(this.keccak.of(bytes), hash)) throw new ProofError("a node is not the one named");
    this.used += 1;
    return nodeFrom(strictly(bytes));
  }
}

function strictly(bytes: Uint8Array): Read {
  try {
    return decode(bytes);
  } catch (cause) {
    throw new ProofError("a node that cannot be read", { cause });
  }
}

function nodeFrom(item: Read): Read[] {
  if (!Array.isArray(item) || (item.length !== CHILDREN + 1 && item.length !== 2)) throw new ProofError("no node");
  return item;
}

function textIn(item: Read): Uint8Array {
  if (Array.isArray(item)) throw new ProofError("a list in a value's place");
  return item;
}

const isNone = (item: Read): boolean => !Array.isArray(item) && item.length === 0;

/** The nibbles of a leaf or an extension. */
function pathIn(node: Read[]): { isLeaf: boolean; nibbles: number[] } {
  const all = [...nibblesOf(textIn(node[0]!))];
  const flag = all[0];
  if (flag === undefined || flag > 3 || (flag % 2 === 0 && all[1] !== 0)) throw new ProofError("a path of no kind");
  return { isLeaf: flag >= LEAF_FLAG, nibbles: all.slice(flag % 2 === 0 ? 2 : 1) };
}

function nibblesOf(bytes: Uint8Array): Uint8Array {
  const nibbles = new Uint8Array(2 * bytes.length);
  for (let i = 0; i < bytes.length; ++i) {
    nibbles[2 * i] = bytes[i]! >> 4;
    nibbles[2 * i + 1] = bytes[i]! & 15;
  }
  return nibbles;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; ++i) if (a[i] !== b[i]) return false;
  return true;
}
