import type { Recover } from "../keys/recover.js";
import { type Report, TOLD } from "./problems.js";
import { type NodeTransaction, signedIn } from "./transaction.js";

/** Asks of transactions whether they are signed by whom they are said to come from, and for this chain. */
export class Senders {
  /** Transactions looked at. */
  count = 0;

  constructor(
    private readonly chainId: bigint,
    private readonly report: Report,
    private readonly recover: Recover,
  ) {}

  /** @throws UnknownType for a transaction of no Ethereum type; RangeError or TypeError when it makes no sense. */
  check(block: number, one: NodeTransaction): void {
    const { chainId, ...signed } = signedIn(one);
    const { hash } = one; // what waits for the answer holds no calldata
    const from = one.from.toLowerCase();
    this.count += 1;
    const say = (en: string, zh: string, expected: unknown, found: unknown): void =>
      this.report(TOLD, { block, tx: hash }, { en, zh }, expected, found);
    this.recover(signed, (sender) => {
      if (sender === from) return;
      say("The transaction is not signed by whom it is said to come from.", "交易并非由所称发送者签署。", sender, from);
    });
    if (chainId !== undefined && chainId !== this.chainId)
      say("The transaction is for another chain.", "交易属于其他链。", this.chainId, chainId);
  }
}
