import { TRANSFER, authoritiesIn, contractNames, decode, tokensIn } from "../decode.js";
import type { CheckedContracts, Evidence, RawLog, RawTransaction } from "../events.js";
import { type Endpoint, EndpointError, ask, askAll, quantity } from "./endpoint.js";
import { codeAt, logsIn } from "./logs.js";
import { isHex, isQuantity, requireShape } from "./shape.js";

/** What is being loaded, and how much of it is done. */
export interface Progress {
  phase: "logs" | "transactions" | "blocks" | "checks" | "state" | "chain";
  done: number;
  total: number;
}

/** Which blocks are audited. */
export interface LoadOptions {
  /** The first block, 0 by default. It may be the deployment's, to save time; a later one leaves out what it builds on. */
  from?: number;
  /** The last block, at which everything is asked: the newest one by default. */
  to?: number;
  progress?: (progress: Progress) => void;
}

/** The history of a deployment up to one block, as an endpoint tells it. */
export interface History {
  contracts: CheckedContracts;
  /** The blocks loaded; everything is as of the last one. */
  from: number;
  to: number;
  /** Hash and time of the last block. */
  blockHash: string;
  blockTime: bigint;
  logs: RawLog[];
  evidence: Evidence;
}

interface NodeBlock {
  number: string;
  hash: string;
  timestamp: string;
}

/**
 * Loads everything that happened to a deployment: all logs of its contracts, of the AccessManagers that its registry has obeyed, and the
 * transfers of tokens from and to its treasury; the transactions they stand in, and the times of their blocks. An endpoint's word is
 * taken for it: nothing is proven here, but what contradicts itself is refused.
 * @throws EndpointError when the endpoint does not answer, refuses, has no contract at an address, or contradicts itself.
 */
export async function load(
  endpoint: Endpoint,
  contracts: CheckedContracts,
  { from = 0, to, progress = () => undefined }: LoadOptions = {},
): Promise<History> {
  const chain = await ask<unknown>(endpoint, "eth_chainId", []);
  requireShape("eth_chainId", isQuantity(chain));
  const chainId = BigInt(chain as string);
  const pinned = await blockAt(endpoint, to === undefined ? "latest" : quantity(to));
  const last = Number(pinned.number);
  await requireCode(endpoint, contracts, last);

  const onBlocks = (done: number): void => progress({ phase: "logs", done, total: last - from + 1 });
  const own = await logsIn(endpoint, { address: addressesOf(contracts) }, from, last, onBlocks);
  const managers = await logsIn(endpoint, { address: authoritiesIn(own, contracts.members) }, from, last);
  const transfers = await transfersOf(endpoint, contracts, tokensIn(own, contracts.benefit), from, last);
  const logs = [...own, ...managers, ...transfers].sort(byPlace);

  const transactions = await transactionsOf(endpoint, logs, progress);
  const times = await timesOf(endpoint, logs, progress);
  const wallets = await walletsAmong(endpoint, own, contracts, last);
  const evidence = { chainId, times, transactions, wallets };
  return { contracts, from, to: last, blockHash: pinned.hash, blockTime: BigInt(pinned.timestamp), logs, evidence };
}

const byPlace = (a: RawLog, b: RawLog): number => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex;

const addressesOf = (contracts: CheckedContracts): string[] => contractNames.map((name) => contracts[name]);

async function blockAt(endpoint: Endpoint, tag: string): Promise<NodeBlock> {
  const block = await ask<NodeBlock | null>(endpoint, "eth_getBlockByNumber", [tag, false]);
  if (block !== null) {
    const { number, timestamp, hash } = block;
    requireShape("eth_getBlockByNumber", isQuantity(number) && isQuantity(timestamp) && isHex(hash));
    return block;
  }
  const which = tag === "latest" ? tag : String(Number(tag));
  throw new EndpointError("no-block", {
    en: `The endpoint has no block ${which}. Name one that it has, or leave it out for the newest.`,
    zh: `节点没有区块 ${which}。请指定其已有区块，或不指定而取最新区块。`,
  });
}

