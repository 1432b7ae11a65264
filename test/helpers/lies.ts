import { keccak256, toBeHex } from "ethers";
import { bloomOf } from "../../src/audit/chain/bloom.js";
import { type NodeBlock, headerFields, headerHash } from "../../src/audit/chain/header.js";
import { type NodeTransaction, transactionBytes } from "../../src/audit/chain/transaction.js";
import { orderedRoot } from "../../src/audit/chain/trie.js";
import { quantity } from "../../src/audit/load/endpoint.js";
import type { Answers } from "./adversary.js";
import { read } from "./nodeReceipt.js";

/** Numbers below a bound. */
export type Next = (below: number) => number;

type Loose = Record<string, unknown>;

/** One hexadecimal digit of a text becomes another. */
export function flipped(hex: string, next: Next): string {
  if (hex.length <= 2) return "0x01";
  const at = 2 + next(hex.length - 2);
  const digit = (parseInt(hex[at]!, 16) + 1 + next(15)) % 16;
  return hex.slice(0, at) + digit.toString(16) + hex.slice(at + 1);
}

/** A number of JSON-RPC becomes another. */
const shifted = (hex: string, next: Next): string => quantity(BigInt(hex) ^ BigInt(1 + next(255)));

const pick = <T>(all: readonly T[], next: Next): T => all[next(all.length)]!;

/** Changes the answers; undefined where there is nothing of the kind to change. */
export type Manipulation = (answers: Answers, next: Next) => string | undefined;

const inRange = ({ from, to, blocks }: Answers) =>
  [...blocks.values()].filter(({ number }) => Number(number) >= from && Number(number) <= to);
const receiptsIn = (answers: Answers) => [...answers.receipts.values()];
/** Only receipts of blocks that the audit opens are read. */
const withLogs = (answers: Answers) => {
  const read = new Set(answers.logs.map(({ transactionHash }) => transactionHash));
  return receiptsIn(answers).filter(({ transactionHash }) => read.has(transactionHash));
};

/** Changes a log's contents in place. */
function editLog(log: Loose, next: Next): string {
  const topics = [...(log["topics"] as string[])];
  const what = next(4);
  if (what === 0) log["data"] = flipped(log["data"] as string, next);
  else if (what === 1 && topics.length > 0) {
    const at = next(topics.length);
    topics[at] = flipped(topics[at]!, next);
    log["topics"] = topics;
  } else if (what === 2) log["data"] = `${log["data"] as string}${"00".repeat(32)}`;
  else log["topics"] = topics.slice(0, -1);
  return `log of block ${Number(log["blockNumber"])}`;
}

/** A field is left out, or is nothing that it could be. */
function spoiled(record: Loose, fields: readonly string[], next: Next): string {
  const field = pick(
    fields.filter((name) => name in record),
    next,
  );
  if (next(3) === 0) delete record[field];
  else record[field] = pick([null, 7, "", "0xzz", "nonsense", {}] as unknown[], next);
  return `spoiled ${field}`;
}

/** Lies in what eth_getLogs answers. */
const logLies: Manipulation[] = [
  (answers, next) => {
    const [gone] = answers.logs.splice(next(answers.logs.length), 1);
    return `dropped log ${gone!.logIndex}`;
  },
  (answers, next) => {
    const log = pick(answers.logs, next);
    answers.logs = answers.logs.filter(({ transactionHash }) => transactionHash !== log.transactionHash);
    return `dropped all logs of ${log.transactionHash}`;
  },
  (answers) => {
    answers.logs = [];
    return "dropped all logs";
  },
  (answers, next) => editLog(pick(answers.logs, next) as never, next),
  (answers, next) => {
    const at = next(answers.logs.length);
    const log = answers.logs[at]!;
    const last = answers.logs.filter(({ blockNumber }) => blockNumber === log.blockNumber).at(-1)!;
    const forged = { ...log, logIndex: quantity(Number(last.logIndex) + 1) };
    answers.logs.splice(answers.logs.indexOf(last) + 1, 0, forged);
    return `added a log to block ${Number(log.blockNumber)}`;
  },
  (answers, next) => {
    const at = next(answers.logs.length - 1);
    const [a, b] = [answers.logs[at]!, answers.logs[at + 1]!];
    if (a.data === b.data && String(a.topics) === String(b.topics) && a.address === b.address) return undefined;
    [a.data, b.data] = [b.data, a.data];
    [a.topics, b.topics] = [b.topics, a.topics];
    [a.address, b.address] = [b.address, a.address];
    return "exchanged the contents of two logs";
  },
  (answers, next) => {
    const log = pick(answers.logs, next);
    const field = pick(["blockNumber", "logIndex", "transactionHash"] as const, next);
    log[field] = field === "transactionHash" ? pick([...answers.transactions.keys()], next) : shifted(log[field], next);
    return `a log's ${field}`;
  },
  (answers, next) => {
    const fields = ["address", "topics", "data", "blockNumber", "transactionHash", "logIndex"];
    return spoiled(pick(answers.logs, next) as never, fields, next);
  },
];

