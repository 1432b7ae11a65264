import type { RawLog } from "../events.js";
import { isHex } from "../load/shape.js";
import { bloomOf } from "./bloom.js";
import type { Body } from "./fetch.js";
import type { NodeBlock } from "./header.js";
import { keccak } from "./keccak.js";
import { BODIES, type Report } from "./problems.js";
import { ProvenLog } from "./provenLog.js";
import { type Receipt, readReceipt } from "./receipt.js";
import type { Scope } from "./scope.js";
import { type NodeTransaction, transactionBytes } from "./transaction.js";
import { orderedRoot } from "./trie.js";

/** What a block holds, its receipts read. */
export interface Opened extends Pick<Body, "transactions"> {
  receipts: readonly (Receipt | null)[];
}

/** @throws SyntaxError, TypeError or RangeError when a receipt makes no sense. */
export const openedFrom = ({ transactions, receipts }: Body): Opened => {
  return { transactions, receipts: receipts.map(readReceipt) };
};

/**
 * Hashes what a block holds again and compares it with the roots and the bloom of its header.
 * @returns the hashes that its transactions really have, in order.
 * @throws UnknownType for a transaction of no Ethereum type; RangeError or TypeError when an answer makes no sense.
 */
export function provenHashes(number: number, block: NodeBlock, { transactions, receipts }: Opened, report: Report) {
  const say = (en: string, zh: string, expected: unknown, found: unknown): void =>
    report(BODIES, { block: number }, { en, zh }, expected, found);
  const written = transactions.map(transactionBytes);
  const transactionsRoot = orderedRoot(written);
  if (transactionsRoot !== block.transactionsRoot.toLowerCase())
    say(
      "The transactions do not hash to the root in the header.",
      "交易与区块头中的交易根不符。",
      block.transactionsRoot,
      transactionsRoot,
    );
  const known = receipts.filter((one) => one !== null);
  const receiptsRoot = orderedRoot(known.map(({ written }) => written));
  if (receiptsRoot !== block.receiptsRoot.toLowerCase())
    say(
      "The receipts do not hash to the root in the header.",
      "收据与区块头中的收据根不符。",
      block.receiptsRoot,
      receiptsRoot,
    );
  const bloom = bloomOf(known.flatMap(({ logs }) => logs));
  if (bloom !== block.logsBloom.toLowerCase())
    say("The logs do not add up to the bloom in the header.", "日志与区块头中的布隆值不符。", block.logsBloom, bloom);
  const hashes = written.map(keccak);
  hashes.forEach((hash, i) => checkHash(number, hash, transactions[i]!, receipts[i], report));
  return hashes;
}

function checkHash(
  block: number,
  hash: string,
  told: NodeTransaction,
  receipt: Receipt | null | undefined,
  report: Report,
): void {
  const say = (en: string, zh: string, found: unknown): void =>
    report(BODIES, { block, tx: hash }, { en, zh }, hash, found);
  if (told.hash.toLowerCase() !== hash)
    say("The transaction does not hash to what it is called.", "交易内容与其哈希不符。", told.hash);
  if (receipt?.transactionHash.toLowerCase() !== hash)
    say("The receipt is called another transaction's.", "收据所属交易不符。", receipt?.transactionHash ?? "no receipt");
}

/** What a block holds of the ledger's: its logs in order, and the transactions that they stand in. */
export interface Held {
  logs: RawLog[];
  transactions: NodeTransaction[];
}

/**
 * The ledger's logs in a block. A log's place follows from the order of the receipts, not from what the node says.
 * @param hashes of the block's transactions.
 */
export function heldIn(
  blockNumber: number,
  { transactions, receipts }: Opened,
  hashes: readonly string[],
  scope: Scope,
): Held {
  const held: Held = { logs: [], transactions: [] };
  let logIndex = 0;
  for (const [i, transaction] of transactions.entries()) {
    const before = held.logs.length;
    const transactionHash = hashes[i]!;
    for (const content of receipts[i]?.logs ?? []) {
      const log = new ProvenLog(content, blockNumber, transactionHash, logIndex);
      if (scope.has(log)) held.logs.push(log);
      ++logIndex;
    }
    if (held.logs.length > before) held.transactions.push({ ...transaction, hash: transactionHash });
  }
  return held;
}

/**
 * Of a type that nobody knows nothing was hashed, so what is read of it may be anything.
 * @throws TypeError when it is not what a transaction has.
 */
export function requireReadable({ from, to, input }: NodeTransaction): void {
  if (!isHex(from) || !(to === null || isHex(to)) || !isHex(input))
    throw new TypeError("a transaction without sender, receiver or calldata");
}
