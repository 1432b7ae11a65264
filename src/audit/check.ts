import { type Books, newBooks } from "./books.js";
import { contributions } from "./checks/contributions.js";
import { conservation } from "./checks/conservation.js";
import { credits } from "./checks/credits.js";
import { fourEyes } from "./checks/fourEyes.js";
import { owed } from "./checks/owed.js";
import { payments } from "./checks/payments.js";
import { receipts } from "./checks/receipts.js";
import { recovery } from "./checks/recovery.js";
import { seats } from "./checks/seats.js";
import { sequences } from "./checks/sequences.js";
import { terms } from "./checks/terms.js";
import { treasury } from "./checks/treasury.js";
import { units } from "./checks/units.js";
import { waterfall } from "./checks/waterfall.js";
import { words } from "./checks/words.js";
import { LOGS, decode } from "./decode.js";
import type { At, CheckedContracts, RawLog, Told } from "./events.js";
import type { Check, Find, Finding, Scene, Sentence } from "./findings.js";
import { fold } from "./fold/fold.js";

const all: readonly Check[] = [
  terms,
  seats,
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
  for (const { events, endsBlock } of transactions(history)) {
    const last = events.at(-1)!;
    for (const [position, event] of events.entries()) {
      ask(event, events, position, (one, scene) => one.event?.(event, scene));
      guarded(LOGS, event, () => fold(books, events, position));
    }
    ask(last, events, events.length, (one, scene) => one.transaction?.(events, scene));
    if (endsBlock) ask(last, events, events.length, (one, scene) => one.block?.(last, scene));
  }
  return { books, history, findings, verdicts: verdictsOn(findings) };

  function ask(at: At, transaction: Told[], position: number, put: (one: Running, scene: Scene) => void): void {
    for (const one of running) {
      const find: Find = (place, text, expected, found) =>
        findings.push(findingOf(one.id, place, text, expected, found));
      guarded(one.id, at, () => put(one, { books, contracts, transaction, position, find }));
    }
  }

  /** A history that makes no sense at all may confuse a check; that is a finding like any other. */
  function guarded(id: string, at: At, run: () => void): void {
    try {
      run();
    } catch (error) {
      const text = { en: "This event makes no sense where it stands.", zh: "该事件在此处无法解释。" };
      findings.push(findingOf(id, at, text, "an event that fits", (error as Error).message));
    }
  }
}

type Running = ReturnType<Check["begin"]>;

function findingOf(
  check: string,
  { block, tx, logIndex }: At,
  text: Sentence,
  expected: unknown,
  found: unknown,
): Finding {
  return { check, severity: "error", text, block, tx, logIndex, expected: String(expected), found: String(found) };
}

function verdictsOn(findings: readonly Finding[]): Result["verdicts"] {
  const logs = { id: LOGS, title: { en: "Every log can be read, in its place", zh: "每条日志均可解读且次序正确" } };
  const count = (id: string) => findings.filter((finding) => finding.check === id).length;
  return [logs, ...all].map(({ id, title }) => ({ id, title, findings: count(id) }));
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
