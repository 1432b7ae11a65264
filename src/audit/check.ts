import { type Books, newBooks } from "./books.js";
import { contributions } from "./checks/contributions.js";
import { conservation } from "./checks/conservation.js";
import { credits } from "./checks/credits.js";
import { fourEyes } from "./checks/fourEyes.js";
import { permissions } from "./checks/permissions.js";
import { owed } from "./checks/owed.js";
import { payments } from "./checks/payments.js";
import { receipts } from "./checks/receipts.js";
import { recovery } from "./checks/recovery.js";
import { seats } from "./checks/seats.js";
import { sequences } from "./checks/sequences.js";
import { signatures } from "./checks/signatures.js";
import { terms } from "./checks/terms.js";
import { traces } from "./checks/traces.js";
import { treasury } from "./checks/treasury.js";
import { units } from "./checks/units.js";
import { waterfall } from "./checks/waterfall.js";
import { windows } from "./checks/windows.js";
import { words } from "./checks/words.js";
import { access } from "./property/checkAccess.js";
import { licences } from "./property/checkLicences.js";
import { motions } from "./property/checkMotions.js";
import { owners } from "./property/checkOwners.js";
import { rewards } from "./property/checkRewards.js";
import { royalties } from "./property/checkRoyalties.js";
import { LOGS, decode } from "./decode.js";
import { type Calls, callsIn } from "./acts/acts.js";
import type { At, CheckedContracts, Evidence, RawLog, Told } from "./events.js";
import type { Check, Find, Finding, Scene, Sentence, Tally } from "./findings.js";
import { fold } from "./fold/fold.js";
import { type Keys, atOnce } from "./keys/recover.js";

const all: readonly Check[] = [
  terms,
  seats,
  contributions,
  units,
  owners,
  motions,
  licences,
  access,
  royalties,
  rewards,
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
  traces,
  signatures,
  permissions,
  windows,
];

/** What one check found. */
export interface Verdict {
  id: string;
  title: Sentence;
  ran: boolean;
  findings: number;
}

/** What a check of the whole history found. */
export interface Result {
  books: Books;
  history: readonly Told[];
  /** Each check, and whether it was run: some need more than logs. */
  verdicts: Verdict[];
  findings: Finding[];
  tally: Tally;
}

/**
 * Replays the history and asks every check of every event. No contract is asked anything. A finding never stops the replay.
 * @param logs all logs of the contracts, of the AccessManagers they obey and of the tokens they hold, in the order of the chain.
 * @param contracts where the contracts stand.
 * @param evidence times and transactions; without them the checks that need them are not run.
 * @param keys recovers the signatures' keys.
 */
export function check(
  logs: readonly RawLog[],
  contracts: CheckedContracts,
  evidence?: Evidence,
  keys: Keys = atOnce,
): Result {
  const { history, findings } = decode(logs, contracts);
  const books = newBooks();
  const tally: Tally = { recovered: 0, sent: 0, vouched: [], untraceable: [] };
  const asked = all.filter(({ needsChain }) => !needsChain || evidence !== undefined);
  const running = asked.map(
    (one) => new Running(one, { books, contracts, evidence, tally, recover: keys.ask }, findings),
  );
  for (const { events, endsBlock } of transactions(history)) {
    const [first, last] = [events[0]!, events.at(-1)!];
    const time = evidence?.times.get(first.block);
    const calls = callsOf({ books, contracts, transaction: events }, evidence, first, findings);
    for (const one of running) one.begins(events, time, calls);
    for (const [position, event] of events.entries()) {
      for (const one of running) one.event(event, position);
      try {
        fold(books, events, position, time);
      } catch (error) {
        findings.push(senseless(LOGS, event, error));
      }
    }
    for (const one of running) one.ends(events, last, endsBlock);
  }
  keys.settle();
  return { books, history, findings, tally, verdicts: verdictsOn(findings, evidence !== undefined) };
}

/** A check at work. Its scene is one object that moves on with the history: there are too many events to make one for each. */
class Running {
  private readonly id: string;
  private readonly hooks: ReturnType<Check["begin"]>;
  private readonly scene: Scene;

  constructor(
    one: Check,
    known: Pick<Scene, "books" | "contracts" | "evidence" | "tally" | "recover">,
    private readonly findings: Finding[],
  ) {
    this.id = one.id;
    this.hooks = one.begin();
    const find: Find = (place, text, expected, found) => findings.push(findingOf(one.id, place, text, expected, found));
    this.scene = { ...known, transaction: [], position: 0, time: undefined, calls: undefined, find };
  }

  begins(events: readonly Told[], time: bigint | undefined, calls: Calls | undefined): void {
    Object.assign(this.scene, { transaction: events, position: 0, time, calls });
    if (this.hooks.begins) this.guarded(events[0]!, () => this.hooks.begins!(events, this.scene));
  }

  event(event: Told, position: number): void {
    if (this.hooks.event === undefined) return;
    this.scene.position = position;
    try {
      this.hooks.event(event, this.scene);
    } catch (error) {
      this.findings.push(senseless(this.id, event, error));
    }
  }

  ends(events: readonly Told[], last: At, endsBlock: boolean): void {
    this.scene.position = events.length;
    if (this.hooks.transaction) this.guarded(last, () => this.hooks.transaction!(events, this.scene));
    if (endsBlock && this.hooks.block) this.guarded(last, () => this.hooks.block!(last, this.scene));
  }

  private guarded(at: At, run: () => void): void {
    try {
      run();
    } catch (error) {
      this.findings.push(senseless(this.id, at, error));
    }
  }
}

/** A history that makes no sense at all may confuse a check; that is a finding like any other. */
function senseless(id: string, at: At, error: unknown): Finding {
  const text = { en: "This event makes no sense where it stands.", zh: "该事件在此处无法解释。" };
  return findingOf(id, at, text, "an event that fits", (error as Error).message);
}

/** What the transaction of these events carries, where it is known. */
function callsOf(
  around: Pick<Scene, "books" | "contracts" | "transaction">,
  evidence: Evidence | undefined,
  first: Told,
  findings: Finding[],
): Calls | undefined {
  const transaction = evidence?.transactions.get(first.tx);
  try {
    return transaction && callsIn(transaction, around);
  } catch (error) {
    findings.push(senseless(LOGS, first, error));
    return undefined;
  }
}

function findingOf(
  check: string,
  { block, tx, logIndex }: At,
  text: Sentence,
  expected: unknown,
  found: unknown,
): Finding {
  return { check, severity: "error", text, block, tx, logIndex, expected: String(expected), found: String(found) };
}

function verdictsOn(findings: readonly Finding[], withChain: boolean): Result["verdicts"] {
  const logs = { id: LOGS, title: { en: "Every log can be read, in its place", zh: "每条日志均可解读且次序正确" } };
  const count = (id: string) => findings.filter((finding) => finding.check === id).length;
  return [logs, ...all].map(({ id, title, needsChain }: Pick<Check, "id" | "title" | "needsChain">) => {
    return { id, title, ran: withChain || !needsChain, findings: count(id) };
  });
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
