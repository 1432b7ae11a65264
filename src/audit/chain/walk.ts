import { SOURCE_TOPICS, kindOf, sourcesIn } from "../decode.js";
import type { Sentence } from "../findings.js";
import { type Endpoint, ask, quantity } from "../load/endpoint.js";
import type { Keys } from "../keys/recover.js";
import type { Pinned } from "../load/pin.js";
import { type Anchor, type Trust, anchorOf } from "./anchor.js";
import { type Held, type Opened, heldIn, openedFrom, provenHashes, requireReadable } from "./body.js";
import type { Body, Fetched } from "./fetch.js";
import type { NodeBlock } from "./header.js";
import { Link, hashed } from "./link.js";
import { BODIES, HEADERS, type Report, SEALS, TOLD } from "./problems.js";
import { qbftExtra } from "./qbft.js";
import { type Scope, scopeOf } from "./scope.js";
import { EPOCH, Seals } from "./seals.js";
import { Senders } from "./senders.js";
import { compareTime } from "./told.js";
import { UnknownType } from "./transaction.js";

/** A block of the audited range as the chain proves it. */
export interface ProvenBlock extends Held {
  number: number;
  time: bigint;
}

/** Which headers are needed. */
export interface Reach {
  first: number;
  last: number;
}

/**
 * The walk along the chain, block by block: headers hashed and linked, seals counted, what a block holds of the ledger hashed again or,
 * by the bloom, proven not to be there.
 */
export class Walk {
  readonly counts = { empty: 0, opened: 0, transactions: 0, logs: 0 };
  private readonly link: Link;
  private readonly scope: Scope;
  private readonly senders: Senders;
  private seals: Seals | undefined;
  private trustedHash: string | undefined;
  /** Why not everything can be hashed again. */
  private odd: Sentence | undefined;

  constructor(
    private readonly pinned: Pinned,
    private readonly trust: Trust,
    private readonly report: Report,
    private readonly keys: Keys,
  ) {
    this.link = new Link(report);
    this.scope = scopeOf(pinned.contracts, pinned.sources);
    this.senders = new Senders(pinned.chainId, report, keys.ask);
  }

  /** Is it known whose seals these must be? */
  get judgesSeals(): boolean {
    return this.seals?.size !== undefined;
  }

  coverage() {
    const { link, senders, seals, counts } = this;
    return { headers: link.count, ...counts, senders: senders.count, seals: seals?.count ?? 0 };
  }

  /**
   * Which headers are needed: the audited blocks, what reaches to the block that is trusted, and on a QBFT chain what reaches back to
   * where its validators are known and their votes begin. None, when this chain's hashes are not of headers as Ethereum has them.
   * @throws EndpointError when the endpoint does not answer.
   */
  async begin(endpoint: Endpoint): Promise<Reach | undefined> {
    const { from, to } = this.pinned;
    const { trusted, validators, epoch = EPOCH } = this.trust;
    const ends = await Promise.all(
      [to, from].map((at) => ask<NodeBlock | null>(endpoint, "eth_getBlockByNumber", [quantity(at), false])),
    );
    const regular = ends.some((block, i) => block !== null && hashes([to, from][i]!, block));
    if (!regular) return undefined;
    const known = trusted?.number ?? from;
    const last = Math.max(to, known);
    const begin = Math.min(from, known);
    if (ends[0] == null || qbftExtra(ends[0].extraData) === undefined) return { first: begin, last };
    this.seals = new Seals(this.report, validators, epoch, this.keys.ask);
    return { first: validators ? 0 : begin - (begin % epoch), last };
  }

  /** May a block hold a log of the ledger? */
  readonly mayHold = (_number: number, { logsBloom }: NodeBlock): boolean => {
    try {
      return this.scope.may(logsBloom);
    } catch {
      return false; // no bloom at all: the header will not hash to its block's hash
    }
  };

