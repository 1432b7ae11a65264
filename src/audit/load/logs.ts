import type { RawLog } from "../events.js";
import { type Endpoint, EndpointError, type EndpointFault, ask, endpointFault, quantity } from "./endpoint.js";
import { isHex, isQuantity, requireShape } from "./shape.js";

/** A log as JSON-RPC gives it. */
interface NodeLog {
  address: string;
  topics: string[];
  data: string;
  blockNumber: string;
  transactionHash: string;
  logIndex: string;
  removed?: boolean;
}

/** Whose logs are asked for. */
export interface LogFilter {
  address: string[];
  topics?: (string | null | readonly string[])[];
}

/** A piece that brought more logs than this was too long for the next one, one that brought a quarter of it too short. */
const AIM = 4000;
const FIRST_SPAN = 1000;
const LONGEST_SPAN = 100_000;
const IN_FLIGHT = 3;

/**
 * All logs of some contracts in a range of blocks, in the order of the chain, checked for what cannot be true; bytes in lower case, so
 * that one thing is never written in two ways. They are asked for in
 * pieces of a few megabytes, three in flight; a piece that the endpoint refuses is halved until it is a single block.
 * @throws EndpointError when a single block is refused, or an answer cannot be true.
 */
export async function logsIn(endpoint: Endpoint, filter: LogFilter, from: number, to: number): Promise<RawLog[]> {
  if (filter.address.length === 0) return [];
  const pieces = new Map<number, RawLog[]>();
  let next = from;
  let span = FIRST_SPAN;
  const worker = async (): Promise<void> => {
    while (next <= to) {
      const start = next;
      const end = Math.min(to, start + span - 1);
      next = end + 1;
      const logs = await logsBetween(endpoint, filter, start, end, () => (span = Math.max(1, Math.ceil(span / 2))));
      pieces.set(start, logs);
      if (logs.length > AIM) span = Math.max(1, Math.ceil(span / 2));
      else if (logs.length < AIM / 4) span = Math.min(LONGEST_SPAN, span * 2);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  return [...pieces].sort(([a], [b]) => a - b).flatMap(([, logs]) => logs);
}

/**
 * The logs of one piece; of its halves, when the endpoint finds it too long.
 * @throws EndpointError as {@link logsIn} does.
 */
export async function logsBetween(
  endpoint: Endpoint,
  filter: LogFilter,
  from: number,
  to: number,
  onRefused: () => void = () => undefined,
): Promise<RawLog[]> {
  try {
    const answer = await endpoint.send("eth_getLogs", [
      { ...filter, fromBlock: quantity(from), toBlock: quantity(to) },
    ]);
    return checked(answer as NodeLog[], filter, from, to);
  } catch (cause) {
    const error = endpointFault("eth_getLogs", cause);
    if (error.fault !== "refused" || from === to) throw error;
    onRefused();
    const middle = Math.floor((from + to) / 2);
    const first = await logsBetween(endpoint, filter, from, middle, onRefused);
    return [...first, ...(await logsBetween(endpoint, filter, middle + 1, to, onRefused))];
  }
}

const isLog = ({ address, topics, data, blockNumber, logIndex, transactionHash }: NodeLog): boolean =>
  isHex(address) &&
  Array.isArray(topics) &&
  topics.every(isHex) &&
  isHex(data) &&
  isQuantity(blockNumber) &&
  isQuantity(logIndex) &&
  isHex(transactionHash);

function checked(answer: NodeLog[], filter: LogFilter, from: number, to: number): RawLog[] {
  const asked = new Set(filter.address.map((address) => address.toLowerCase()));
  let last: RawLog | undefined;
  const logs: RawLog[] = [];
  requireShape("eth_getLogs", Array.isArray(answer) && answer.every((one) => Object(one) === one && isLog(one)));
  for (const { address, topics, data, transactionHash, removed, ...at } of answer) {
    const [blockNumber, logIndex] = [Number(at.blockNumber), Number(at.logIndex)];
    const place = `block ${blockNumber}, log ${logIndex}`;
    if (!asked.has(address.toLowerCase()))
      throw lie(
        "log-elsewhere",
        place,
        `日志来自未查询的地址 ${address}`,
        `a log of ${address}, which was not asked for`,
      );
    if (removed || !(blockNumber >= from && blockNumber <= to))
      throw lie("log-range", place, "日志不在所查区块范围内", `a log outside blocks ${from} to ${to}`);
    const apart = last === undefined ? 1 : blockNumber - last.blockNumber || logIndex - last.logIndex;
    if (apart <= 0) throw lie("log-order", place, "日志次序颠倒或重复", "a log out of order, or twice");
    last = {
      address,
      topics: topics.map((topic) => topic.toLowerCase()),
      data: data.toLowerCase(),
      blockNumber,
      transactionHash: transactionHash.toLowerCase(),
      logIndex,
    };
    logs.push(last);
  }
  return logs;
}

function lie(fault: EndpointFault, place: string, zh: string, en: string): EndpointError {
  return new EndpointError(fault, {
    en: `The endpoint answered with ${en} (${place}). It cannot be relied on; ask another node.`,
    zh: `节点返回的${zh}（${place}）。该节点不可信，请换用其他节点。`,
  });
}

/** The code at an address, "0x" for none. */
export async function codeAt(endpoint: Endpoint, address: string, block: number): Promise<string> {
  const code = await ask<string>(endpoint, "eth_getCode", [address, quantity(block)]);
  requireShape("eth_getCode", isHex(code) && code.length % 2 === 0);
  return code;
}
