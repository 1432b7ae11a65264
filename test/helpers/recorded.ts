import { readFileSync } from "node:fs";
import type { CheckedContracts } from "../../src/audit/events.js";
import type { NodeBlock } from "../../src/audit/chain/header.js";
import type { NodeTransaction } from "../../src/audit/chain/transaction.js";
import type { Endpoint } from "../../src/audit/load/endpoint.js";
import type { NodeReceipt } from "./nodeReceipt.js";

/** A short chain as a node of another client told it. What is in no test to be had, a network of several nodes, was run once. */
export interface Recorded {
  /** What was deployed logs what it is sent, under names that an audit knows. */
  contracts: CheckedContracts;
  validators: string[];
  epoch: number;
  blocks: (Omit<NodeBlock, "transactions"> & { transactions: NodeTransaction[] })[];
  receipts: (Omit<NodeReceipt, "logs"> & { logs: ToldLog[] })[];
}

type ToldLog = NodeReceipt["logs"][number] & { blockNumber: string };

const NO_LOGS = `0x${"0".repeat(512)}`;

/** @param name of a file beside the tests of the chain. Blooms of nothing are left out of it. */
export function recorded(name: string): Recorded {
  const file = new URL(`../audit/chain/recorded/${name}.json`, import.meta.url);
  const { blocks, ...others } = JSON.parse(readFileSync(file, "utf8")) as Recorded;
  return { ...others, blocks: blocks.map((block) => ({ ...block, logsBloom: block.logsBloom ?? NO_LOGS })) };
}

type Filter = { fromBlock: string; toBlock: string; address: string | string[]; topics?: (string | string[] | null)[] };

/** A node that tells of these blocks what it is asked. */
export function told({ blocks, receipts }: Recorded): Endpoint {
  const logs = receipts.flatMap((receipt) => receipt.logs);
  const within = (log: ToldLog, { fromBlock, toBlock, address, topics = [] }: Filter): boolean => {
    const block = Number(log.blockNumber);
    if (block < Number(fromBlock) || block > Number(toBlock)) return false;
    const emitters = [address].flat().map((one) => one.toLowerCase());
    const fits = topics.every((wanted, i) => wanted === null || [wanted].flat().includes(log.topics[i]!));
    return fits && emitters.includes(log.address.toLowerCase());
  };
  const blockAt = (number: string, full: boolean) => {
    const block = number === "latest" ? blocks.at(-1) : blocks[Number(number)];
    return block && !full ? { ...block, transactions: block.transactions.map(({ hash }) => hash) } : (block ?? null);
  };
  const answers: Record<string, (...params: never[]) => unknown> = {
    eth_chainId: () => "0x7a69",
    eth_getCode: () => "0x00",
    eth_getBlockByNumber: blockAt,
    eth_getLogs: (filter: Filter) => logs.filter((log) => within(log, filter)),
    eth_getTransactionByHash: (hash: string) =>
      blocks.flatMap(({ transactions }) => transactions).find((one) => one.hash === hash) ?? null,
    eth_getTransactionReceipt: (hash: string) => receipts.find((one) => one.transactionHash === hash) ?? null,
  };
  return {
    send: (method, params) => {
      const answer = answers[method];
      if (answer === undefined) return Promise.reject(new Error(`the method ${method} does not exist`));
      return Promise.resolve(answer(...(params as never[])));
    },
  };
}
