import { type Calls, callsIn } from "../../acts/acts.js";
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
export function momentsOf(events: readonly Told[], { result, contracts, evidence, names }: Telling): Moment[] {
  const speaker = new Speaker(result.books, names);
  const hands = new Map<string, Hand[]>();
  const siblings = byTransaction(result.history);
  const handsOf = (tx: string): Hand[] => {
    const transaction = evidence.transactions.get(tx);
    if (transaction === undefined) return [];
    const around = { books: result.books, contracts, transaction: siblings.get(tx) ?? [] };
    return signersIn(transaction, around).map((address) => handOf(address, result));
  };
  return events.map((event) => {
    const { block, tx, logIndex, name } = event;
    if (!hands.has(tx)) hands.set(tx, handsOf(tx));
    const time = evidence.times.get(block) ?? 0n;
    return { block, tx, logIndex, event: name, time, text: sentenceOf(event, speaker), by: hands.get(tx)! };
  });
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

/** The keys that an act's envelopes name, each once; the sender of an act without. That they signed is the audit's to check. */
function signersIn(transaction: RawTransaction, around: Parameters<typeof callsIn>[1]): string[] {
  const signed = actsIn(transaction, around).flatMap(({ authorisations, consents }) => [
    ...authorisations.flatMap((one) => one.signed?.signatures ?? []),
    ...consents,
  ]);
  const addresses = signed.map(({ signer }) => signer.toLowerCase());
  return addresses.length === 0 ? [transaction.from.toLowerCase()] : [...new Set(addresses)];
}

/** Calldata that makes no sense is the audit's to report; here it only names nobody. */
function actsIn(transaction: RawTransaction, around: Parameters<typeof callsIn>[1]): Calls["acts"] {
  try {
    return callsIn(transaction, around).acts;
  } catch {
    return [];
  }
}

function handOf(address: string, { books }: Telling["result"]): Hand {
  const member = books.membership.signers.get(address)?.member;
  return member === undefined ? { address } : { address, member };
}
