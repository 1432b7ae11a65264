import type { RawLog, RawTransaction } from "../events.js";
import type { Batch } from "../load/batches.js";
import type { Held } from "./body.js";
import { type Report, TOLD } from "./problems.js";

/** Compares a batch that was told with what the chain's blocks prove. */
export class Told {
  private readonly byBlock = new Map<number, RawLog[]>();

  constructor(
    private readonly batch: Batch,
    private readonly report: Report,
  ) {
    for (const log of batch.logs) {
      const alike = this.byBlock.get(log.blockNumber);
      if (alike) alike.push(log);
      else this.byBlock.set(log.blockNumber, [log]);
    }
  }

  /** @param proven what the block holds of the ledger's; nothing when its bloom proves that it holds none. */
  compare(block: number, time: bigint, proven: Held): void {
    const told = new Map((this.byBlock.get(block) ?? []).map((log) => [log.logIndex, log]));
    for (const log of proven.logs) {
      const counterpart = told.get(log.logIndex);
      told.delete(log.logIndex);
      this.compareLog(log, counterpart);
    }
    for (const { logIndex, transactionHash, address } of told.values()) {
      const text = {
        en: "A log was told that no receipt of its block has: it was added.",
        zh: "返回的日志在该区块收据中不存在：系添加。",
      };
      this.report(TOLD, { block, tx: transactionHash, logIndex }, text, "no log", `a log of ${address}`);
    }
    if (this.byBlock.has(block)) compareTime(block, time, this.batch.times.get(block), this.report);
    for (const one of proven.transactions) this.compareTransaction(block, one);
  }

  private compareLog(log: RawLog, told: RawLog | undefined): void {
    const at = { block: log.blockNumber, tx: log.transactionHash, logIndex: log.logIndex };
    if (told === undefined) {
      const text = {
        en: "The receipts prove a log that was not told: it was dropped.",
        zh: "收据证明存在的日志未被返回：系遗漏。",
      };
      this.report(TOLD, at, text, `a log of ${log.address}`, "nothing");
      return;
    }
    const [is, was] = [contentOf(log), contentOf(told)];
    if (is === was) return;
    const text = {
      en: "A log was told otherwise than the receipts prove: it was edited, or stands in another's place.",
      zh: "返回的日志与收据所证不符：内容被改动或次序被调换。",
    };
    this.report(TOLD, at, text, is, was);
  }

  private compareTransaction(block: number, one: RawTransaction): void {
    const told = this.batch.transactions.get(one.hash);
    const [is, was] = [callOf(one), told ? callOf(told) : "nothing"];
    if (is === was) return;
    const text = { en: "The transaction was told otherwise.", zh: "返回的交易内容不符。" };
    this.report(TOLD, { block, tx: one.hash }, text, is, was);
  }
}

/** Compares a block's time with what was told of it. */
export function compareTime(block: number, time: bigint, told: bigint | undefined, report: Report): void {
  if (told === time) return;
  const text = { en: "The block's time was told otherwise.", zh: "返回的区块时间不符。" };
  report(TOLD, { block }, text, time, told);
}

/** In lower case: only digits count. */
const contentOf = ({ transactionHash, address, topics, data }: RawLog): string =>
  [transactionHash, address, ...topics, data].join(" ").toLowerCase();

const callOf = ({ from, to, input }: RawTransaction): string => [from, to, input].join(" ").toLowerCase();