/** Lies in receipts. */
const receiptLies: Manipulation[] = [
  (answers, next) => {
    const receipt = pick(withLogs(answers), next);
    const field = pick(["status", "cumulativeGasUsed"] as const, next);
    receipt[field] =
      field === "status" ? (receipt.status === "0x1" ? "0x0" : "0x1") : shifted(receipt.cumulativeGasUsed, next);
    return `a receipt's ${field}`;
  },
  (answers, next) => {
    const receipt = pick(withLogs(answers), next);
    receipt.logsBloom = flipped(receipt.logsBloom, next);
    return "a receipt's bloom";
  },
  (answers, next) => {
    const receipt = pick(withLogs(answers), next);
    const at = next(receipt.logs.length);
    receipt.logs = receipt.logs.filter((_, i) => i !== at);
    return "dropped a log of a receipt";
  },
  (answers, next) => {
    const receipt = pick(withLogs(answers), next);
    receipt.logs = [...receipt.logs, pick(answers.logs, next)];
    return "added a log to a receipt";
  },
  (answers, next) => {
    const receipt = pick(withLogs(answers), next);
    const logs = receipt.logs.map((log) => ({ ...log }));
    editLog(pick(logs, next) as never, next);
    receipt.logs = logs;
    return "edited a log of a receipt";
  },
  (answers, next) => {
    const receipt = pick(withLogs(answers), next);
    const [hash] = [...answers.receipts].find(([, one]) => one === receipt)!;
    answers.receipts.delete(hash);
    return "kept a receipt back";
  },
  (answers, next) => {
    const [a, b] = [pick(withLogs(answers), next), pick(receiptsIn(answers), next)];
    if (a === b) return undefined;
    answers.receipts.set(a.transactionHash, b);
    return "one receipt for another";
  },
  (answers, next) => {
    pick(withLogs(answers), next).transactionHash = toBeHex(next(1000), 32);
    return "a receipt called another transaction's";
  },
  (answers, next) => {
    const fields = ["status", "cumulativeGasUsed", "logsBloom", "logs", "transactionHash"];
    return spoiled(pick(withLogs(answers), next) as never, fields, next);
  },
];

/** Lies in headers and what blocks hold. */
const blockLies: Manipulation[] = [
  (answers, next) => {
    const block = pick(inRange(answers), next) as unknown as Record<string, string>;
    const field = pick(
      [...headerFields, "hash"].filter((name) => name in block),
      next,
    );
    const was = block[field]!;
    block[field] = was.length > 30 ? flipped(was, next) : field === "extraData" ? `${was}00` : shifted(was, next);
    return `${field} of block ${Number(was.length < 20 ? block["number"] : 0)}`;
  },
  (answers, next) => {
    const block = pick(inRange(answers), next) as unknown as Loose;
    return spoiled(block, [...headerFields, "hash"], next);
  },
  (answers, next) => {
    const block = pick(opened(answers), next);
    const all = block.transactions.map((one) => ({ ...(one as object) }));
    block.transactions = all;
    return spoiled(pick(all, next), ["hash", "from", "input", "nonce", "gas", "value", "r", "s"], next);
  },
  (answers, next) => {
    const number = answers.from + next(answers.to - answers.from + 1);
    if (number === answers.to) return undefined;
    answers.blocks.delete(number);
    return `kept block ${number} back`;
  },
  (answers, next) => {
    const [a, b] = [pick(inRange(answers), next), pick(inRange(answers), next)];
    if (a === b) return undefined;
    answers.blocks.set(Number(a.number), b);
    return "one block for another";
  },
  (answers, next) => {
    const block = pick(opened(answers), next);
    const at = next(block.transactions.length);
    block.transactions = block.transactions.filter((_, i) => i !== at);
    return "dropped a transaction";
  },
  (answers, next) => {
    const block = pick(opened(answers), next);
    const at = next(block.transactions.length);
    block.transactions = block.transactions.with(at, pick([null, 7, "", {}, []], next));
    return "nothing in place of a transaction";
  },
  (answers, next) => {
    const number = answers.from + next(answers.to - answers.from + 1);
    answers.blocks.set(number, pick([7, "block", [], {}], next) as never);
    return `nonsense in place of block ${number}`;
  },
  (answers, next) => {
    const block = pick(opened(answers), next);
    block.transactions = [...block.transactions, pick([...answers.transactions.values()], next)];
    return "added a transaction";
  },
  (answers, next) => {
    const block = pick(opened(answers), next);
    const all = block.transactions.map((one) => ({ ...(one as object) })) as unknown as Record<string, unknown>[];
    const one = pick(all, next);
    const hashed = ["nonce", "gas", "value", "r", "s", "chainId", "maxFeePerGas", "maxPriorityFeePerGas"];
    const field = pick(
      ["hash", "from", "to", "input", ...hashed.filter((name) => Number(one["type"]) === 2 && name in one)],
      next,
    );
    const was = one[field] as string | null;
    one[field] =
      was === null
        ? toBeHex(1, 20)
        : was.length === 66 || was.length === 42 || field === "input"
          ? flipped(was, next)
          : shifted(was, next);
    block.transactions = all;
    return `${field} of a transaction in a block`;
  },
  (answers, next) => {
    const many = opened(answers).filter(({ transactions }) => transactions.length > 1);
    if (many.length === 0) return undefined;
    const block = pick(many, next);
    block.transactions = block.transactions.toReversed();
    return "transactions in another order";
  },
];

