import type { Finding, Sentence } from "../findings.js";
import { Recoveries } from "../keys/recoveries.js";
import { type Endpoint, EndpointError, ask, quantity } from "../load/endpoint.js";
import type { History, LoadOptions } from "../load/load.js";
import { type Verdict, verdictsOf } from "../verdicts.js";
import { type Trust, anchorOf } from "./anchor.js";
import { provenLogs } from "./body.js";
import { type Fetched, blocksOf } from "./fetch.js";
import type { NodeBlock } from "./header.js";
import { Link, hashed } from "./link.js";
import { BODIES, HEADERS, type Report, SEALS, SPLIT, TOLD, reporter, titles } from "./problems.js";
import { qbftExtra } from "./qbft.js";
import { type Scope, scopeOf } from "./scope.js";
import { EPOCH, Seals } from "./seals.js";
import { type Compared, type Witness, compareAll } from "./split.js";
import { Told } from "./told.js";
import { UnknownType } from "./transaction.js";

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
 * Proves that what was loaded is what stands on the chain, trusting the endpoint in nothing: headers hashed and linked up to what is
 * known from elsewhere; blocks with no log of the ledger proven so by their bloom; all others hashed again from their transactions and
 * receipts, and the logs, calls, senders and times that were replayed compared with these.
 * @param receiptsByBlock Does the endpoint have eth_getBlockReceipts?
 */
export async function proveChain(
  endpoint: Endpoint,
  history: History,
  options: ChainOptions,
  receiptsByBlock: boolean,
  { to: asked, progress }: LoadOptions = {},
): Promise<Chain> {
  const { findings, report } = reporter();
  const { from, to, blockHash } = history;
  const proof = new Proof(history, report);
  const main = { name: options.name ?? "the endpoint", provider: endpoint };
  let end: Pick<Chain, "reason" | "anchored" | "rests"> = { anchored: false };
  let witnesses: Compared[] = [];
  const ran: string[] = [];
  try {
    end = await proof.run(endpoint, options, receiptsByBlock, progress);
    if (asked === undefined && options.trusted && options.trusted.number > to) {
      report(HEADERS, { block: to }, older, `block ${options.trusted.number} or later`, `block ${to}`);
    }
    const split = await compareAll(main, options.witnesses ?? [], { from, to, blockHash }, report);
    witnesses = split.compared;
    if (witnesses.length > 0) ran.push(SPLIT);
    const [silent] = split.silent;
    if (silent) end.reason ??= unheard(silent.name, silent.error.sentence);
  } catch (error) {
    if (!(error instanceof EndpointError)) throw error;
    end.reason = error.sentence;
  }
  const coverage = { ...proof.coverage(), witnesses };
  if (coverage.headers > 0) ran.push(HEADERS, BODIES, TOLD, ...(proof.judgesSeals ? [SEALS] : []));
  return { findings, verdicts: verdictsOf(titles, ran, findings), ...end, coverage };
}

const unheard = (name: string, { en, zh }: Sentence): Sentence => ({ en: `${name}: ${en}`, zh: `${name}：${zh}` });

/** The walk along the chain. */
class Proof {
  private readonly link: Link;
  private readonly told: Told;
  private readonly scope: Scope;
  private readonly keys = new Recoveries();
  private readonly counts = { empty: 0, opened: 0, transactions: 0 };
  private seals: Seals | undefined;
  private odd: Sentence | undefined;
  private trustedHash: string | undefined;

  constructor(
    private readonly history: History,
    private readonly report: Report,
  ) {
    this.link = new Link(report);
    this.told = new Told(history.logs, history.evidence, report, this.keys.ask);
    this.scope = scopeOf(history.contracts, history.logs);
  }

  /** Is it known whose seals these must be? */
  get judgesSeals(): boolean {
    return this.seals?.size !== undefined;
  }

  coverage(): Omit<ChainCoverage, "witnesses"> {
    const { link, told, seals, counts } = this;
    return { headers: link.count, ...counts, logs: told.logs, senders: told.senders, seals: seals?.count ?? 0 };
  }

