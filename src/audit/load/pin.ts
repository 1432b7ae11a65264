import { SOURCE_TOPICS, type Sources, contractNames, sourcesIn } from "../decode.js";
import type { CheckedContracts } from "../events.js";
import { type Endpoint, EndpointError, ask, askAll, quantity } from "./endpoint.js";
import { codeAt, logsIn } from "./logs.js";
import { isHex, isQuantity, requireShape } from "./shape.js";

/** What is audited: a deployment up to one block. */
export interface Range {
  contracts: CheckedContracts;
  /** The blocks loaded; everything is as of the last one. */
  from: number;
  to: number;
  /** Hash and time of the last block. */
  blockHash: string;
  blockTime: bigint;
}

/** A range and the chain it is on, with those who tell its history. */
export interface Pinned extends Range {
  chainId: bigint;
  sources: Sources;
}

/** A block as far as it is asked for here. */
export interface NodeBlock {
  number: string;
  hash: string;
  timestamp: string;
  gasUsed?: string;
  /** Their hashes. */
  transactions: string[];
}

/**
 * Settles what is audited before anything is loaded.
 * @param to the last block; the newest by default.
 * @throws EndpointError when the endpoint does not answer or has no contract at an address.
 */
export async function pin(endpoint: Endpoint, contracts: CheckedContracts, from: number, to?: number): Promise<Pinned> {
  const chain = await ask<unknown>(endpoint, "eth_chainId", []);
  requireShape("eth_chainId", isQuantity(chain));
  const block = await blockAt(endpoint, to === undefined ? "latest" : quantity(to));
  const last = Number(block.number);
  await requireCode(endpoint, contracts, last);
  const address = [contracts.members, contracts.benefit];
  const sources = sourcesIn(await logsIn(endpoint, { address, topics: [SOURCE_TOPICS] }, from, last), contracts);
  const { hash: blockHash, timestamp } = block;
  return {
    contracts,
    from,
    to: last,
    blockHash,
    blockTime: BigInt(timestamp),
    chainId: BigInt(chain as string),
    sources,
  };
}

/** @throws EndpointError when the endpoint has no such block. */
export async function blockAt(endpoint: Endpoint, tag: string): Promise<NodeBlock> {
  const block = await ask<NodeBlock | null>(endpoint, "eth_getBlockByNumber", [tag, false]);
  if (block !== null) {
    const { number, timestamp, hash, transactions } = block;
    const sound = isQuantity(number) && isQuantity(timestamp) && isHex(hash) && Array.isArray(transactions);
    requireShape("eth_getBlockByNumber", sound);
    return block;
  }
  const which = tag === "latest" ? tag : String(Number(tag));
  throw new EndpointError("no-block", {
    en: `The endpoint has no block ${which}. Name one that it has, or leave it out for the newest.`,
    zh: `节点没有区块 ${which}。请指定其已有区块，或不指定而取最新区块。`,
  });
}

async function requireCode(endpoint: Endpoint, contracts: CheckedContracts, block: number): Promise<void> {
  const codes = await askAll(contractNames, (name) => codeAt(endpoint, contracts[name], block));
  const missing = contractNames.find((_, i) => codes[i] === "0x");
  if (missing === undefined) return;
  throw new EndpointError("no-code", {
    en: `No contract stands at ${contracts[missing]} (${missing}) in block ${block}. Check that the deployment file is of this chain.`,
    zh: `区块 ${block} 中地址 ${contracts[missing]}（${missing}）没有合约。请确认部署文件与该链一致。`,
  });
}
