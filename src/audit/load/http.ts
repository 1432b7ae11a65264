import type { Endpoint } from "./endpoint.js";
import { Json, asBytes, elementsOf } from "./json.js";
import { type Post, poster } from "./request.js";

/** How an endpoint is talked to. */
export interface HttpOptions {
  /** Calls in one request, at most, until an endpoint refuses so many. */
  batch?: number;
  /** Requests underway at one time. */
  connections?: number;
  /** Milliseconds that an answer may take. */
  patience?: number;
}

interface Call {
  method: string;
  params: unknown[];
  /** Is the answer wanted as bytes? */
  raw: boolean;
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
  { batch = 250, connections = 4, patience = 60_000 }: HttpOptions = {},
): Endpoint {
  const post = poster(url, connections);
  const sizes = new Sizes(batch);
  let waiting: Call[] = [];
  let underway = 0;
  const pump = (): void => {
    while (underway < connections && waiting.length > 0) {
      const calls = sizes.fitting(waiting);
      waiting = waiting.filter((call) => !calls.has(call));
      underway += 1;
      void askedBy(post, [...calls], patience, sizes).finally(() => {
        underway -= 1;
        pump();
      });
    }
  };
  const call = (method: string, params: unknown[], raw: boolean): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (waiting.push({ method, params, raw, resolve, reject }) === 1) queueMicrotask(pump);
    });
  return {
    send: (method, params) => call(method, params, false),
    raw: (method, params) => call(method, params, true) as Promise<Uint8Array>,
  };
}

/** Characters of an answer that one request aims at. */
const AIM = 1_000_000;

/**
 * How large the answers to a method are: so many calls travel together that theirs are about a megabyte. Where there are fewer on their
 * way, a node has nothing to do as long as what it answered is replayed here.
 */
class Sizes {
  private readonly known = new Map<string, number>();

  constructor(private most: number) {}

  /** Those of these calls that are as the first one, as many as fit. */
  fitting(calls: readonly Call[]): Set<Call> {
    const { method, raw } = calls[0]!;
    const count = Math.min(this.most, Math.max(1, Math.floor(AIM / (this.known.get(method) ?? 1))));
    const fitting = new Set<Call>();
    for (const call of calls) {
      if (fitting.size === count) break;
      if (call.method === method && call.raw === raw) fitting.add(call);
    }
    return fitting;
  }

  /** So many calls were too many. */
  refused(count: number): void {
    this.most = Math.max(1, Math.min(this.most, count >> 1));
  }

  note(calls: readonly Call[], length: number): void {
    this.known.set(calls[0]!.method, length / calls.length);
  }
}

/** One request. Where an endpoint refuses a batch its halves are asked. */
async function askedBy(post: Post, calls: Call[], patience: number, sizes: Sizes): Promise<void> {
  try {
    const bodies = calls.map(({ method, params }, id) => ({ jsonrpc: "2.0", id, method, params }));
    const body = JSON.stringify(bodies.length === 1 ? bodies[0] : bodies);
    const bytes = await post(body, patience).catch((error: unknown) => {
      if (!isHungUp(error)) throw error;
      return post(body, patience);
    });
    const answers = answersIn(bytes, calls);
    if (!Array.isArray(answers) && calls.length > 1) {
      sizes.refused(calls.length);
      const middle = calls.length >> 1;
      await askedBy(post, calls.slice(0, middle), patience, sizes);
      return await askedBy(post, calls.slice(middle), patience, sizes);
    }
    sizes.note(calls, bytes.length);
    const byId = new Map([answers ?? []].flat().map((one) => [one.id, one]));
    calls.forEach((call, id) => settle(call, byId.get(id)));
  } catch (error) {
    const failed = Object.assign(new Error((error as Error).message, { cause: error }), { code: "NETWORK_ERROR" });
    for (const { reject } of calls) reject(failed);
  }
}

/** A node closes a connection that was idle for some seconds, and while a replay ran nobody here noticed: it is asked again, on another. */
const isHungUp = (error: unknown): boolean =>
  ["ECONNRESET", "EPIPE"].includes((error as NodeJS.ErrnoException).code ?? "");

/**
 * What one request was answered. Where a proxy says in words of its own that there were too many calls, nothing.
 * @throws SyntaxError where one call is answered with no JSON.
 */
function answersIn(bytes: Buffer, calls: readonly Call[]): Answer | Answer[] | undefined {
  try {
    return calls[0]!.raw ? rawAnswers(bytes) : (JSON.parse(bytes.toString()) as Answer | Answer[]);
  } catch (error) {
    if (calls.length === 1) throw error;
    return undefined;
  }
}

const [ID, RESULT] = [asBytes("id"), asBytes("result")];

/** Answers whose results stay bytes. @throws SyntaxError where it is no JSON. */
function rawAnswers(bytes: Buffer): Answer | Answer[] {
  const elements = elementsOf(bytes);
  return elements === undefined ? rawAnswer(bytes) : elements.map(rawAnswer);
}

function rawAnswer(bytes: Uint8Array): Answer {
  const json = new Json(bytes);
  let [id, result]: [number, Uint8Array | undefined] = [0, undefined];
  for (json.object(); json.more();) {
    json.name();
    const [isId, isResult] = [json.is(ID), json.is(RESULT)];
    const from = json.at;
    json.skip();
    if (isId) id = Number(textIn(bytes, from, json.at));
    if (isResult) result = bytes.subarray(from, json.at);
  }
  if (result === undefined) return JSON.parse(textIn(bytes, 0, bytes.length)) as Answer;
  return { id, result };
}

const textIn = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8", from, to);

function settle({ method, resolve, reject }: Call, answer: Answer | undefined): void {
  if (answer && "result" in answer) resolve(answer.result);
  else reject(new Error(answer?.error?.message ?? `no answer to ${method}`));
}
