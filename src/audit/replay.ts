import { type Calls, callsIn } from "./acts/acts.js";
import { handsOf } from "./acts/hands.js";
import { type Books, type SmallBooks, grownBooks, newSmallBooks } from "./books.js";
import { checks } from "./checks/all.js";
import { Decoder, LOGS, type Sources } from "./decode.js";
import type { CheckedContracts, Evidence, RawLog, RawTransaction, Told } from "./events.js";
import type { Check, Finding, Tally } from "./findings.js";
import { fold } from "./fold/fold.js";
import { type Landmark, isClaim, noteLandmarks } from "./landmarks.js";
import { type Keys, atOnce } from "./keys/recover.js";
import { Memory, type Remembered } from "./memory.js";
import { Running, senseless } from "./running.js";
import { type List, type Tables, heldTables } from "./tables.js";
import { BlockTimes } from "./times.js";
import type { Verdict } from "./verdicts.js";

/** How much was replayed. */
export interface Counts {
  /** Blocks that have a log, and transactions, where the chain is known. */
  blocks: number;
  transactions: number;
  events: number;
  bookings: number;
  /** Transactions by which the treasury pays. */
  claims: number;
  /** The blocks of the first and the last event, 0 where there is none. */
  first: number;
  last: number;
}

/**
 * All that a replay knows between two blocks, beside its tables: plain values, maps and sets, so that it can be put away and taken up
 * again. What was replayed is not in it.
 */
export interface ReplayState {
  books: SmallBooks;
  /** What each check remembers, by its id. */
  memories: Map<string, Map<string, Remembered>>;
  /** Of logs that cannot be read, and of all else. */
  unreadable: Finding[];
  findings: Finding[];
  tally: Tally;
  counts: Counts;
}

/** What a replay found. */
export interface Replayed extends Pick<ReplayState, "findings" | "tally" | "counts"> {
  books: Books;
  landmarks: List<Landmark>;
  /** Each check, and whether it was run: some need more than logs. */
  verdicts: Verdict[];
  /** Of blocks that have a log, where they are known. */
  times: Times;
}

export type Times = Pick<ReadonlyMap<number, bigint>, "get">;

/** A piece of the history: whole blocks. */
export interface Piece {
  logs: readonly RawLog[];
  /** As in {@link Evidence}. */
  times?: Evidence["times"];
  transactions?: Evidence["transactions"];
}

/** Before anything was replayed. */
const newState = (): ReplayState => ({
  books: newSmallBooks(),
  memories: new Map(),
  unreadable: [],
  findings: [],
  tally: { recovered: 0, sent: 0, vouched: [], untraceable: [] },
  counts: { blocks: 0, transactions: 0, events: 0, bookings: 0, claims: 0, first: 0, last: 0 },
});

/**
 * Replays a history piece by piece and asks every check of every event. No contract is asked anything. A finding never stops it. What was
 * replayed is let go; however the history is cut, the result is the same.
 */
export class Replay {
  private readonly decoder: Decoder;
  private readonly running: readonly Running[];
  private readonly times: BlockTimes;
  private readonly books: Books;
  private readonly landmarks: List<Landmark>;

  /**
   * @param chain what the chain knows beside its logs; without it the checks that need it are not run.
   * @param tables where what grows with every event is kept.
   * @param state where to go on from; the tables are those that it was put away with.
   * @param keys recovers the signatures' keys.
   */
  constructor(
    private readonly contracts: CheckedContracts,
    sources: Sources,
    private readonly chain: Pick<Evidence, "chainId" | "wallets"> | undefined,
    tables: Tables = heldTables(),
    private readonly state: ReplayState = newState(),
    private readonly keys: Keys = atOnce,
  ) {
    const { tally, findings, unreadable, memories } = state;
    const books = { ...state.books, ...grownBooks(tables) };
    this.books = books;
    this.landmarks = tables.list("landmarks");
    this.decoder = new Decoder(contracts, sources, unreadable);
    this.times = new BlockTimes(tables.list("times"));
    const asked = checks.filter(({ needsChain }) => !needsChain || chain !== undefined);
    this.running = asked.map((one) => {
      const memory = memories.get(one.id) ?? new Map<string, Remembered>();
      memories.set(one.id, memory);
      return new Running(
        one,
        new Memory(one.id, memory, tables),
        { books, contracts, evidence: chain, tally, recover: keys.ask },
        findings,
      );
    });
  }

