import { type Books, newBooks } from "./books.js";
import { contributions } from "./checks/contributions.js";
import { conservation } from "./checks/conservation.js";
import { credits } from "./checks/credits.js";
import { fourEyes } from "./checks/fourEyes.js";
import { owed } from "./checks/owed.js";
import { payments } from "./checks/payments.js";
import { receipts } from "./checks/receipts.js";
import { recovery } from "./checks/recovery.js";
import { sequences } from "./checks/sequences.js";
import { terms } from "./checks/terms.js";
import { treasury } from "./checks/treasury.js";
import { units } from "./checks/units.js";
import { waterfall } from "./checks/waterfall.js";
import { words } from "./checks/words.js";
import { LOGS, decode } from "./decode.js";
import type { At, CheckedContracts, RawLog, Told } from "./events.js";
import type { Check, Finding, Scene, Sentence } from "./findings.js";
import { fold } from "./fold/fold.js";

const all: readonly Check[] = [
  terms,
  contributions,
  units,
  receipts,
  fourEyes,
  sequences,
  waterfall,
  recovery,
  owed,
  payments,
  credits,
  treasury,
  conservation,
  words,
];

/** What a check of the whole history found. */
export interface Result {
  books: Books;
  history: readonly Told[];
  verdicts: { id: string; title: Sentence; findings: number }[];
  findings: Finding[];
}

/**
 * Replays the history from its logs alone and asks every check of every event. No contract is asked anything. A finding never stops
 * the replay.
 * @param logs all logs of the contracts, and of the tokens they hold, in the order of the chain.
 * @param contracts where the contracts stand.
 */
export function check(logs: readonly RawLog[], contracts: CheckedContracts): Result {
  const { history, findings } = decode(logs, contracts);
  const books = newBooks();
  const running = all.map((one) => ({ ...one.begin(), id: one.id }));
  const sceneOf = (id: string, transaction: readonly Told[], position: number): Scene => ({
    books,
    contracts,
    transaction,
    position,
    find: ({ block, tx, logIndex }: At, text, expected, found) =>
      findings.push({
        check: id,
        severity: "error",
        text,
        block,
        tx,
        logIndex,
        expected: String(expected),
        found: String(found),
      }),
  });
  for (const [i, transaction] of transactions(history).entries()) {
    for (const [position, event] of transaction.events.entries()) {
      for (const one of running) one.event?.(event, sceneOf(one.id, transaction.events, position));
      fold(books, transaction.events, position);
    }
    const { events, endsBlock } = transaction;
    for (const one of running) one.transaction?.(events, sceneOf(one.id, events, i));
    if (endsBlock) for (const one of running) one.block?.(events.at(-1)!, sceneOf(one.id, events, i));
  }
  const titles = [
    { id: LOGS, title: { en: "Every log can be read, in its place", zh: "每条日志均可解读且次序正确" } },
    ...all,
  ];
  const count = (id: string) => findings.filter((finding) => finding.check === id).length;
  return { books, history, findings, verdicts: titles.map(({ id, title }) => ({ id, title, findings: count(id) })) };
}

/** The history, transaction by transaction. */
function transactions(history: readonly Told[]): { events: Told[]; endsBlock: boolean }[] {
  const result: { events: Told[]; endsBlock: boolean }[] = [];
  for (const [i, event] of history.entries()) {
    if (i === 0 || history[i - 1]!.tx !== event.tx) result.push({ events: [], endsBlock: false });
    const current = result.at(-1)!;
    current.events.push(event);
    current.endsBlock = history[i + 1]?.block !== event.block;
  }
  return result;
}
