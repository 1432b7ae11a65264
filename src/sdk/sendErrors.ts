import type { TransactionReceipt } from "ethers";
import type { Bilingual } from "../agreement/format.js";
import { BilingualError } from "../bilingualError.js";
import { type ErrorNames, type Explained, explain } from "./errors/index.js";

/** Why a node did not do what was asked: out of reach, no coin for gas, a price too low, an outcome not known, an answer of its own. */
export type RpcFault = "unreachable" | "funds" | "fees" | "unknown-outcome" | "answer";

/** The node, or the way to it, failed. */
export class RpcError extends BilingualError {
  override name = "RpcError";
  constructor(
    readonly fault: RpcFault,
    sentence: Bilingual,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
  }
}

/** A contract refused. */
export class Refused extends BilingualError {
  override name = "Refused";
  constructor(
    sentence: Bilingual,
    /** The contract's error, when it told one. */
    readonly explained: Explained | undefined,
    /** Where the transaction was mined all the same. */
    readonly receipt: TransactionReceipt | undefined,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
  }
}

/** The person declined in the wallet. Nothing was sent. */
export class Declined extends BilingualError {
  override name = "Declined";
  constructor(options?: ErrorOptions) {
    super({ en: "Declined in the wallet. Nothing was sent.", zh: "已在钱包中拒绝，未发送任何内容。" }, options);
  }
}

const DECLINED = new Set<unknown>(["ACTION_REJECTED", 4001]);
const OUT_OF_REACH = new Set<unknown>([
  ...["NETWORK_ERROR", "TIMEOUT", "SERVER_ERROR", "CANCELLED", "BAD_DATA"],
  ...["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EPIPE"],
]);
const OF_A_NODE = new Set<unknown>([
  "CALL_EXCEPTION",
  "INSUFFICIENT_FUNDS",
  "NONCE_EXPIRED",
  "REPLACEMENT_UNDERPRICED",
  "UNKNOWN_ERROR",
]);

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | undefined)?.code;

/** Whether an error says that the node did not answer, so that nobody knows what it did. */
export const isOutOfReach = (error: unknown): boolean => OUT_OF_REACH.has(codeOf(error));

/** All that an error and those inside it say, for the few faults that nodes tell by their words only. */
export function wordsOf(error: unknown): string {
  const inside = error as
    { message?: string; info?: { error?: unknown }; error?: unknown; cause?: unknown } | undefined;
  if (typeof inside !== "object" || inside === null) return "";
  return [inside.message, ...[inside.info?.error, inside.error, inside.cause].map(wordsOf)].join(" ");
}

/**
 * An error of a node or wallet as one that a person can read; anything else, such as a mistake of the program, as it is.
 * @param receipt Where the transaction was mined all the same.
 */
export function told(error: unknown, names?: ErrorNames, receipt?: TransactionReceipt): unknown {
  if (error instanceof BilingualError) return error;
  const options = { cause: error };
  const explained = explain(error, names);
  if (explained !== undefined) return new Refused(explained.sentence, explained, receipt, options);
  const code = codeOf(error);
  if (DECLINED.has(code)) return new Declined(options);
  if (isOutOfReach(error)) return new RpcError("unreachable", unreachable, options);
  if (typeof code !== "number" && !OF_A_NODE.has(code)) return error;
  const words = wordsOf(error);
  if (/insufficient funds|enough funds|upfront cost|exceeds (account )?balance/i.test(words)) {
    return new RpcError("funds", noFunds, options);
  }
  if (/underpriced|price (is )?(below|too low)|max fee per gas less|minimum gas price|base ?fee/i.test(words)) {
    return new RpcError("fees", tooCheap, options);
  }
  if (code === "CALL_EXCEPTION" || /revert/i.test(words)) return new Refused(noReason, undefined, receipt, options);
  const message = (error as Error).message;
  return new RpcError(
    "answer",
    {
      en: `The node refused: ${message}. Check the network's settings, or ask who runs the node.`,
      zh: `节点拒绝：${message}。请核对网络设置，或联系节点运维方。`,
    },
    options,
  );
}

const unreachable: Bilingual = {
  en: "The node does not answer. Check that it runs and that the network's address (rpc) is right, then try again.",
  zh: "节点无响应。请确认节点已运行且网络地址（rpc）正确，然后重试。",
};

const noFunds: Bilingual = {
  en: 'The key has not enough coin for gas. Fund it; or, if this chain asks for none, set the network\'s fees to "free".',
  zh: "该密钥的原生币不足以支付燃料费。请充值；如该链免费，请将网络的 fees 设为 “free”。",
};

const tooCheap: Bilingual = {
  en: 'The chain asks more for gas than was offered. Set the network\'s fees to "eip1559" or "legacy" and try again.',
  zh: "所出燃料价低于该链要求。请将网络的 fees 设为 “eip1559” 或 “legacy” 后重试。",
};

const noReason: Bilingual = {
  en: "A contract refused without a reason. Check that the network's addresses are those of this deployment.",
  zh: "合约拒绝执行且未说明原因。请核对网络配置中的合约地址是否属于本部署。",
};
