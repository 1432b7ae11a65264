import type { Sentence } from "../findings.js";
import { HEADERS, type Report } from "./problems.js";

/** What the caller knows from elsewhere. Without any of it a chain can only be shown to hang together. */
export interface Trust {
  /** A block known to be of the chain: from an earlier audit, a timestamp, another party. */
  trusted?: { number: number; hash: string };
  /** The validators of block 0 of a QBFT chain. */
  validators?: readonly string[];
  /** After how many blocks votes on validators are void (`epochlength` of the genesis file): 30,000 by default. */
  epoch?: number;
}

/** What the headers showed. */
export interface Shown {
  to: number;
  /** The hash of the trusted block's number, as its header gives it. */
  found: string | undefined;
  /** On a QBFT chain: how many validators there are at the last block, and whether their set could be followed from what was given. */
  validators: number | undefined;
}

/** What a chain's proof rests on; `anchored` when that reaches the last block. */
export interface Anchor {
  anchored: boolean;
  rests: Sentence;
}

/** A block anchors what lies before it, by the links; seals carry on from there. A wrong hash is reported. */
export function anchorOf(
  { trusted, validators }: Trust,
  { to, found, validators: many }: Shown,
  report: Report,
): Anchor {
  if (trusted && found !== trusted.hash.toLowerCase()) {
    const text = { en: "The block that is trusted is another on this chain.", zh: "该链上的区块与可信区块不同。" };
    report(HEADERS, { block: trusted.number }, text, trusted.hash, found ?? "no block");
    return linked;
  }
  if (trusted && trusted.number >= to) return { anchored: true, rests: block(trusted) };
  if (many !== undefined && validators) return { anchored: true, rests: sealed(many, given) };
  if (many !== undefined && trusted) return { anchored: true, rests: sealed(many, block(trusted)) };
  return trusted ? { anchored: false, rests: partly(trusted.number, to) } : linked;
}

const linked: Anchor = {
  anchored: false,
  rests: {
    en: "Linked, not anchored: the blocks hang together, but nothing from elsewhere says that they are the chain. Name a block that is known (--trust NUMBER:HASH), or a QBFT chain's validators (--validators FILE).",
    zh: "已相连，未锚定：区块彼此衔接，但没有外部依据表明其即为该链。请给出已知区块（--trust 区块号:哈希），或 QBFT 链的验证人（--validators 文件）。",
  },
};

const partly = (number: number, to: number): Sentence => ({
  en: `Anchored up to block ${number} only, the one that is trusted; blocks ${number + 1} to ${to} are linked, not anchored. Trust a later block, or audit up to that one (--to ${number}).`,
  zh: `仅锚定至可信区块 ${number}；区块 ${number + 1} 至 ${to} 已相连，未锚定。请给出更新的可信区块，或只审计至该区块（--to ${number}）。`,
});

const block = ({ number, hash }: { number: number; hash: string }): Sentence => ({
  en: `block ${number}, ${hash}, which was given as known`,
  zh: `所给可信区块 ${number}，${hash}`,
});

const given: Sentence = { en: "the first validators, which were given", zh: "所给初始验证人" };

const sealed = (many: number, on: Sentence): Sentence => ({
  en: `${on.en}, and the seals of the validators since, ${many} at the end`,
  zh: `${on.zh}，以及此后验证人的封印（期末共 ${many} 名）`,
});