  /** Replays the next piece. @returns what it told. */
  add({ logs, times, transactions }: Piece): Told[] {
    const { counts } = this.state;
    for (const [block, time] of times ?? []) this.times.add(block, time);
    counts.blocks = this.times.size;
    counts.transactions += transactions?.size ?? 0;
    const history = this.decoder.read(logs);
    for (const { events, endsBlock } of transactionsIn(history)) {
      this.transaction(events, endsBlock, times?.get(events[0]!.block), transactions?.get(events[0]!.tx));
    }
    return history;
  }

  /** How many events were replayed. */
  get events(): number {
    return this.state.counts.events;
  }

  /** All that it knows, to be put away: no signature is left of which it does not know whose it is. */
  settled(): ReplayState {
    this.keys.settle();
    return this.state;
  }

  /** What was found so far, in the order of the chain. */
  result(): Replayed {
    const { books, landmarks, times } = this;
    const { tally, counts, unreadable, findings: others } = this.settled();
    const findings = inOrder([...unreadable, ...others]);
    const verdicts = verdictsOn(findings, this.chain !== undefined);
    return { books, tally, counts, landmarks, findings, verdicts, times };
  }

  private transaction(events: Told[], endsBlock: boolean, time: bigint | undefined, carried?: RawTransaction): void {
    const { books, landmarks } = this;
    const { findings, counts } = this.state;
    const calls = this.callsOf(events, carried);
    for (const one of this.running) one.begins(events, time, calls);
    for (const [position, event] of events.entries()) {
      for (const one of this.running) one.event(event, position);
      try {
        fold(books, events, position, time);
      } catch (error) {
        findings.push(senseless(LOGS, event, error));
      }
    }
    for (const one of this.running) one.ends(events, events.at(-1)!, endsBlock);
    count(counts, events);
    noteLandmarks(landmarks, events, time ?? 0n, () => (carried === undefined ? [] : handsOf(calls, carried)));
  }

  /** What the transaction of these events carries, where it is known. */
  private callsOf(events: readonly Told[], carried: RawTransaction | undefined): Calls | undefined {
    const { books } = this;
    try {
      return carried && callsIn(carried, { books, contracts: this.contracts, transaction: events });
    } catch (error) {
      this.state.findings.push(senseless(LOGS, events[0]!, error));
      return undefined;
    }
  }
}

const rankOf = new Map(checks.map(({ id }, i) => [id, i]));

/** By place, then by check: whose a signature is may be known later than what else is found. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const rank = ({ check }: Finding) => rankOf.get(check) ?? -1;
  return findings.toSorted((a, b) => a.block - b.block || a.logIndex - b.logIndex || rank(a) - rank(b));
}

function count(counts: Counts, events: readonly Told[]): void {
  if (counts.events === 0) counts.first = events[0]!.block;
  counts.events += events.length;
  counts.bookings += events.filter(({ name }) => name === "Booked").length;
  counts.claims += events.some(isClaim) ? 1 : 0;
  counts.last = events.at(-1)!.block;
}

function verdictsOn(findings: readonly Finding[], withChain: boolean): Verdict[] {
  const logs = { id: LOGS, title: { en: "Every log can be read, in its place", zh: "每条日志均可解读且次序正确" } };
  const count = (id: string) => findings.filter((finding) => finding.check === id).length;
  return [logs, ...checks].map(({ id, title, needsChain }: Pick<Check, "id" | "title" | "needsChain">) => {
    return { id, title, ran: withChain || !needsChain, findings: count(id) };
  });
}

/** The history, transaction by transaction. */
function transactionsIn(history: readonly Told[]): { events: Told[]; endsBlock: boolean }[] {
  const result: { events: Told[]; endsBlock: boolean }[] = [];
  for (const [i, event] of history.entries()) {
    if (i === 0 || history[i - 1]!.tx !== event.tx) result.push({ events: [], endsBlock: false });
    const current = result.at(-1)!;
    current.events.push(event);
    current.endsBlock = history[i + 1]?.block !== event.block;
  }
  return result;
}
