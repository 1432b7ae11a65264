import type { Sentence } from "../findings.js";
import { type Endpoint, ask, quantity } from "../load/endpoint.js";

/** One thing that an endpoint can or cannot do. */
export interface Capability {
  id: "receiptsByBlock" | "logsRange" | "batch" | "proof";
  title: Sentence;
  able: boolean;
  /** How far. */
  detail?: Sentence;
}

/** What an endpoint says it is, and what it showed that it can do. */
export interface Probe {
  /** web3_clientVersion; empty when it does not say. */
  client: string;
  capabilities: Capability[];
  /** What is known of such clients and matters to an audit. */
  notes: Sentence[];
}

/** The identity precompile: it has code on no chain, and never logs. */
const NOBODY = "0x0000000000000000000000000000000000000004";
const SPANS = [100_000, 10_000, 5_000, 1_000, 100, 10, 1];
const BATCH = 100;
const PROOF_DEPTH = 512;

/**
 * Finds out what an endpoint can do, by asking it. Nothing here fails: what it refuses, it cannot.
 * @param from the first block that is audited.
 */
export async function probe(endpoint: Endpoint, from: number, to?: number): Promise<Probe> {
  const answer = async <T>(method: string, params: unknown[]): Promise<T | undefined> => {
    try {
      return (await ask<T | null>(endpoint, method, params)) ?? undefined;
    } catch {
      return undefined;
    }
  };
  const client = String((await answer<string>("web3_clientVersion", [])) ?? "");
  const head = to ?? Number((await answer<string>("eth_blockNumber", [])) ?? 0);
  const receipts = await answer<unknown>("eth_getBlockReceipts", [quantity(head)]);
  const capabilities: Capability[] = [
    { id: "receiptsByBlock", title: titles.receiptsByBlock, able: Array.isArray(receipts) },
    await rangeOf(answer, from, head),
    await batchOf(answer),
    await proofOf(answer, from, head),
  ];
  return { client, capabilities, notes: notes.filter(([name]) => name.test(client)).map(([, note]) => note) };
}

/** Has an endpoint shown that it can? */
export const able = ({ capabilities }: Probe, id: Capability["id"]): boolean =>
  capabilities.some((one) => one.id === id && one.able);

const titles: Record<Capability["id"], Sentence> = {
  receiptsByBlock: {
    en: "All receipts of a block at once (eth_getBlockReceipts)",
    zh: "按区块取收据（eth_getBlockReceipts）",
  },
  logsRange: { en: "Logs of a range of blocks (eth_getLogs)", zh: "按区块范围取日志（eth_getLogs）" },
  batch: { en: `${BATCH} calls at one time`, zh: `同时 ${BATCH} 次调用` },
  proof: { en: "Proofs of the state (eth_getProof)", zh: "状态证明（eth_getProof）" },
};

type Answer = <T>(method: string, params: unknown[]) => Promise<T | undefined>;

/** Asks for logs that nobody wrote: only the length of the range counts. */
async function rangeOf(answer: Answer, from: number, head: number): Promise<Capability> {
  const whole = head - from + 1;
  const spans = [whole, ...SPANS.filter((span) => span < whole)];
  for (const span of spans) {
    const range = { fromBlock: quantity(head - span + 1), toBlock: quantity(head) };
    if ((await answer("eth_getLogs", [{ address: NOBODY, ...range }])) === undefined) continue;
    const detail =
      span === whole
        ? { en: `${whole} blocks, all that are audited`, zh: `${whole} 个区块，即全部所审范围` }
        : { en: `${span} blocks, not ${whole}`, zh: `${span} 个区块，不足 ${whole}` };
    return { id: "logsRange", title: titles.logsRange, able: true, detail };
  }
  return { id: "logsRange", title: titles.logsRange, able: false };
}

async function batchOf(answer: Answer): Promise<Capability> {
  const calls = Array.from({ length: BATCH }, () => answer("eth_chainId", []));
  const answers = await Promise.all(calls);
  return { id: "batch", title: titles.batch, able: answers.every((one) => one !== undefined) };
}

/** A client prunes: at which of three blocks does it still prove? */
async function proofOf(answer: Answer, from: number, head: number): Promise<Capability> {
  const blocks = [from, Math.max(from, head - PROOF_DEPTH + 1), head];
  for (const block of blocks) {
    if ((await answer("eth_getProof", [NOBODY, [], quantity(block)])) === undefined) continue;
    const detail =
      block === from
        ? { en: `back to block ${from}, the first that is audited`, zh: `可追溯至首个所审区块 ${from}` }
        : { en: `back to block ${block} at least`, zh: `至少可追溯至区块 ${block}` };
    return { id: "proof", title: titles.proof, able: true, detail };
  }
  return { id: "proof", title: titles.proof, able: false };
}

/** Facts about clients that no question brings to light; README.md says where they come from. */
const notes: readonly [client: RegExp, note: Sentence][] = [
  [
    /anvil/i,
    {
      en: "anvil keeps a storage slot that was set back to zero in its tries: storage roots and state roots are then not Ethereum's.",
      zh: "anvil 将归零的存储槽保留在树中：其存储根与状态根因此与以太坊不符。",
    },
  ],
  [
    /hardhat/i,
    {
      en: "Hardhat has no eth_getBlockReceipts (receipts are asked for one by one), and ends when one answer grows beyond 512 MB.",
      zh: "Hardhat 没有 eth_getBlockReceipts（逐笔取收据）；单次返回超过 512 MB 时会崩溃。",
    },
  ],
  [
    /besu/i,
    {
      en: "Besu with Bonsai storage proves the last 512 blocks only, and limits ranges of logs (--rpc-max-logs-range).",
      zh: "Besu 使用 Bonsai 存储时仅能证明最近 512 个区块，并限制日志范围（--rpc-max-logs-range）。",
    },
  ],
  [
    /geth/i,
    {
      en: "geth answers from an index of logs that may be incomplete while it is being built: receipts are what counts.",
      zh: "geth 的日志来自索引，建立期间可能不完整：以收据为准。",
    },
  ],
  [
    /fisco|bcos/i,
    {
      en: "FISCO BCOS answers for ten blocks of logs at a time without saying so, knows no eth_getProof, and its hashes and roots are not Ethereum's.",
      zh: "FISCO BCOS 每次仅返回十个区块的日志且不作提示，没有 eth_getProof，其哈希与根并非以太坊格式。",
    },
  ],
];
