import type { Recover } from "../keys/recover.js";
import type { NodeBlock } from "./header.js";
import { hexOf } from "./hex.js";
import { type Report, SEALS } from "./problems.js";
import { type Extra, sealDigest } from "./qbft.js";
import { ValidatorSet } from "./validators.js";

/** Who may seal a block, how many must, and who proposed it. */
interface InForce {
  members: ReadonlySet<string>;
  quorum: number;
  proposer: string;
}

/** Besu's default, and what its documents show. */
export const EPOCH = 30_000;

/**
 * Asks of every QBFT header, in order, whether enough of those who then were the validators sealed it, and follows the set.
 * @param given the validators of block 0, where they are known; else the first header is taken at its word.
 * @param epoch after how many blocks votes are void (`epochlength` of the chain's genesis file). The first block must begin one.
 */
export class Seals {
  /** Seals recovered. */
  count = 0;
  private set: ValidatorSet | undefined;

  constructor(
    private readonly report: Report,
    given: readonly string[] | undefined,
    private readonly epoch: number,
    private readonly recover: Recover,
  ) {
    if (given) this.set = new ValidatorSet(new Set(given.map((one) => one.toLowerCase())));
  }

  /** How many validators there are by now; undefined where a contract names them and none were given: then no seal can be judged. */
  get size(): number | undefined {
    return this.set?.members.length || undefined;
  }

  next(number: number, block: NodeBlock, extra: Extra): void {
    const set = this.inForce(number, extra);
    if (number > 0 && set.members.length > 0) this.checkSeals(number, block, extra, set);
    if (number % this.epoch === 0) set.newEpoch();
    else if (extra.vote) set.vote(block.miner.toLowerCase(), extra.vote);
  }

  /** The set that votes have made; a header that lists another is reported once, and then followed. */
  private inForce(block: number, { validators }: Extra): ValidatorSet {
    const listed = [...validators].sort();
    this.set ??= new ValidatorSet(new Set(listed));
    const voted = this.set.members;
    if (listed.length === 0 || String(listed) === String(voted)) return this.set; // none: a contract names them
    const text = {
      en: "The header lists validators that no vote of the validators made so.",
      zh: "区块头所列验证人并非经验证人投票产生。",
    };
    this.report(SEALS, { block }, text, voted.join(" "), listed.join(" "));
    return (this.set = new ValidatorSet(new Set(listed)));
  }

  /** The set changes with later votes: what it was is kept for when the seals' keys are known. */
  private checkSeals(block: number, header: NodeBlock, { seals, ...extra }: Extra, set: ValidatorSet): void {
    const then: InForce = { members: new Set(set.members), quorum: set.quorum, proposer: header.miner.toLowerCase() };
    const digest = sealDigest(header, { seals, ...extra });
    const signers: (string | undefined)[] = [];
    this.count += seals.length;
    if (seals.length === 0) this.judge(block, signers, then);
    for (const seal of seals) {
      const [r, s] = [hexOf(seal.subarray(0, 32)), hexOf(seal.subarray(32, 64))];
      this.recover({ digest, r, s, parity: seal[64]! }, (signer) => {
        if (signers.push(signer) === seals.length) this.judge(block, signers, then);
      });
    }
  }

  private judge(block: number, signers: readonly (string | undefined)[], { members, quorum, proposer }: InForce): void {
    const say = (en: string, zh: string, expected: unknown, found: unknown): void =>
      this.report(SEALS, { block }, { en, zh }, expected, found);
    const sealers = new Set<string>();
    for (const signer of signers) {
      if (signer === undefined || !members.has(signer)) {
        const found = signer ?? "no key's signature";
        say("A seal is not of a validator in force.", "封印并非出自当时的验证人。", "a validator", found);
      } else if (sealers.has(signer)) {
        say("A validator sealed the block twice.", "同一验证人重复封印。", "one seal each", signer);
      } else sealers.add(signer);
    }
    if (sealers.size < quorum) {
      say("Too few validators sealed the block.", "封印区块的验证人不足。", `${quorum} or more`, sealers.size);
    }
    if (members.has(proposer)) return;
    say("The block was proposed by one who is not a validator.", "出块者并非验证人。", "a validator", proposer);
  }
}