async function requireCode(endpoint: Endpoint, contracts: CheckedContracts, block: number): Promise<void> {
  const codes = await askAll(contractNames, (name) => codeAt(endpoint, contracts[name], block));
  const missing = contractNames.find((_, i) => codes[i] === "0x");
  if (missing === undefined) return;
  throw new EndpointError("no-code", {
    en: `No contract stands at ${contracts[missing]} (${missing}) in block ${block}. Check that the deployment file is of this chain.`,
    zh: `区块 ${block} 中地址 ${contracts[missing]}（${missing}）没有合约。请确认部署文件与该链一致。`,
  });
}

/** The transfers from and to the treasury; one to itself is asked for twice. */
async function transfersOf(
  endpoint: Endpoint,
  { treasury }: CheckedContracts,
  address: string[],
  from: number,
  to: number,
): Promise<RawLog[]> {
  const padded = `0x${treasury.slice(2).toLowerCase().padStart(64, "0")}`;
  const out = await logsIn(endpoint, { address, topics: [TRANSFER, padded] }, from, to);
  const back = await logsIn(endpoint, { address, topics: [TRANSFER, null, padded] }, from, to);
  return [...out, ...back.filter(({ topics }) => topics[1]?.toLowerCase() !== padded)];
}

async function transactionsOf(
  endpoint: Endpoint,
  logs: readonly RawLog[],
  progress: NonNullable<LoadOptions["progress"]>,
): Promise<Map<string, RawTransaction>> {
  const blocks = new Map(logs.map(({ transactionHash, blockNumber }) => [transactionHash, blockNumber]));
  const hashes = [...blocks.keys()];
  const answers = await askAll(
    hashes,
    (hash) => ask<(RawTransaction & { blockNumber: string }) | null>(endpoint, "eth_getTransactionByHash", [hash]),
    (done) => progress({ phase: "transactions", done, total: hashes.length }),
  );
  const found = answers.map((answer, i): [string, RawTransaction] => {
    const hash = hashes[i]!;
    if (answer !== null && Number(answer.blockNumber) === blocks.get(hash)) {
      const { from, to, input } = answer;
      requireShape("eth_getTransactionByHash", isHex(from) && (to === null || isHex(to)) && isHex(input));
      return [hash, { hash, from, to, input: input.toLowerCase() }];
    }
    throw new EndpointError("transaction-missing", {
      en: `The endpoint has a log of transaction ${hash} in block ${blocks.get(hash)}, but not the transaction there. Ask another node.`,
      zh: `节点在区块 ${blocks.get(hash)} 有交易 ${hash} 的日志，却没有该交易。请换用其他节点。`,
    });
  });
  return new Map(found);
}

async function timesOf(
  endpoint: Endpoint,
  logs: readonly RawLog[],
  progress: NonNullable<LoadOptions["progress"]>,
): Promise<Map<number, bigint>> {
  const numbers = [...new Set(logs.map(({ blockNumber }) => blockNumber))];
  const blocks = await askAll(
    numbers,
    (number) => blockAt(endpoint, quantity(number)),
    (done) => progress({ phase: "blocks", done, total: numbers.length }),
  );
  return new Map(blocks.map(({ timestamp }, i) => [numbers[i]!, BigInt(timestamp)]));
}

/** Which of the keys that the registry ever heard of are contracts. */
async function walletsAmong(
  endpoint: Endpoint,
  logs: readonly RawLog[],
  contracts: CheckedContracts,
  block: number,
): Promise<Set<string>> {
  const members = contracts.members.toLowerCase();
  const { history } = decode(
    logs.filter(({ address }) => address.toLowerCase() === members),
    contracts,
  );
  const signers = history.flatMap((event) => {
    if (event.name === "SignerChanged") return [event.args.signer];
    return event.name === "MemberApplied" ? event.args.signers.map(({ signer }) => signer) : [];
  });
  const distinct = [...new Set(signers.map((signer) => signer.toLowerCase()))];
  const codes = await askAll(distinct, (signer) => codeAt(endpoint, signer, block));
  return new Set(distinct.filter((_, i) => codes[i] !== "0x"));
}