const opened = (answers: Answers): NodeBlock[] =>
  inRange(answers).filter(({ number }) => answers.logs.some((log) => log.blockNumber === number));

/** Lies in what eth_getTransactionByHash answers, about the chain, and about its newest block. */
const otherLies: Manipulation[] = [
  (answers, next) => {
    const hash = pick(answers.logs, next).transactionHash;
    const one: Loose = { ...answers.transactions.get(hash)! };
    const field = pick(["from", "to", "input", "blockNumber"], next);
    const was = one[field] as string | null;
    one[field] = was === null ? toBeHex(1, 20) : field === "blockNumber" ? shifted(was, next) : flipped(was, next);
    answers.transactions.set(hash, one as never);
    return `${field} of a transaction`;
  },
  (answers, next) => {
    const hash = pick(answers.logs, next).transactionHash;
    const one: Loose = { ...answers.transactions.get(hash)! };
    answers.transactions.set(hash, one as never);
    return spoiled(one, ["from", "to", "input", "blockNumber"], next);
  },
  (answers, next) => {
    answers.transactions.delete(pick(answers.logs, next).transactionHash);
    return "kept a transaction back";
  },
  (answers, next) => {
    answers.chainId = quantity(1 + next(30_000));
    return "another chain's number";
  },
  (answers, next) => {
    if (!answers.newest || answers.to - answers.from < 2) return undefined;
    answers.to -= 1 + next(answers.to - answers.from - 1);
    return "an older block called the newest";
  },
];

/** A change of the contents, with everything that hashes it made anew: only what is known from elsewhere gives it away. */
function forged(inner: Manipulation): Manipulation {
  return (answers, next) => {
    const what = inner(answers, next);
    if (what === undefined) return undefined;
    try {
      rehash(answers);
    } catch {
      return undefined; // what no encoder writes cannot be forged
    }
    return `forged throughout: ${what}`;
  };
}

function rehash(answers: Answers): void {
  let parent: string | undefined;
  for (const [number, block] of [...answers.blocks].sort(([a], [b]) => a - b)) {
    const transactions = (block.transactions as NodeTransaction[]).map((one) => {
      return { ...one, hash: keccak256(transactionBytes(one)) };
    });
    const receipts = (block.transactions as NodeTransaction[]).map(({ hash }) => answers.receipts.get(hash)!);
    transactions.forEach(({ hash }, i) => {
      answers.receipts.set(hash, { ...receipts[i]!, transactionHash: hash });
      answers.transactions.set(hash, transactions[i]!);
    });
    block.transactions = transactions;
    block.transactionsRoot = orderedRoot(transactions.map(transactionBytes));
    const written = receipts.map(read);
    block.receiptsRoot = orderedRoot(written.map((one) => one.written));
    block.logsBloom = bloomOf(written.flatMap(({ logs }) => logs));
    block.number = quantity(number);
    if (parent !== undefined) block.parentHash = parent;
    block.hash = parent = headerHash(block);
  }
  answers.logs = [...answers.blocks]
    .sort(([a], [b]) => a - b)
    .flatMap(([number, { transactions }]) => {
      let index = 0;
      return (transactions as NodeTransaction[]).flatMap(({ hash }) =>
        answers.receipts.get(hash)!.logs.map((log) => {
          return { ...log, blockNumber: quantity(number), transactionHash: hash, logIndex: quantity(index++) };
        }),
      );
    });
}

const timeLie: Manipulation = (answers, next) => {
  const block = pick(inRange(answers), next);
  block.timestamp = quantity(Number(block.timestamp) + 1 + next(5));
  return "a block's time";
};

/** Every kind of lie, by what it is about. */
export const lies: Record<string, readonly Manipulation[]> = {
  logs: logLies,
  receipts: receiptLies,
  blocks: blockLies,
  others: otherLies,
  forged: [receiptLies[2]!, receiptLies[3]!, receiptLies[4]!, blockLies[4]!, blockLies[6]!, timeLie].map(forged),
};
