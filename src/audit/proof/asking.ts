import type { NodeBlock } from "../chain/header.js";
import { bytesOf, hexOf } from "../chain/hex.js";
import { hashed } from "../chain/link.js";
import { type Endpoint, EndpointError, ask, quantity } from "../load/endpoint.js";
import { type Account, accountIn, slotIn } from "./account.js";
import { HASH, type Keccak } from "./keccak.js";
import { ProofError } from "./verify.js";

/** The answer to eth_getProof, as far as it is looked at. */
interface Answer {
  accountProof: string[];
  storageProof: { key: string; proof: string[] }[];
}

/** geth proves at most 1,024 slots a call. */
const SLOTS_A_CALL = 1000;

/**
 * The state root of a block, by a header that hashes to the block's hash by Ethereum's rules, or QBFT's.
 * @throws EndpointError when the endpoint has no such header, or hashes headers by rules of its own.
 */
export async function stateRootOf(endpoint: Endpoint, block: number, blockHash: string): Promise<Uint8Array> {
  const header = await ask<NodeBlock | null>(endpoint, "eth_getBlockByNumber", [quantity(block), false]);
  if (header === null || hashOf(block, header) !== blockHash.toLowerCase()) {
    throw new EndpointError("unprovable", {
      en: `The header of block ${block} does not hash to the block's hash: its state root proves nothing here.`,
      zh: `区块 ${block} 的区块头无法还原其哈希，其状态根在此不能作为证明。`,
    });
  }
  return bytesOf(header.stateRoot);
}

function hashOf(block: number, header: NodeBlock): string | undefined {
  try {
    return hashed(block, header).hash;
  } catch {
    return undefined;
  }
}

/**
 * An account, proven.
 * @throws EndpointError when the endpoint cannot prove what held at that block.
 * @throws ProofError when what it gives proves nothing.
 */
export async function askAccount(
  endpoint: Endpoint,
  keccak: Keccak,
  address: string,
  block: number,
  stateRoot: Uint8Array,
): Promise<Account> {
  const { accountProof } = await askProof(endpoint, address, [], block);
  return holding(() => accountIn(keccak, stateRoot, bytesOf(address), accountProof.map(bytesOf)));
}

/**
 * What slots hold, proven, in their order; undefined where the trie has none.
 * @param slots 32 bytes each, one after the other.
 * @throws EndpointError when the endpoint cannot prove what held at that block.
 * @throws ProofError when what it gives proves nothing, or is about other slots.
 */
export async function askSlots(
  endpoint: Endpoint,
  keccak: Keccak,
  address: string,
  slots: Uint8Array,
  block: number,
  storageHash: string,
): Promise<(bigint | undefined)[]> {
  const root = bytesOf(storageHash);
  const found: (bigint | undefined)[] = [];
  for (let from = 0; from < slots.length; from += SLOTS_A_CALL * HASH) {
    const piece = slots.subarray(from, from + SLOTS_A_CALL * HASH);
    const keys = Array.from({ length: piece.length / HASH }, (_, i) => piece.subarray(i * HASH, (i + 1) * HASH));
    const { storageProof } = await askProof(endpoint, address, keys.map(hexOf), block);
    const byKey = holding(() => new Map(storageProof.map(({ key, proof }) => [BigInt(key), proof])));
    if (byKey.size !== keys.length) throw new ProofError("other slots than those asked for");
    for (const key of keys) {
      const proof = byKey.get(BigInt(hexOf(key)));
      if (proof === undefined) throw new ProofError("a slot that was asked for is missing");
      found.push(holding(() => slotIn(keccak, root, key, proof.map(bytesOf))));
    }
  }
  return found;
}

async function askProof(endpoint: Endpoint, address: string, keys: string[], block: number): Promise<Answer> {
  const answer = await ask<Answer | null>(endpoint, "eth_getProof", [address, keys, quantity(block)]);
  if (Array.isArray(answer?.accountProof) && Array.isArray(answer.storageProof)) return answer;
  throw new EndpointError("unprovable", {
    en: "The endpoint answers eth_getProof with something that is no proof.",
    zh: "节点对 eth_getProof 的应答不是证明。",
  });
}

/** What a proof shows. Bytes that are none at all prove as little as a wrong node. */
function holding<T>(prove: () => T): T {
  try {
    return prove();
  } catch (cause) {
    throw cause instanceof ProofError ? cause : new ProofError("a proof that cannot be read", { cause });
  }
}
