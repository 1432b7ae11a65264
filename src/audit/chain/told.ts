import type { Evidence, RawLog } from "../events.js";
import type { Recover } from "../keys/recover.js";
import type { ProvenLog } from "./body.js";
import { type Report, TOLD } from "./problems.js";
import { signedIn } from "./transaction.js";

/** Compares what was loaded and replayed with what the chain's blocks prove. */
export class Told {
  /** Logs compared, and senders recovered from their signatures. */
  logs = 0;
  senders = 0;
  private readonly byBlock = new Map<number, RawLog[]>();

  constructor(
    logs: readonly RawLog[],
    private readonly evidence: Evidence,
    private readonly report: Report,
    private readonly recover: Recover,
  ) {
    for (const log of logs) {
      const alike = this.byBlock.get(log.blockNumber);
      if (alike) alike.push(log);
      else this.byBlock.set(log.blockNumber, [log]);
    }
  }

  /** Was a log of this block told? */
  has = (block: number): boolean => this.byBlock.has(block);

  /** @param proven the ledger's logs in this block; none when its bloom proves that there is none. */
  compare(block: number, time: number, proven: readonly ProvenLog[]): void {
    const told = new Map((this.byBlock.get(block) ?? []).map((log) => [log.logIndex, log]));
    for (const log of proven) {
      const counterpart = told.get(log.logIndex);
      told.delete(log.logIndex);
      this.compareLog(block, log, counterpart);
    }
    for (const { logIndex, transactionHash, address } of told.values()) {
      const text = {
        en: "A log was told that no receipt of its block has: it was added.",
        zh: "返回的日志在该区块收据中不存在：系添加。",
      };
      this.report(TOLD, { block, tx: transactionHash, logIndex }, text, "no log", `a log of ${address}`);
    }
    if (this.has(block)) this.compareTime(block, time);
    for (const one of new Set(proven.map(({ transaction }) => transaction))) this.compareTransaction(block, one);
  }

  /** The time as of which everything was asked. */
  comparePinned(block: number, timestamp: string, told: bigint): void {
    if (BigInt(timestamp) !== told) this.misdated(block, timestamp, told);
  }

  private compareLog(block: number, log: ProvenLog, told: RawLog | undefined): void {
    this.logs += 1;
    const at = { block, tx: log.transaction.hash, logIndex: log.logIndex };
    if (told === undefined) {
      const text = {
        en: "The receipts prove a log that was not told: it was dropped.",
        zh: "收据证明存在的日志未被返回：系遗漏。",
      };
      this.report(TOLD, at, text, `a log of ${log.address}`, "nothing");
      return;
    }
    if (isAlike(log, log.transaction.hash, told)) return;
    const [is, was] = [contentOf(log, log.transaction.hash), contentOf(told, told.transactionHash)];
    const text = {
      en: "A log was told otherwise than the receipts prove: it was edited, or stands in another's place.",
      zh: "返回的日志与收据所证不符：内容被改动或次序被调换。",
    };
    this.report(TOLD, at, text, is, was);
  }

  private compareTime(block: number, time: number): void {
    const told = this.evidence.times.get(block);
    if (told !== BigInt(time)) this.misdated(block, time, told);
  }

  private misdated(block: number, expected: unknown, found: unknown): void {
    const text = { en: "The block's time was told otherwise.", zh: "返回的区块时间不符。" };
    this.report(TOLD, { block }, text, expected, found);
  }

  private compareTransaction(block: number, one: ProvenLog["transaction"]): void {
    const { chainId, ...signed } = signedIn(one);
    const { hash } = one;
    const from = one.from.toLowerCase();
    this.senders += 1;
    const told = this.evidence.transactions.get(hash);
    const say = (en: string, zh: string, expected: unknown, found: unknown): void =>
      this.report(TOLD, { block, tx: hash }, { en, zh }, expected, found);
    this.recover(signed, (sender) => {
      if (sender === from) return;
      say("The transaction is not signed by whom it is said to come from.", "交易并非由所称发送者签署。", sender, from);
    });
    if (chainId !== undefined && chainId !== this.evidence.chainId)
      say("The transaction is for another chain.", "交易属于其他链。", this.evidence.chainId, chainId);
    const [is, was] = [callOf(one), told ? callOf(told) : "nothing"];
    if (is !== was) say("The transaction was told otherwise.", "返回的交易内容不符。", is, was);
  }
}

/** Only digits count, not their case. */
const isSame = (a: string, b: string): boolean => a === b || a.toLowerCase() === b.toLowerCase();

const isAlike = (
  { address, topics, data }: Pick<RawLog, "address" | "topics" | "data">,
  transaction: string,
  told: RawLog,
): boolean =>
  isSame(data, told.data) &&
  isSame(address, told.address) &&
  isSame(transaction, told.transactionHash) &&
  topics.length === told.topics.length &&
  topics.every((topic, i) => isSame(topic, told.topics[i]!));

/** In lower case: only digits count. */
const contentOf = (
  { address, topics, data }: Pick<RawLog, "address" | "topics" | "data">,
  transaction: string,
): string => [transaction, address, ...topics, data].join(" ").toLowerCase();

const callOf = ({ from, to, input }: { from: string; to: string | null; input: string }): string =>
  [from, to, input].join(" ").toLowerCase();
