import { type Calls, callsIn } from "../../acts/acts.js";
import { handsOf } from "../../acts/hands.js";
import type { Books } from "../../books.js";
import type { Result } from "../../check.js";
import type { At, CheckedContracts, Evidence, RawTransaction, Told } from "../../events.js";
import type { Sentence } from "../../findings.js";
import type { Names } from "../names.js";
import { isInner, sentenceOf } from "./sentences.js";
import { Speaker } from "./speaker.js";
import { type Subject, subjectKey, subjectsOf } from "./subjects.js";

/** Who stands behind an act: a key, and the member it acts for where the registry knows it. */
export interface Hand {
  address: string;
  member?: bigint;
}

/** One thing that happened. */
export interface Moment extends At {
  event: Told["name"];
  /** Seconds since 1970, by the chain. */
  time: bigint;
  text: Sentence;
  /** Who signed it; who sent it, where nobody signed an envelope. */
  by: Hand[];
}

/** What a history is told from. */
export interface Telling {
  result: Pick<Result, "books" | "history">;
  contracts: CheckedContracts;
  evidence: Evidence;
  names: Names;
}

/**
 * The whole life of something, in the order of the chain.
 * @param all with the ledger's own book-keeping, which is left out otherwise.
 */
export function lifeOf(subject: Subject, telling: Telling, all = false): Moment[] {
  const { books, history } = telling.result;
  const key = subjectKey(subject);
  const concerned = history.filter((event) => (all || !isInner(event)) && subjectsOf(event, books).has(key));
  return momentsOf(concerned, telling);
}

/** Events in words, each with its time and who stands behind it. */
function momentsOf(events: readonly Told[], { result, contracts, evidence, names }: Telling): Moment[] {
  const speaker = new Speaker(result.books, names);
  const hands = new Map<string, string[]>();
  const siblings = byTransaction(result.history);
  const handsBehind = (tx: string): string[] => {
    const transaction = evidence.transactions.get(tx);
    if (transaction === undefined) return [];
    const around = { books: result.books, contracts, transaction: siblings.get(tx) ?? [] };
    return handsOf(callsAround(transaction, around), transaction);
  };
  return events.map((event) => {
    const { tx } = event;
    if (!hands.has(tx)) hands.set(tx, handsBehind(tx));
    return momentOf(event, evidence.times.get(event.block) ?? 0n, hands.get(tx)!, speaker);
  });
}

/** An event in words. @param hands the keys behind it. */
export function momentOf(event: Told, time: bigint, hands: readonly string[], speaker: Speaker): Moment {
  const { block, tx, logIndex, name } = event;
  const by = hands.map((address) => handOf(address, speaker.books));
  return { block, tx, logIndex, event: name, time, text: sentenceOf(event, speaker), by };
}

function byTransaction(history: readonly Told[]): Map<string, Told[]> {
  const all = new Map<string, Told[]>();
  for (const event of history) {
    const present = all.get(event.tx);
    if (present) present.push(event);
    else all.set(event.tx, [event]);
  }
  return all;
}

/** Calldata that makes no sense is the audit's to report; here it only names nobody. */
function callsAround(transaction: RawTransaction, around: Parameters<typeof callsIn>[1]): Calls | undefined {
  try {
    return callsIn(transaction, around);
  } catch {
    return undefined;
  }
}

function handOf(address: string, { membership }: Books): Hand {
  const member = membership.signers.get(address)?.member;
  return member === undefined ? { address } : { address, member };
}