  /**
   * Looks at the next block. Whatever an endpoint answers must not stop the audit.
   * @returns what it holds of the ledger; undefined of a block that is not audited, and where the answer makes no sense.
   */
  next(fetched: Fetched): ProvenBlock | undefined {
    try {
      return this.look(fetched);
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError)) throw error;
      const text = {
        en: "The endpoint's answer about this block makes no sense.",
        zh: "节点关于该区块的返回无法解释。",
      };
      const check = fetched.block === null ? HEADERS : BODIES;
      this.report(check, { block: fetched.number }, text, "a block", error.message);
      return undefined;
    }
  }

  /** What all of it rests on, once every block was looked at. */
  end(): Anchor & { reason?: Sentence } {
    const shown = { to: this.pinned.to, found: this.trustedHash, validators: this.seals?.size };
    return { ...anchorOf(this.trust, shown, this.report), ...(this.odd && { reason: this.odd }) };
  }

  private look({ number, block, body }: Fetched): ProvenBlock | undefined {
    const { from, to } = this.pinned;
    if (block === null) {
      this.link.gap(number);
      return undefined;
    }
    this.header(number, block);
    if (number < from || number > to) return undefined;
    const time = BigInt(block.timestamp);
    if (number === to) compareTime(number, time, this.pinned.blockTime, this.report);
    if (body === undefined) {
      this.counts.empty += 1;
      return { number, time, logs: [], transactions: [] };
    }
    const held = this.open(number, block, body);
    return { number, time, ...held };
  }

  private header(number: number, block: NodeBlock): void {
    const { to, blockHash } = this.pinned;
    const { hash, extra } = this.link.next(number, block);
    if (this.trust.trusted?.number === number) this.trustedHash = hash;
    if (number === to && hash !== blockHash.toLowerCase()) {
      const text = { en: "The last block was told otherwise before.", zh: "末区块与此前返回的不同。" };
      this.report(HEADERS, { block: number }, text, hash, blockHash);
    }
    if (this.seals && extra) this.seals.next(number, block, extra);
    else if (this.seals) this.report(SEALS, { block: number }, unsealed, "QBFT", block.extraData);
  }

  private open(number: number, block: NodeBlock, body: Body): Held {
    this.counts.opened += 1;
    this.counts.transactions += body.transactions.length;
    const opened = openedFrom(body);
    const held = heldIn(number, opened, this.hashesOf(number, block, opened), this.scope);
    this.counts.logs += held.logs.length;
    this.requireKnown(held);
    for (const one of held.transactions) this.knowing(number, () => this.senders.check(number, one));
    return held;
  }

  /** A transaction that cannot be hashed again is called what the endpoint calls it. */
  private hashesOf(number: number, block: NodeBlock, opened: Opened): string[] {
    const told = opened.transactions.map(({ hash }) => hash.toLowerCase());
    const proven = this.knowing(number, () => provenHashes(number, block, opened, this.report));
    if (proven === undefined) opened.transactions.forEach(requireReadable);
    return proven ?? told;
  }

  /** Undefined where a transaction is of no type of Ethereum's. */
  private knowing<T>(number: number, look: () => T): T | undefined {
    try {
      return look();
    } catch (error) {
      if (!(error instanceof UnknownType)) throw error;
      this.odd ??= otherType(number, error.message);
      return undefined;
    }
  }

  /** Who tells the history was asked for before: a log that names another one was kept back then. */
  private requireKnown({ logs }: Held): void {
    const telling = logs.filter((log) => SOURCE_TOPICS.includes(kindOf(log) ?? ""));
    for (const log of telling) {
      const { managers, tokens } = sourcesIn([log], this.pinned.contracts);
      const { sources } = this.pinned;
      if (
        managers.every((one) => sources.managers.includes(one)) &&
        tokens.every((one) => sources.tokens.includes(one))
      )
        continue;
      const at = { block: log.blockNumber, tx: log.transactionHash, logIndex: log.logIndex };
      const text = {
        en: "The receipts prove a log that names a token or an AccessManager, and it was kept back when such logs were asked for.",
        zh: "收据证明存在提及代币或 AccessManager 的日志，此前查询时却未返回。",
      };
      this.report(TOLD, at, text, [...managers, ...tokens].join(), "nothing");
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

const unsealed: Sentence = {
  en: "A header of a QBFT chain has neither validators nor seals.",
  zh: "QBFT 链的区块头缺少验证人与封印。",
};

const otherType = (block: number, type: string): Sentence => ({
  en: `Block ${block} has a transaction of type ${type}, which is no type of Ethereum's: its hash cannot be computed again.`,
  zh: `区块 ${block} 有类型为 ${type} 的交易，非以太坊交易类型：其哈希无法重算。`,
});
