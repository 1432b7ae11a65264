import { encode, quantity } from "./rlp.js";

/** A log in a receipt. */
export interface NodeLog {
  address: string;
  topics: readonly string[];
  data: string;
  logIndex: string;
}

/** A receipt as a node tells it. */
export interface NodeReceipt {
  transactionHash: string;
  type?: string;
  /** Since Byzantium. */
  status?: string | null;
  /** The state's root after the transaction, before Byzantium. */
  root?: string;
  cumulativeGasUsed: string;
  logsBloom: string;
  logs: readonly NodeLog[];
}

/**
 * A receipt as the receipts' trie holds it (EIP-658, EIP-2718).
 * @throws RangeError or TypeError when a field is missing or no hexadecimal text.
 */
export function receiptBytes({ type, status, root, cumulativeGasUsed, logsBloom, logs }: NodeReceipt): Uint8Array {
  const outcome = typeof status === "string" ? quantity(status) : root!;
  const told = logs.map(({ address, topics, data }) => [address, topics, data]);
  return encode([outcome, quantity(cumulativeGasUsed), logsBloom, told], Number(type ?? 0));
}
