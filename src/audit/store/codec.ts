import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import type { RawLog, RawTransaction } from "../events.js";
import type { Batch } from "../load/batches.js";

const [deflate, inflate] = [promisify(deflateRaw), promisify(inflateRaw)];

/** What of a batch stands in its bytes; the rest stands before them. */
interface Content {
  logs: readonly RawLog[];
  transactions: RawTransaction[];
  times: [block: number, seconds: number][];
  signers: string[];
}

/** A batch's contents as bytes: JSON, made smaller. */
export function bytesOf({ logs, transactions, times, signers }: Batch): Promise<Uint8Array> {
  const content: Content = {
    logs,
    transactions: [...transactions.values()],
    times: [...times].map(([block, time]) => [block, Number(time)]),
    signers,
  };
  return deflate(JSON.stringify(content), { level: 1 });
}

/** A batch's contents from its bytes. */
export async function contentOf(bytes: Uint8Array): Promise<Omit<Batch, "first" | "last" | "hash">> {
  const { logs, transactions, times, signers } = JSON.parse((await inflate(bytes)).toString()) as Content;
  return {
    logs,
    transactions: new Map(transactions.map((one) => [one.hash, one])),
    times: new Map(times.map(([block, seconds]) => [block, BigInt(seconds)])),
    signers,
  };
}
