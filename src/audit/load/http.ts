import { Buffer, isAscii } from "node:buffer";
import type { Endpoint } from "./endpoint.js";

/** How an endpoint is talked to. */
export interface HttpOptions {
  /** Calls in one request, at most: many endpoints refuse more than 100. */
  batch?: number;
  /** Requests underway at one time. */
  connections?: number;
  /** Milliseconds that an answer may take. */
  patience?: number;
}

interface Call {
  method: string;
  params: unknown[];
  resolve: (answer: unknown) => void;
  reject: (error: unknown) => void;
}

interface Answer {
  id: number;
  result?: unknown;
  error?: { message?: string };
}

/**
 * An endpoint over HTTP with nothing between: what is asked for at one time travels in a few requests at once, and answers are handed on
 * as they are. A library's provider waits for more calls and makes objects of what it gets, which costs more than all of the proofs.
 */
export function httpEndpoint(
  url: string,
  { batch = 50, connections = 4, patience = 60_000 }: HttpOptions = {},
): Endpoint {
  let waiting: Call[] = [];
  let underway = 0;
  const pump = (): void => {
    while (underway < connections && waiting.length > 0) {
      const calls = waiting.slice(0, batch);
      waiting = waiting.slice(batch);
      underway += 1;
      void post(url, calls, patience).finally(() => {
        underway -= 1;
        pump();
      });
    }
  };
  return {
    send: (method, params) =>
      new Promise((resolve, reject) => {
        if (waiting.push({ method, params, resolve, reject }) === 1) queueMicrotask(pump);
      }),
  };
}

/** One request. Where an endpoint refuses a batch its halves are asked. */
async function post(url: string, calls: Call[], patience: number): Promise<void> {
  try {
    const bodies = calls.map(({ method, params }, id) => ({ jsonrpc: "2.0", id, method, params }));
    const body = JSON.stringify(bodies.length === 1 ? bodies[0] : bodies);
    const response = await fetched(url, body, patience).catch((error: unknown) => {
      if (!isHungUp(error)) throw error;
      return fetched(url, body, patience);
    });
    const answers = parsed(Buffer.from(await response.arrayBuffer()));
    if (!Array.isArray(answers) && calls.length > 1) {
      const middle = calls.length >> 1;
      await post(url, calls.slice(0, middle), patience);
      return await post(url, calls.slice(middle), patience);
    }
    const byId = new Map([answers].flat().map((one) => [one.id, one]));
    calls.forEach((call, id) => settle(call, byId.get(id)));
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause;
    const failed = Object.assign(new Error((error as Error).message, { cause: error }), {
      code: cause?.code ?? "NETWORK_ERROR",
    });
    for (const { reject } of calls) reject(failed);
  }
}

const fetched = (url: string, body: string, patience: number): Promise<Response> =>
  fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
    signal: AbortSignal.timeout(patience),
  });

/** A node closes a connection that was idle for some seconds, and while a replay ran nobody here noticed: it is asked again, on another. */
const isHungUp = (error: unknown): boolean =>
  ["UND_ERR_SOCKET", "ECONNRESET", "EPIPE"].includes((error as { cause?: { code?: string } }).cause?.code ?? "");

/** Nearly every answer is plain ASCII, which is read as text a third faster. */
const parsed = (bytes: Buffer): Answer | Answer[] =>
  JSON.parse(bytes.toString(isAscii(bytes) ? "latin1" : "utf8")) as Answer | Answer[];

function settle({ method, resolve, reject }: Call, answer: Answer | undefined): void {
  if (answer && "result" in answer) resolve(answer.result);
  else reject(new Error(answer?.error?.message ?? `no answer to ${method}`));
}
