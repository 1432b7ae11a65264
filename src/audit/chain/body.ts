import { bloomOf } from "./bloom.js";
import type { Body } from "./fetch.js";
import type { NodeBlock } from "./header.js";
import { keccak } from "./keccak.js";
import { BODIES, type Report } from "./problems.js";
import { type NodeLog, type NodeReceipt, receiptBytes } from "./receipt.js";
import { type NodeTransaction, transactionBytes } from "./transaction.js";
import { orderedRoot } from "./trie.js";

/** A log where the receipts prove it to stand: its place in the block follows from the order, not from what the node says. */
export interface ProvenLog extends Pick<NodeLog, "address" | "topics" | "data"> {
  logIndex: number;
  /** With the hash that it really has. */
  transaction: NodeTransaction;
}

/**
 * Hashes what a block holds again and compares it with the roots and the bloom of its header.
 * @returns its logs, in order.
 * @throws UnknownType for a transaction of no Ethereum type; RangeError or TypeError when an answer makes no sense.
 */
export function provenLogs(number: number, block: NodeBlock, { transactions, receipts }: Body, report: Report) {
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
  const receiptsRoot = orderedRoot(known.map(receiptBytes));
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
  const named = written.map((bytes, i) => ({ ...transactions[i]!, hash: keccak(bytes) }));
  named.forEach(({ hash }, i) => checkHash(number, hash, transactions[i]!, receipts[i], report));
  return logsIn(named, receipts);
}

function checkHash(
  block: number,
  hash: string,
  told: NodeTransaction,
  receipt: NodeReceipt | null | undefined,
  report: Report,
): void {
  const say = (en: string, zh: string, found: unknown): void =>
    report(BODIES, { block, tx: hash }, { en, zh }, hash, found);
  if (told.hash.toLowerCase() !== hash)
    say("The transaction does not hash to what it is called.", "交易内容与其哈希不符。", told.hash);
  if (receipt?.transactionHash.toLowerCase() !== hash)
    say("The receipt is called another transaction's.", "收据所属交易不符。", receipt?.transactionHash ?? "no receipt");
}

function logsIn(transactions: Body["transactions"], receipts: Body["receipts"]): ProvenLog[] {
  let logIndex = 0;
  return transactions.flatMap((transaction, i) =>
    (receipts[i]?.logs ?? []).map(({ address, topics, data }) => {
      return { address, topics, data, logIndex: logIndex++, transaction };
    }),
  );
}
