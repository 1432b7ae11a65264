import type { NodeBlock } from "../../src/audit/chain/header.js";
import type { NodeLog, NodeReceipt } from "./nodeReceipt.js";
import type { NodeTransaction } from "../../src/audit/chain/transaction.js";
import type { RawLog } from "../../src/audit/events.js";
import { type Endpoint, quantity } from "../../src/audit/load/endpoint.js";

/** What a node would say about some blocks: everything that an audit of them reads. The adversary changes a copy. */
export interface Answers {
  from: number;
  to: number;
  /** Is the last of them asked for as the newest? */
  newest: boolean;
  blocks: Map<number, NodeBlock>;
  receipts: Map<string, NodeReceipt>;
  transactions: Map<string, NodeTransaction>;
  logs: (NodeLog & { blockNumber: string; transactionHash: string })[];
  chainId: string;
}

/**
 * Asks a node everything about some blocks.
 * @param read The logs that an audit of these blocks reads.
 */
export async function answersOf(
  node: Endpoint,
  from: number,
  to: number,
  newest: boolean,
  read: readonly RawLog[],
): Promise<Answers> {
  const blocks = new Map<number, NodeBlock>();
  const receipts = new Map<string, NodeReceipt>();
  const transactions = new Map<string, NodeTransaction>();
  for (let number = from; number <= to; ++number) {
    const block = (await node.send("eth_getBlockByNumber", [quantity(number), true])) as NodeBlock;
    blocks.set(number, block);
    for (const one of block.transactions as NodeTransaction[]) {
      transactions.set(one.hash, one);
      receipts.set(one.hash, (await node.send("eth_getTransactionReceipt", [one.hash])) as NodeReceipt);
    }
  }
  const wanted = new Set(read.map(({ blockNumber, logIndex }) => `${blockNumber} ${logIndex}`));
  const logs = ([...receipts.values()].flatMap((one) => one.logs) as Answers["logs"]).filter((log) =>
    wanted.has(`${Number(log.blockNumber)} ${Number(log.logIndex)}`),
  );
  return {
    from,
    to,
    newest,
    blocks,
    receipts,
    transactions,
    logs,
    chainId: (await node.send("eth_chainId", [])) as string,
  };
}

interface Filter {
  address: string | string[];
  topics?: (string | null | readonly string[])[];
  fromBlock: string;
  toBlock: string;
}

function logsFor({ logs }: Answers, { address, topics = [], fromBlock, toBlock }: Filter): Answers["logs"] {
  const wanted = new Set([address].flat().map((one) => one.toLowerCase()));
  return logs.filter((log) => {
    const at = Number(log.blockNumber);
    const fits = topics.every(
      (topic, i) => topic === null || [topic].flat().includes(log.topics[i]?.toLowerCase() ?? ""),
    );
    return at >= Number(fromBlock) && at <= Number(toBlock) && wanted.has(log.address.toLowerCase()) && fits;
  });
}

/** A node that answers so; what it was not told about it asks the real one. */
export function nodeOf(answers: Answers, real: Endpoint): Endpoint {
  const { from, to, blocks, receipts, transactions, chainId } = answers;
  const within = (tag: unknown): boolean => tag === "latest" || (Number(tag) >= from && Number(tag) <= to);
  const blockAt = (tag: unknown) => blocks.get(tag === "latest" ? to : Number(tag));
  const send = async (method: string, params: unknown[]): Promise<unknown> => {
    const [first] = params;
    if (method === "eth_chainId") return chainId;
    if (method === "eth_getLogs") return logsFor(answers, first as Filter);
    if (method === "eth_getTransactionByHash") return transactions.get(first as string) ?? null;
    if (method === "eth_getTransactionReceipt") return receipts.get(first as string) ?? null;
    if (method === "eth_getBlockByNumber" && within(first)) return blockAt(first) ?? null;
    if (method === "eth_getBlockReceipts") {
      const held = (blockAt(first)?.transactions ?? []) as NodeTransaction[];
      return held.map(({ hash }) => receipts.get(hash) ?? null);
    }
    return real.send(method, params);
  };
  return { send };
}
