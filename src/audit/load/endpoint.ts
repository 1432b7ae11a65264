import type { Sentence } from "../findings.js";
import { asBytes } from "./json.js";

/** What is asked of a provider; every `JsonRpcApiProvider` of ethers has it. Calls made at once travel as one batch. */
export interface Endpoint {
  send: (method: string, params: unknown[]) => Promise<unknown>;
  /** The same, the answer as the bytes of its JSON. */
  raw?: (method: string, params: unknown[]) => Promise<Uint8Array>;
}

/** What can be wrong with an endpoint. */
export type EndpointFault =
  | "unreachable"
  | "refused"
  | "nonsense"
  | "no-block"
  | "no-code"
  | "log-elsewhere"
  | "log-order"
  | "log-range"
  | "log-missing"
  | "transaction-missing"
  | "block-missing"
  | "moved"
  | "unprovable";

/** The endpoint cannot be used for an audit: it does not answer, or what it answers cannot be true. */
export class EndpointError extends Error {
  override name = "EndpointError";
  constructor(
    readonly fault: EndpointFault,
    /** What is wrong and what to do, in both languages. */
    readonly sentence: Sentence,
    options?: ErrorOptions,
  ) {
    super(sentence.en, options);
  }
}

const UNREACHABLE = new Set(["ECONNREFUSED", "ENOTFOUND", "ECONNRESET", "TIMEOUT", "NETWORK_ERROR", "SERVER_ERROR"]);

/** The error that a failed call becomes. */
export function endpointFault(method: string, cause: unknown): EndpointError {
  if (cause instanceof EndpointError) return cause;
  const { code, message = "", error } = cause as { code?: string; message?: string; error?: { message?: string } };
  if (UNREACHABLE.has(code ?? "")) {
    const sentence = {
      en: "The endpoint does not answer. Check the URL, and that the node runs and may be reached from here.",
      zh: "节点无应答。请检查 URL，并确认节点在运行且可从本机访问。",
    };
    return new EndpointError("unreachable", sentence, { cause });
  }
  const said = (error?.message ?? message).slice(0, 160);
  const sentence = {
    en: `The endpoint refused ${method}: ${said}. Ask another node, or one that keeps the whole history.`,
    zh: `节点拒绝了 ${method}：${said}。请换用其他节点，或保存完整历史的节点。`,
  };
  return new EndpointError("refused", sentence, { cause });
}

/**
 * One call.
 * @throws EndpointError when the endpoint does not answer or refuses.
 */
export async function ask<Answer>(endpoint: Endpoint, method: string, params: unknown[]): Promise<Answer> {
  try {
    return (await endpoint.send(method, params)) as Answer;
  } catch (cause) {
    throw endpointFault(method, cause);
  }
}

/**
 * One call, the answer as the bytes of its JSON.
 * @throws EndpointError when the endpoint does not answer or refuses.
 */
export async function askRaw(endpoint: Endpoint, method: string, params: unknown[]): Promise<Uint8Array> {
  if (endpoint.raw === undefined) return asBytes(JSON.stringify((await ask(endpoint, method, params)) ?? null));
  try {
    return await endpoint.raw(method, params);
  } catch (cause) {
    throw endpointFault(method, cause);
  }
}

/**
 * Asks a contract, as of a block; "0x" when it reverts.
 * @throws EndpointError when the endpoint does not answer or does not keep the state of that block.
 */
export async function callAt(endpoint: Endpoint, to: string, data: string, block: number): Promise<string> {
  try {
    return await ask<string>(endpoint, "eth_call", [{ to, data }, quantity(block)]);
  } catch (error) {
    if ((error as EndpointError).fault === "refused" && /revert/i.test((error as EndpointError).message)) return "0x";
    throw error;
  }
}

/** Calls that are in flight at one time. */
const AT_ONCE = 200;

/**
 * The same question about many things, in their order; a part of them at a time, so that neither side has to hold all answers.
 * @param onDone how many have been answered so far.
 * @throws EndpointError when one of them fails.
 */
export async function askAll<Item, Answer>(
  items: readonly Item[],
  question: (item: Item) => Promise<Answer>,
  onDone: (done: number) => void = () => undefined,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    answers.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(question))));
    onDone(answers.length);
  }
  return answers;
}

/** A number as JSON-RPC writes it. */
export const quantity = (number: number | bigint): string => `0x${number.toString(16)}`;
