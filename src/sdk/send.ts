import {
  BaseWallet,
  type BigNumberish,
  type Provider,
  type Signer,
  Transaction,
  type TransactionReceipt,
  type TransactionRequest,
  type TransactionResponse,
  isError,
} from "ethers";
import { type ErrorNames, explain } from "./errors/index.js";
import type { Fees } from "./feePolicies.js";
import { feeFields } from "./fees.js";
import { inTurn, pause } from "./nonces.js";
import { Refused, RpcError, isOutOfReach, told, wordsOf } from "./sendErrors.js";

/** How transactions are sent. */
export interface SendOptions {
  fees: Fees;
  /** What members and currencies are called when a refusal is explained. */
  names?: ErrorNames;
  /** How long to wait for a block, in milliseconds; two minutes when left out. */
  timeout?: number;
}

const TIMEOUT = 120_000;
const NONCE_TRIES = 20;
const REPLACED_TRIES = 3;
/** EIP-7825: no transaction takes more gas. */
const GAS_CAP = 2n ** 24n;

/**
 * Sends a transaction and waits until it is mined. It is tried out first: what a contract refuses is never sent. Any number of sends may
 * run at the same time, in this process and in others, with one key.
 * @param signer Who signs and pays the gas; connected to the chain.
 * @param tx What a contract's `populateTransaction` returns.
 * @throws Refused, with the contract's reason; RpcError; Declined.
 */
export async function send(signer: Signer, tx: TransactionRequest, options: SendOptions): Promise<TransactionReceipt> {
  for (let tries = 1; ; tries++) {
    const response = await broadcast(signer, tx, options);
    const mined = await outcome(response, providerOf(signer), options);
    if (mined !== "replaced") return mined;
    if (tries === REPLACED_TRIES) throw new RpcError("unknown-outcome", replaced(response.hash));
  }
}

/**
 * Tries a transaction out on the node without sending it.
 * @returns what the contract would answer, as bytes.
 * @throws Refused, RpcError.
 */
export async function simulate(signer: Signer, tx: TransactionRequest, options: SendOptions): Promise<string> {
  try {
    // On the block to come: a window that ends now would still be open at the time of the last one.
    return await providerOf(signer).call({ ...tx, from: await signer.getAddress(), blockTag: "pending" });
  } catch (error) {
    throw told(error, options.names);
  }
}

/**
 * Hands a transaction to the node and does not wait for it to be mined.
 * @throws Refused, RpcError, Declined.
 */
export async function broadcast(
  signer: Signer,
  tx: TransactionRequest,
  options: SendOptions,
): Promise<TransactionResponse> {
  const provider = providerOf(signer);
  try {
    const request = { ...tx, from: await signer.getAddress() };
    const [gasLimit, fees] = await Promise.all([gasFor(provider, request), feeFields(provider, options.fees)]);
    const whole = { ...request, ...fees, gasLimit };
    // A wallet, or a node that keeps the key, counts its nonces itself.
    return await (signer instanceof BaseWallet ? place(signer, provider, whole) : signer.sendTransaction(whole));
  } catch (error) {
    throw told(error, options.names);
  }
}

function providerOf({ provider }: Signer): Provider {
  if (provider === null) throw new Error("the signer is connected to no chain");
  return provider;
}

/** What it may take, where the caller does not say: a quarter more than now, since others' transactions may come first. */
async function gasFor(provider: Provider, request: TransactionRequest): Promise<BigNumberish> {
  if (request.gasLimit !== undefined && request.gasLimit !== null) {
    await provider.call(request);
    return request.gasLimit;
  }
  try {
    const gas = await provider.estimateGas(request);
    const generous = (gas * 5n) / 4n;
    return generous > GAS_CAP && gas <= GAS_CAP ? GAS_CAP : generous;
  } catch (error) {
    // Some nodes tell the reason of a refusal to a call only.
    if (explain(error) === undefined && !isOutOfReach(error)) await provider.call(request);
    throw error;
  }
}

