import { concat, encodeRlp, hexlify, stripZerosLeft, toBeHex } from "ethers";
import { type Receipt, readReceipt } from "../../src/audit/chain/receipt.js";
import { asBytes } from "../../src/audit/load/json.js";

/** A log as a node tells it. */
export interface NodeLog {
  address: string;
  topics: string[];
  data: string;
  logIndex: string;
}

/** A receipt as a node tells it. */
export interface NodeReceipt {
  transactionHash: string;
  type?: string;
  status?: string | null;
  /** In the place of the status, before Byzantium. */
  root?: string;
  cumulativeGasUsed: string;
  logsBloom: string;
  logs: NodeLog[];
}

/** A receipt read as an audit reads it. */
export const read = (receipt: unknown): Receipt => readReceipt(asBytes(JSON.stringify(receipt)))!;

const short = (value: string): string => (BigInt(value) === 0n ? "0x" : stripZerosLeft(toBeHex(BigInt(value))));

/** A receipt as the trie has it, written anew with ethers: nothing like the code under test. */
export function receiptByEthers({ type, status, root, cumulativeGasUsed, logsBloom, logs }: NodeReceipt): string {
  const told = logs.map(({ address, topics, data }) => [address, topics, data]);
  const outcome = typeof status === "string" ? short(status) : root!;
  const written = encodeRlp([outcome, short(cumulativeGasUsed), logsBloom, told]);
  const kind = Number(type ?? 0);
  return kind === 0 ? written : concat([hexlify(Uint8Array.of(kind)), written]);
}
