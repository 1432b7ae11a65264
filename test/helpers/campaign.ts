import { type Endpoint, EndpointError } from "../../src/audit/load/endpoint.js";
import type { Batch } from "../../src/audit/load/batches.js";
import { load } from "../../src/audit/load/load.js";
import { type Answers, answersOf, nodeOf } from "./adversary.js";
import { type Next, lies } from "./lies.js";
import type { Life } from "./checkedLife.js";
import { provenChain } from "./provenChain.js";

/** What became of an adversary's lies. */
export interface Campaign {
  tried: Record<string, number>;
  /** Reported as findings; refused as an endpoint that contradicts itself; never passed for another reason. */
  found: number;
  refused: number;
  notPassed: number;
  /** Clean runs, and those of them that raised an alarm: must be none. */
  clean: number;
  alarms: string[];
  /** Lies in what nobody asked for, also who reads the blocks themselves: what was read is the truth. */
  idle: number;
  /** Lies that went through: must be none. */
  missed: string[];
}

const LIES_A_WINDOW = 40;
const [SHORTEST, LONGEST] = [4, 9];

/**
 * Proves some blocks again and again from a node that each time lies in one thing: level 3 from pin to verdict, without the replay, so that
 * nothing but the proof can notice. Half of the time the node told the history before, and half of the time it is read from the blocks. A
 * block is trusted: the last one, or one some blocks later.
 */
export async function campaign(life: Life, count: number, next: Next): Promise<Campaign> {
  const result: Campaign = { tried: {}, found: 0, refused: 0, notPassed: 0, idle: 0, clean: 0, alarms: [], missed: [] };
  const head = Number(await life.endpoint.send("eth_blockNumber", []));
  const kinds = Object.keys(lies);
  for (let done = 0; done < count;) {
    const window = await windowOf(life, head, next);
    for (const told of [true, false]) {
      const noise = await outcome(life, window, window.answers, { told, receiptsByBlock: next(2) === 0 });
      result.clean += 1;
      if (noise !== "passed") result.alarms.push(`blocks ${window.answers.from} to ${window.answers.to}: ${noise}`);
    }
    for (let i = 0; i < LIES_A_WINDOW && done < count; ++i) {
      const kind = kinds[next(kinds.length)]!;
      const answers = structuredClone(window.answers);
      const what = lies[kind]![next(lies[kind]!.length)]!(answers, next);
      if (what === undefined || textOf(answers) === window.text) continue;
      done += 1;
      result.tried[kind] = (result.tried[kind] ?? 0) + 1;
      const told = next(2) === 0;
      const node = beside(nodeOf(answers, life.endpoint), nodeOf(window.answers, life.endpoint));
      const verdict = await outcome(life, window, answers, { told, receiptsByBlock: next(2) === 0 }, node.endpoint);
      if (verdict === "passed" && !(told && node.lied())) result.idle += 1;
      else if (verdict === "passed" || verdict === "not the truth")
        result.missed.push(`blocks ${answers.from} to ${answers.to}, ${kind}: ${what}`);
      else if (verdict === "refused") result.refused += 1;
      else if (verdict === "not passed") result.notPassed += 1;
      else result.found += 1;
    }
  }
  return result;
}

interface Window {
  answers: Answers;
  text: string;
  /** What there is to read. */
  truth: string;
  trusted: { number: number; hash: string };
}

async function windowOf(life: Life, head: number, next: Next): Promise<Window> {
  for (;;) {
    const from = 1 + next(head - LONGEST);
    const to = Math.min(head, from + SHORTEST + next(LONGEST - SHORTEST));
    if (!(await standsAt(life, to))) continue;
    const { logs, evidence } = await load(life.endpoint, life.contracts, { from, to });
    if (logs.length < 2) continue;
    const truth = contentOf([{ logs, ...evidence }]);
    const number = Math.min(head, to + next(3));
    const answers = await answersOf(life.endpoint, from, to, number === to, logs);
    const block = await life.endpoint.send("eth_getBlockByNumber", [`0x${number.toString(16)}`, false]);
    return { answers, text: textOf(answers), truth, trusted: { number, hash: (block as { hash: string }).hash } };
  }
}

/** A node that lies, and whether it ever said other things than an honest one. */
function beside(liar: Endpoint, honest: Endpoint): { endpoint: Endpoint; lied: () => boolean } {
  let lied = false;
  const send = async (method: string, params: unknown[]): Promise<unknown> => {
    const said = await liar.send(method, params);
    lied ||= JSON.stringify(said) !== JSON.stringify(await honest.send(method, params));
    return said;
  };
  return { endpoint: { send }, lied: () => lied };
}

/** Were all contracts deployed by this block? */
async function standsAt({ endpoint, contracts }: Life, block: number): Promise<boolean> {
  const codes = Object.values(contracts).map((one) => endpoint.send("eth_getCode", [one, `0x${block.toString(16)}`]));
  return (await Promise.all(codes)).every((code) => code !== "0x");
}

const textOf = (answers: Answers): string =>
  JSON.stringify(answers, (_, value: unknown) => (value instanceof Map ? [...value] : value));

/** What batches tell, however they are cut. */
const contentOf = (batches: readonly Pick<Batch, "logs" | "times" | "transactions">[]): string =>
  JSON.stringify([
    batches.flatMap(({ logs }) => logs),
    batches.flatMap(({ times }) => [...times].map(([block, time]) => [block, String(time)])),
    batches.flatMap(({ transactions }) => [...transactions.values()]),
  ]).toLowerCase();

async function outcome(
  life: Life,
  { trusted, truth }: Window,
  answers: Answers,
  how: { told: boolean; receiptsByBlock: boolean },
  endpoint = nodeOf(answers, life.endpoint),
): Promise<string> {
  try {
    const { from, to, newest } = answers;
    const options = { trusted, from, ...(newest ? {} : { to }) };
    const { findings, reason, anchored, batches } = await provenChain(endpoint, life.contracts, { options, ...how });
    if (findings.length > 0) return findings[0]!.text.en;
    if (reason || !anchored) return "not passed";
    return contentOf(batches) === truth ? "passed" : "not the truth";
  } catch (error) {
    if (error instanceof EndpointError) return "refused";
    throw error;
  }
}

/** The figures in one line. */
export function summed({ tried, found, refused, notPassed, idle, clean, alarms, missed }: Campaign): string {
  const all = Object.values(tried).reduce((sum, one) => sum + one, 0);
  const kinds = Object.entries(tried).map(([kind, count]) => `${kind} ${count}`);
  return `${all} lies (${kinds.join(", ")}): ${found} found, ${refused} refused, ${notPassed} not passed, ${idle} idle, ${missed.length} missed; ${clean} clean runs, ${alarms.length} false alarms`;
}