  async run(
    endpoint: Endpoint,
    options: ChainOptions,
    receiptsByBlock: boolean,
    progress: LoadOptions["progress"],
  ): Promise<Pick<Chain, "reason" | "anchored" | "rests">> {
    const { from, to } = this.history;
    const { first, last, sealed } = await this.rangeOf(endpoint, options);
    if (first === undefined) return { anchored: false, reason: otherHash };
    if (sealed) this.seals = new Seals(this.report, options.validators, options.epoch ?? EPOCH, this.keys.ask);
    const opened = (number: number, block: NodeBlock): boolean =>
      number >= from && number <= to && this.mayHold(block.logsBloom);
    const wanted = { first, last, expected: this.told.has, opened, receiptsByBlock };
    try {
      for await (const piece of blocksOf(endpoint, wanted)) {
        for (const one of piece) this.guarded(one, () => this.next(one, options));
        progress?.({ phase: "chain", done: piece.at(-1)!.number - first + 1, total: last - first + 1 });
      }
    } finally {
      this.keys.settle();
    }
    const shown = { to, found: this.trustedHash, validators: this.seals?.size };
    const anchor = anchorOf(options, shown, this.report);
    return { ...anchor, ...(this.odd && { reason: this.odd }) };
  }

  /**
   * Which headers are needed: the audited blocks, what reaches to the block that is trusted, and on a QBFT chain what reaches back to
   * where its validators are known and their votes begin. None, when this chain's hashes are not of headers as Ethereum has them.
   */
  private async rangeOf(endpoint: Endpoint, { trusted, validators, epoch = EPOCH }: Trust) {
    const { from, to } = this.history;
    const ends = await Promise.all(
      [to, from].map((at) => ask<NodeBlock | null>(endpoint, "eth_getBlockByNumber", [quantity(at), false])),
    );
    const regular = ends.some((block, i) => block !== null && hashes([to, from][i]!, block));
    if (!regular) return { sealed: false };
    const known = trusted?.number ?? from;
    const last = Math.max(to, known);
    const sealed = ends[0] != null && qbftExtra(ends[0].extraData) !== undefined;
    if (!sealed) return { first: Math.min(from, known), last, sealed };
    const begin = Math.min(from, known);
    return { first: validators ? 0 : begin - (begin % epoch), last, sealed };
  }

  private mayHold(bloom: string): boolean {
    try {
      return this.scope.may(bloom);
    } catch {
      return false; // no bloom at all: the header will not hash to its block's hash
    }
  }

  private next({ number, block, body }: Fetched, { trusted }: Trust): void {
    const { from, to, blockHash } = this.history;
    if (block === null) return this.link.gap(number);
    const { hash, extra } = this.link.next(number, block);
    if (trusted?.number === number) this.trustedHash = hash;
    if (number === to && hash !== blockHash.toLowerCase()) {
      const text = { en: "The last block was told otherwise before.", zh: "末区块与此前返回的不同。" };
      this.report(HEADERS, { block: number }, text, hash, blockHash);
    }
    if (this.seals && extra) this.seals.next(number, block, extra);
    else if (this.seals) this.report(SEALS, { block: number }, unsealed, "QBFT", block.extraData);
    if (number < from || number > to) return;
    if (number === to) this.told.comparePinned(number, block.timestamp, this.history.blockTime);
    if (body === undefined) this.counts.empty += 1;
    else {
      this.counts.opened += 1;
      this.counts.transactions += body.transactions.length;
    }
    const proven = body ? provenLogs(number, block, body, this.report).filter(this.scope.has) : [];
    this.told.compare(number, Number(block.timestamp), proven);
  }

  /** Whatever an endpoint answers must not stop the audit. */
  private guarded({ number, block }: Fetched, look: () => void): void {
    try {
      look();
    } catch (error) {
      if (error instanceof UnknownType) {
        this.odd ??= otherType(number, error.message);
        return;
      }
      if (!(error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError)) throw error;
      const text = {
        en: "The endpoint's answer about this block makes no sense.",
        zh: "节点关于该区块的返回无法解释。",
      };
      this.report(block === null ? HEADERS : BODIES, { block: number }, text, "a block", error.message);
    }
  }
}

function hashes(number: number, block: NodeBlock): boolean {
  try {
    return hashed(number, block).hash === block.hash.toLowerCase();
  } catch {
    return false;
  }
}

const older: Sentence = {
  en: "The endpoint's newest block is older than the block that is trusted: what came since was kept back.",
  zh: "节点的最新区块早于可信区块：其后的内容被隐去。",
};

const unsealed: Sentence = {
  en: "A header of a QBFT chain has neither validators nor seals.",
  zh: "QBFT 链的区块头缺少验证人与封印。",
};

const otherHash: Sentence = {
  en: "The blocks' hashes are not those of their headers as Ethereum or QBFT write them: nothing can be proven from them.",
  zh: "区块哈希并非按以太坊或 QBFT 格式由区块头得出：无从据以证明。",
};

const otherType = (block: number, type: string): Sentence => ({
  en: `Block ${block} has a transaction of type ${type}, which is no type of Ethereum's: its hash cannot be computed again.`,
  zh: `区块 ${block} 有类型为 ${type} 的交易，非以太坊交易类型：其哈希无法重算。`,
});
