import { encodeRlp, keccak256, stripZerosLeft, toBeHex } from "ethers";
import { type NodeBlock, headerHash } from "../../src/audit/chain/header.js";
import type { Endpoint } from "../../src/audit/load/endpoint.js";
import { plainProof, plainTrie } from "./plainTrie.js";

/** What is stored at a contract's address: numbers by slots, those too that are kept with a zero. */
export type Stored = ReadonlyMap<string, bigint>;

interface Account {
  nonce: string;
  balance: string;
  codeHash: string;
}

const bare = (value: bigint): string => (value === 0n ? "0x" : stripZerosLeft(toBeHex(value)));
const pathOf = (key: string): string => keccak256(key).slice(2);
const rootOf = (leaves: [string, string][]): string =>
  keccak256(encodeRlp(leaves.length === 0 ? "0x" : plainTrie(leaves)));

/**
 * A node of a chain on which these contracts, and nobody else, have accounts, with all of these slots in their tries: as one would be that
 * leaves no zeros out. Everything it proves hangs together, up to the hash of its last block.
 * @returns it, and that hash.
 */
export async function keepingAll(node: Endpoint, block: NodeBlock, stored: ReadonlyMap<string, Stored>) {
  const tries = new Map<string, [string, string][]>();
  const accounts: [string, string][] = [];
  for (const [address, slots] of stored) {
    const leaves = [...slots].map(([slot, value]): [string, string] => [pathOf(slot), encodeRlp(bare(value))]);
    tries.set(address.toLowerCase(), leaves);
    const { nonce, balance, codeHash } = (await node.send("eth_getProof", [address, [], "latest"])) as Account;
    const fields = [bare(BigInt(nonce)), bare(BigInt(balance)), rootOf(leaves), codeHash];
    accounts.push([pathOf(address), encodeRlp(fields)]);
  }
  const header = { ...block, stateRoot: rootOf(accounts) };
  const proofOf = (address: string, keys: string[]) => ({
    accountProof: plainProof(accounts, pathOf(address)),
    storageProof: keys.map((key) => ({ key, proof: plainProof(tries.get(address.toLowerCase())!, pathOf(key)) })),
  });
  const endpoint: Endpoint = {
    send: (method, params) => {
      if (method === "eth_getBlockByNumber") return Promise.resolve(header);
      if (method !== "eth_getProof") return node.send(method, params);
      return Promise.resolve(proofOf(...(params as [string, string[]])));
    },
  };
  return { endpoint, hash: headerHash(header) };
}
