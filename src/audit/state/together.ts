import { type Endpoint, ask, askAll, callAt, quantity } from "../load/endpoint.js";

/** A question to a contract. */
export interface Call {
  to: string;
  data: string;
}

/** Calls asked in one: an answer may be no longer than a contract's code, 24,576 bytes, and most answers are shorter than 500. */
const TOGETHER = 30;
/** Where the program keeps the answers; a call's data stands before. */
const ANSWERS = "2000";

/**
 * A contract's constructor that asks what stands behind it (`address 20 | length 2 | data`) and returns what was answered
 * (`length 2 | data`), nothing for a call that reverts. Nothing is deployed: a node runs it for eth_call and forgets it.
 */
const program = [
  "605b", // the place of the next call: behind this program
  `61${ANSWERS}`, // the place of the next answer
  "5b 38 82 10 15 6051 57", // while there are calls
  "6016 82 6000 39", // its head
  "6014 51 60f0 1c", // the length of its data
  "80 83 6016 01 6040 39", // its data
  "6000 6000 82 6040 6000 51 6060 1c 5a fa", // the call
  "3d 02", // the length of the answer
  "80 60f0 1b 83 52", // is written
  "80 6000 84 6002 01 3e", // and the answer after it
  "82 01 6002 01 91 50", // the place of the next answer
  "82 01 6016 01 91 50", // the place of the next call
  "6005 56",
  `5b 61${ANSWERS} 81 03 61${ANSWERS} f3`, // all answers
];

const PROGRAM = `0x${program.join("").replaceAll(" ", "")}`;
const LENGTH = 2;

const withoutPrefix = (hex: string): string => hex.slice(2);

function written({ to, data }: Call): string {
  const length = (data.length / 2 - 1).toString(16).padStart(2 * LENGTH, "0");
  return withoutPrefix(to) + length + withoutPrefix(data);
}

/** The answers, as many as were asked; undefined where what came back is not of this form. */
function read(answer: unknown, count: number): string[] | undefined {
  if (typeof answer !== "string") return undefined;
  const answers: string[] = [];
  for (let at = 2; at < answer.length;) {
    const start = at + 2 * LENGTH;
    const end = start + 2 * parseInt(answer.slice(at, start), 16);
    if (!(end <= answer.length)) return undefined;
    answers.push(`0x${answer.slice(start, end)}`);
    at = end;
  }
  return answers.length === count ? answers : undefined;
}

/** Several calls in one; each by itself where the node does not run such a call, or the answers are too long for it. */
async function askSeveral(endpoint: Endpoint, calls: readonly Call[], block: number): Promise<string[]> {
  const data = PROGRAM + calls.map(written).join("");
  const answer = await ask(endpoint, "eth_call", [{ data }, quantity(block)]).catch(() => undefined);
  return read(answer, calls.length) ?? Promise.all(calls.map(({ to, data }) => callAt(endpoint, to, data, block)));
}

/**
 * Asks contracts many questions as of a block, in their order; "0x" where one reverts. A node spends most of a call on its beginning, so
 * they are asked many in one.
 * @throws EndpointError when the endpoint does not answer or does not keep the state of that block.
 */
export async function askTogether(
  endpoint: Endpoint,
  calls: readonly Call[],
  block: number,
  onDone: (done: number) => void,
): Promise<string[]> {
  const pieces = Array.from({ length: Math.ceil(calls.length / TOGETHER) }, (_, i) =>
    calls.slice(i * TOGETHER, (i + 1) * TOGETHER),
  );
  onDone(0);
  const answers = await askAll(
    pieces,
    (piece) => askSeveral(endpoint, piece, block),
    (done) => onDone(Math.min(done * TOGETHER, calls.length)),
  );
  return answers.flat();
}
