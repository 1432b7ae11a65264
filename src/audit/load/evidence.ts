import type { Evidence, RawLog, RawTransaction } from "../events.js";
import { type Endpoint, EndpointError, ask, askAll, quantity } from "./endpoint.js";
import { blockAt } from "./pin.js";
import { isHex, requireShape } from "./shape.js";

/** A transaction as JSON-RPC gives it. */
interface NodeTransaction extends RawTransaction {
  blockNumber: string;
}

/** A block that has logs: its number, and the transactions that they stand in. */
type Wanted = [block: number, hashes: string[]];

/**
 * What beside some logs is needed to replay them: the transactions and the times of the blocks that they stand in. Where these transactions
 * are most of a block's it is asked for as a whole, so that on a chain of the ledger's own there is one question more for each block.
 * @param logs in the order of the chain.
 * @throws EndpointError when the endpoint does not answer, refuses, or does not have a transaction where it has its log.
 */
export async function evidenceOf(
  endpoint: Endpoint,
  logs: readonly RawLog[],
): Promise<Pick<Evidence, "transactions" | "times">> {
  const wanted = [...wantedBy(logs)];
  const blocks = await askAll(wanted, ([number]) => blockAt(endpoint, quantity(number)));
  const times = new Map(wanted.map(([number], i) => [number, BigInt(blocks[i]!.timestamp)]));
  const held = blocks.map(({ transactions }, i): [Wanted, number] => [wanted[i]!, transactions.length]);
  const found = await askAll(held, ([one, all]) => transactionsIn(endpoint, one, all));
  return { times, transactions: new Map(found.flat().map((one) => [one.hash, one])) };
}

function wantedBy(logs: readonly RawLog[]): Map<number, string[]> {
  const wanted = new Map<number, string[]>();
  for (const { blockNumber, transactionHash } of logs) {
    const hashes = wanted.get(blockNumber);
    if (hashes === undefined) wanted.set(blockNumber, [transactionHash]);
    else if (hashes.at(-1) !== transactionHash) hashes.push(transactionHash);
  }
  return wanted;
}

/** @param all how many the block has. */
async function transactionsIn(endpoint: Endpoint, [number, hashes]: Wanted, all: number): Promise<RawTransaction[]> {
  const few = hashes.length === 1 || hashes.length * 2 < all;
  const find = few ? (hash: string) => transactionAt(endpoint, hash) : await inWhole(endpoint, number);
  return Promise.all(hashes.map(async (hash) => checked(await find(hash), hash, number)));
}

async function transactionAt(endpoint: Endpoint, hash: string): Promise<NodeTransaction | null> {
  const answer = await ask<NodeTransaction | null>(endpoint, "eth_getTransactionByHash", [hash]);
  requireShape("eth_getTransactionByHash", answer === null || isTransaction(answer));
  return answer;
}

/** @returns what finds a transaction of a block by its hash. */
async function inWhole(endpoint: Endpoint, block: number): Promise<(hash: string) => NodeTransaction | null> {
  const answer = await ask<{ transactions: NodeTransaction[] } | null>(endpoint, "eth_getBlockByNumber", [
    quantity(block),
    true,
  ]);
  const transactions = answer?.transactions ?? [];
  requireShape("eth_getBlockByNumber", Array.isArray(transactions) && transactions.every(isTransaction));
  const byHash = new Map(transactions.map((one) => [one.hash.toLowerCase(), one]));
  return (hash) => byHash.get(hash) ?? null;
}

const isTransaction = (answer: NodeTransaction): boolean =>
  Object(answer) === answer &&
  isHex(answer.hash) &&
  isHex(answer.from) &&
  (answer.to === null || isHex(answer.to)) &&
  isHex(answer.input);

function checked(answer: NodeTransaction | null, hash: string, block: number): RawTransaction {
  if (answer !== null && Number(answer.blockNumber) === block) {
    const { from, to, input } = answer;
    return { hash, from, to, input: input.toLowerCase() };
  }
  throw new EndpointError("transaction-missing", {
    en: `The endpoint has a log of transaction ${hash} in block ${block}, but not the transaction there. Ask another node.`,
    zh: `节点在区块 ${block} 有交易 ${hash} 的日志，却没有该交易。请换用其他节点。`,
  });
}