/** Signs and hands in, with the next nonce; again with another when a process with the same key was faster. */
function place(signer: BaseWallet, provider: Provider, request: TransactionRequest): Promise<TransactionResponse> {
  return inTurn(provider, signer.address, async (next) => {
    const { chainId } = await provider.getNetwork();
    for (let tries = 1; ; tries++) {
      const nonce = await next();
      try {
        return { nonce, result: await handIn(signer, provider, { ...request, chainId, nonce }) };
      } catch (error) {
        if (!isNonceTaken(error) || tries === NONCE_TRIES) throw error;
        await pause(Math.random() * 20 * tries); // two that raced should not meet again
      }
    }
  });
}

async function handIn(signer: BaseWallet, provider: Provider, tx: TransactionRequest): Promise<TransactionResponse> {
  const signed = await signer.signTransaction(tx);
  try {
    return await provider.broadcastTransaction(signed);
  } catch (error) {
    if (!isOutOfReach(error)) throw error;
    const hash = Transaction.from(signed).hash!;
    const arrived = await provider.getTransaction(hash).catch(() => null);
    if (arrived !== null) return arrived;
    throw new RpcError("unknown-outcome", unknownOutcome(hash), { cause: error });
  }
}

const isNonceTaken = (error: unknown): boolean =>
  isError(error, "NONCE_EXPIRED") ||
  isError(error, "REPLACEMENT_UNDERPRICED") ||
  /nonce\b.*\btoo low|already known|known transaction|already imported|replacement\b.*\bunderpriced|same nonce/i.test(
    wordsOf(error),
  );

/** Waits for the block. */
async function outcome(
  response: TransactionResponse,
  provider: Provider,
  { timeout = TIMEOUT, names }: SendOptions,
): Promise<TransactionReceipt | "replaced"> {
  try {
    return (await response.wait(1, timeout))!;
  } catch (error) {
    if (isError(error, "TRANSACTION_REPLACED")) return error.cancelled ? "replaced" : error.receipt;
    if (isError(error, "TIMEOUT")) throw new RpcError("unknown-outcome", notMined(response.hash), { cause: error });
    if (!isError(error, "CALL_EXCEPTION")) throw told(error, names);
    throw await failed(response, provider, error.receipt as TransactionReceipt, names);
  }
}

/** Why a mined transaction failed: the same call on the state before its block, which is nearly the state it met. */
async function failed(
  { to, from, data, value }: TransactionResponse,
  provider: Provider,
  receipt: TransactionReceipt,
  names: ErrorNames | undefined,
): Promise<unknown> {
  for (const blockTag of [receipt.blockNumber, receipt.blockNumber - 1]) {
    try {
      await provider.call({ to, from, data, value, blockTag });
    } catch (error) {
      const reason = told(error, names, receipt);
      if (reason instanceof Refused) return reason;
    }
  }
  return new Refused(failedUnexplained(receipt.hash), undefined, receipt);
}

const unknownOutcome = (hash: string) => ({
  en: `The node stopped answering while it took transaction ${hash}. Look the transaction up before you try again: it may have arrived.`,
  zh: `节点在接收交易 ${hash} 时中断。重试前请先查询该交易，它可能已送达。`,
});

const notMined = (hash: string) => ({
  en: `Transaction ${hash} was handed in but is not in a block yet. Look it up later; do not send it again before.`,
  zh: `交易 ${hash} 已提交但尚未入块。请稍后查询，查明前勿重复发送。`,
});

const replaced = (hash: string) => ({
  en: `Another program with the same key replaced transaction ${hash} again and again. Stop that program, then try again.`,
  zh: `另一程序以同一密钥反复替换了交易 ${hash}。请停止该程序后重试。`,
});

const failedUnexplained = (hash: string) => ({
  en: `Transaction ${hash} was mined but failed, and the reason is no longer there. Look at the present state, then try again.`,
  zh: `交易 ${hash} 已入块但执行失败，原因已不存在。请查看当前状态后重试。`,
});
