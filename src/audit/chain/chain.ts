import type { Finding, Sentence } from "../findings.js";
import { Recoveries } from "../keys/recoveries.js";
import { type Batch, batchesOf, settledAt } from "../load/batches.js";
import { type Endpoint, EndpointError } from "../load/endpoint.js";
import type { LoadOptions } from "../load/load.js";
import type { Pinned } from "../load/pin.js";
import { type Verdict, verdictsOf } from "../verdicts.js";
import type { Anchor, Trust } from "./anchor.js";
import { type Fetched, blocksOf } from "./fetch.js";
import { Growing } from "./growing.js";
import { Kept } from "./kept.js";
import { BODIES, HEADERS, type Report, SEALS, SPLIT, TOLD, reporter, titles } from "./problems.js";
import { type Compared, type Witness, compareAll } from "./split.js";
import { Walk } from "./walk.js";

/** What the chain is proven against, besides itself. */
export interface ChainOptions extends Trust {
  /** What the audited endpoint is called where it is compared with others. */
  name?: string;
  /** Other endpoints of the same chain, best each of another member. */
  witnesses?: readonly Witness[];
}

/** How much of the chain was looked at. */
export interface ChainCoverage {
  headers: number;
  /** Blocks of the audited range proven to have no log of the ledger by their bloom, and those whose contents were hashed again. */
  empty: number;
  opened: number;
  transactions: number;
  logs: number;
  senders: number;
  seals: number;
  witnesses: Compared[];
}

/** What the proof of the chain says. */
export interface Chain {
  findings: Finding[];
  verdicts: Verdict[];
  /** Why it could not be carried through. */
  reason?: Sentence;
  anchored: boolean;
  /** What it rests on. */
  rests?: Sentence;
  coverage: ChainCoverage;
}

/** Nothing was looked at. */
export const noChain: Chain = {
  findings: [],
  verdicts: verdictsOf(titles, [], []),
  anchored: false,
  coverage: { headers: 0, empty: 0, opened: 0, transactions: 0, logs: 0, senders: 0, seals: 0, witnesses: [] },
};

/**
 * Reads a history from the blocks themselves, trusting the endpoint in nothing: headers hashed and linked up to what is known from
 * elsewhere; blocks with no log of the ledger proven so by their bloom; all others hashed again from their transactions and receipts, and
 * the logs, calls, senders and times taken from these. What was told before is compared with them.
 */
export class ChainProof {
  private readonly findings: Finding[];
  private readonly report: Report;
  private readonly keys = new Recoveries();
  private readonly walk: Walk;
  /** Why the walk ended early, or was none. */
  private reason: Sentence | undefined;

  /** @param receiptsByBlock Does the endpoint have eth_getBlockReceipts? */
  constructor(
    private readonly endpoint: Endpoint,
    private readonly pinned: Pinned,
    private readonly options: ChainOptions & LoadOptions,
    private readonly receiptsByBlock: boolean,
  ) {
    const { findings, report } = reporter();
    [this.findings, this.report] = [findings, report];
    this.walk = new Walk(pinned, options, report, this.keys);
  }

  /**
   * The history, batch by batch: what was told of it before, compared with what the chain proves, then what the chain proves. Where a chain
   * cannot be proven, or the endpoint no longer answers for it, the rest is what it tells.
   * @param told batches from the first block on.
   * @param next the first block that they do not cover.
   * @throws EndpointError when the history cannot be loaded, and when the chain changed meanwhile.
   */
  async *batches(told: AsyncIterable<Batch>, next: number): AsyncGenerator<Batch> {
    const { endpoint, pinned, walk } = this;
    const kept = new Kept(told, pinned.from, next, this.report);
    const growing = new Growing(pinned);
    let unread = pinned.from;
    for await (const piece of this.pieces()) {
      for (const one of piece) {
        const proven = walk.next(one);
        const { number } = one;
        if (number < pinned.from || number > pinned.to) continue;
        unread = number + 1;
        if (number < next) yield* await kept.compared(number, proven);
        else growing.add(one, proven);
        if (number === settledAt(pinned)) yield* growing.taken();
      }
      yield* growing.taken();
    }
    yield* kept.rest();
    yield* batchesOf(endpoint, pinned, Math.max(unread, next));
  }

  /** What came of it, once the history was read. The chain is now compared with other endpoints'. */
  async result(): Promise<Chain> {
    this.keys.settle();
    const { endpoint, pinned, options, findings, report, reason, walk } = this;
    const end: Partial<Anchor> & Pick<Chain, "reason"> = reason === undefined ? walk.end() : { reason };
    if (options.to === undefined && options.trusted && options.trusted.number > pinned.to)
      report(HEADERS, { block: pinned.to }, older, `block ${options.trusted.number} or later`, `block ${pinned.to}`);
    const main = { name: options.name ?? "the endpoint", provider: endpoint };
    const { compared: witnesses, silent } = await compareAll(main, options.witnesses ?? [], pinned, report);
    if (silent[0]) end.reason ??= unheard(silent[0].name, silent[0].error.sentence);
    const coverage = { ...walk.coverage(), witnesses };
    const ran = coverage.headers > 0 ? [HEADERS, BODIES, TOLD] : [];
    if (walk.judgesSeals) ran.push(SEALS);
    if (witnesses.length > 0) ran.push(SPLIT);
    return { findings, verdicts: verdictsOf(titles, ran, findings), anchored: false, ...end, coverage };
  }

  /** The blocks from the first one that is needed to the last, as far as the endpoint gives them. */
  private async *pieces(): AsyncGenerator<Fetched[]> {
    const { endpoint, pinned, walk, receiptsByBlock, options } = this;
    try {
      const reach = await walk.begin(endpoint);
      if (reach === undefined) {
        this.reason = otherHash;
        return;
      }
      const { first, last } = reach;
      const wanted = { first, last, from: pinned.from, to: pinned.to, opened: walk.mayHold, receiptsByBlock };
      for await (const piece of blocksOf(endpoint, wanted)) {
        yield piece;
        options.progress?.({ phase: "chain", done: piece.at(-1)!.number - first + 1, total: last - first + 1 });
      }
    } catch (error) {
      if (!(error instanceof EndpointError)) throw error;
      this.reason = error.sentence;
    }
  }
}

const unheard = (name: string, { en, zh }: Sentence): Sentence => ({ en: `${name}: ${en}`, zh: `${name}：${zh}` });

const older: Sentence = {
  en: "The endpoint's newest block is older than the block that is trusted: what came since was kept back.",
  zh: "节点的最新区块早于可信区块：其后的内容被隐去。",
};

const otherHash: Sentence = {
  en: "The blocks' hashes are not those of their headers as Ethereum or QBFT write them: nothing can be proven from them.",
  zh: "区块哈希并非按以太坊或 QBFT 格式由区块头得出：无从据以证明。",
};
