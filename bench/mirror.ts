import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { id } from "ethers";
import type { RawLog } from "../src/audit/events.js";
import { quantity } from "../src/audit/load/endpoint.js";
import type { History } from "../src/audit/load/load.js";

interface Call {
  id: number;
  method: string;
  params: unknown[];
}

interface Filter {
  fromBlock: string;
  toBlock: string;
  address: string | string[];
  topics?: (string | null | string[])[];
}

/** A node that shows a history that was loaded before, up to a head that can be moved: as quick as a node can be. */
export interface Mirror {
  url: string;
  /** How many events there are up to a block. */
  upTo: (block: number) => number;
  showUpTo: (block: number) => void;
  stop: () => void;
}

/** Serves a history on this machine. Logs and transactions are written as JSON once. */
export async function mirrorOf({ logs, evidence, contracts, from, to }: History): Promise<Mirror> {
  let head = to;
  const code = new Set([...Object.values(contracts).map((one) => one.toLowerCase()), ...evidence.wallets]);
  const places = new Map(logs.map((log, i) => [log.blockNumber, i]));
  const written = logs.map(nodeLog);
  const blockOf = new Map(logs.map(({ transactionHash, blockNumber }) => [transactionHash, blockNumber]));
  const upTo = (block: number): number => {
    for (let at = block; at >= from; --at) if (places.has(at)) return places.get(at)! + 1;
    return 0;
  };
  const block = (tag: string) => {
    const number = tag === "latest" ? head : Number(tag);
    const timestamp = quantity(evidence.times.get(number) ?? 1);
    return number > head
      ? "null"
      : JSON.stringify({ number: quantity(number), hash: id(`block ${number}`), timestamp });
  };
  const transaction = (hash: string) => {
    const known = evidence.transactions.get(hash);
    return known ? JSON.stringify({ ...known, blockNumber: quantity(blockOf.get(hash)!) }) : "null";
  };
  const between = ({ fromBlock, toBlock, address, topics = [] }: Filter) => {
    const asked = new Set([address].flat().map((one) => one.toLowerCase()));
    const found: string[] = [];
    for (let i = upTo(Number(fromBlock) - 1), end = upTo(Math.min(head, Number(toBlock))); i < end; ++i) {
      if (asked.has(logs[i]!.address.toLowerCase()) && matches(logs[i]!, topics)) found.push(written[i]!);
    }
    return `[${found.join()}]`;
  };
  const answers: Record<string, (params: never[]) => string> = {
    eth_chainId: () => `"${quantity(evidence.chainId)}"`,
    eth_blockNumber: () => `"${quantity(head)}"`,
    eth_getBlockByNumber: ([tag]) => block(tag!),
    eth_getTransactionByHash: ([hash]) => transaction(hash!),
    eth_getLogs: ([filter]) => between(filter!),
    eth_getCode: ([address]) => (code.has((address! as string).toLowerCase()) ? '"0x60"' : '"0x"'),
  };
  const answerTo = ({ id, method, params }: Call) => {
    const answer = answers[method];
    const result = answer ? `"result":${answer(params as never[])}` : '"error":{"message":"no such method"}';
    return `{"jsonrpc":"2.0","id":${id},${result}}`;
  };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const asked = JSON.parse(body) as Call | Call[];
      response.end(Array.isArray(asked) ? `[${asked.map(answerTo).join()}]` : answerTo(asked));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, upTo, showUpTo: (last) => (head = last), stop: () => server.close() };
}

const nodeLog = ({ blockNumber, logIndex, ...rest }: RawLog): string =>
  JSON.stringify({ ...rest, blockNumber: quantity(blockNumber), logIndex: quantity(logIndex) });

const matches = ({ topics }: RawLog, asked: NonNullable<Filter["topics"]>): boolean =>
  asked.every((one, i) => one === null || [one].flat().includes(topics[i]!));
