import { type NodeBlock, headerHash } from "./header.js";
import { HEADERS, type Report } from "./problems.js";
import { type Extra, qbftExtra, qbftHash } from "./qbft.js";

/** A header's hash as its fields give it, and what QBFT keeps in it. Block 0 is hashed as it is: nobody sealed it. */
export function hashed(number: number, block: NodeBlock): { hash: string; extra: Extra | undefined } {
  const extra = qbftExtra(block.extraData);
  return { hash: extra && number > 0 ? qbftHash(block, extra) : headerHash(block), extra };
}

/** Links headers in order: each is asked whether it hashes to what its block is called, and follows the one before. */
export class Link {
  /** Headers hashed. */
  count = 0;
  private before: { hash: string; time: number } | undefined;

  constructor(private readonly report: Report) {}

  /** @throws RangeError when the header is none. */
  next(number: number, block: NodeBlock): { hash: string; extra: Extra | undefined } {
    const { hash, extra } = hashed(number, block);
    const say = (en: string, zh: string, expected: unknown, found: unknown): void =>
      this.report(HEADERS, { block: number }, { en, zh }, expected, found);
    this.count += 1;
    if (hash !== block.hash.toLowerCase())
      say("The header does not hash to the block's hash.", "区块头哈希与区块哈希不符。", hash, block.hash);
    if (Number(block.number) !== number)
      say("The endpoint answers with another block.", "节点返回了其他区块。", number, Number(block.number));
    const time = Number(block.timestamp);
    if (this.before !== undefined) {
      if (block.parentHash.toLowerCase() !== this.before.hash)
        say(
          "The header does not follow the one before.",
          "区块头未与前一区块相连。",
          this.before.hash,
          block.parentHash,
        );
      if (!(time >= this.before.time))
        say("The block is older than the one before.", "区块时间早于前一区块。", `${this.before.time} or later`, time);
    }
    this.before = { hash, time };
    return { hash, extra };
  }

  /** The endpoint has no such block: the next one is compared with nothing. */
  gap(number: number): void {
    const text = { en: "The endpoint does not have this block.", zh: "节点没有该区块。" };
    this.report(HEADERS, { block: number }, text, "a block", "none");
    this.before = undefined;
  }
}
