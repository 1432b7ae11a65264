import { readable } from "../amounts.js";
import type { Sentences } from "./sentences.js";
import { dayOf, say, timeOf } from "./speaker.js";

const THOUSANDTHS = 3;

/** Quantities are counted in thousandths. */
const quantity = (amount: bigint): string => readable(amount, THOUSANDTHS).replace(/\.?0+$/, "");

/** What the contribution ledger tells. */
export const contributionSentences: Pick<
  Sentences,
  | "ContributionAttested"
  | "ContributionBeyondReach"
  | "ContributionChallengeLapsed"
  | "ContributionChallenged"
  | "ContributionCorrected"
  | "ContributionFinalised"
  | "ContributionLeafClaimed"
  | "ContributionNonceUsed"
  | "ContributionRecorded"
  | "ContributionRootRecorded"
  | "ContributionRuled"
  | "ContributionWithdrawn"
> = {
  ContributionAttested: (a, s) => {
    const [member, id] = [s.member(a.member), a.contribution];
    if (a.windowEnds === 0n)
      return say(
        "{member} attests contribution {id}; others are still to attest it.",
        "{member}见证贡献 {id}，尚待其他见证。",
        {
          member,
          id,
        },
      );
    return say(
      "{member} attests contribution {id}; it may be challenged until {time}.",
      "{member}见证贡献 {id}，异议期至 {time}。",
      { member, id, time: timeOf(a.windowEnds) },
    );
  },
  ContributionBeyondReach: (a) =>
    say(
      "Contra entry {id} could not take back {units} units: they are spent.",
      "更正分录 {id} 有 {units} 份额无法收回（已使用）。",
      { id: a.contra, units: a.units },
    ),
  ContributionChallengeLapsed: (a) =>
    say("The challenge of contribution {id} lapses.", "对贡献 {id} 的异议失效。", { id: a.contribution }),
  ContributionChallenged: (a, s) =>
    say(
      "{member} challenges contribution {id}; without a ruling the challenge lapses on {time}.",
      "{member}对贡献 {id} 提出异议；如无裁决，于 {time} 失效。",
      { member: s.member(a.member), id: a.contribution, time: timeOf(a.lapses) },
    ),
  ContributionCorrected: (a, s) =>
    say(
      "{member} corrects contribution {id} by contra entry {contra}: {units} units less, {unitsLeft} left.",
      "{member}以更正分录 {contra} 更正贡献 {id}：减少份额 {units}，余 {unitsLeft}。",
      {
        member: s.member(a.member),
        id: a.contribution,
        contra: a.contra,
        units: a.units,
        unitsLeft: a.unitsLeft,
      },
    ),
  ContributionFinalised: (a) => say("Contribution {id} is final.", "贡献 {id} 生效。", { id: a.contribution }),
  ContributionLeafClaimed: (a) =>
    say("Contribution {id} is taken from root {root}, place {index}.", "贡献 {id} 取自批次 {root} 第 {index} 项。", {
      id: a.contribution,
      root: a.rootId,
      index: a.index,
    }),
  ContributionNonceUsed: (a, s) =>
    say("{member} uses up an envelope.", "{member}使用一份签名信封。", { member: s.member(a.member) }),
  ContributionRecorded: (a, s) =>
    say(
      "{member} records contribution {id}: {quantity} of {kind}, {first} to {last}, worth {value}; {units} units, {cost} to recover.",
      "{member}登记贡献 {id}：{kind} {quantity}，{first} 至 {last}，价值 {value}；份额 {units}，待回收成本 {cost}。",
      {
        member: s.member(a.member),
        id: a.contribution,
        quantity: quantity(a.entry.quantity),
        kind: s.kind(a.entry.kind),
        first: dayOf(a.entry.first),
        last: dayOf(a.entry.last),
        value: s.costs(a.agreement, a.value),
        units: a.units,
        cost: s.costs(a.agreement, a.cost),
      },
    ),
  ContributionRootRecorded: (a, s) =>
    say(
      "{member} records {count} contributions of {kind} as root {root}.",
      "{member}以批次 {root} 登记{kind}贡献 {count} 项。",
      {
        member: s.member(a.member),
        count: a.root.count,
        kind: s.kind(a.root.kind),
        root: a.rootId,
      },
    ),
  ContributionRuled: (a, s) =>
    a.stands
      ? say("{panel} rules that contribution {id} stands.", "{panel}裁定贡献 {id} 成立。", {
          panel: s.member(a.panel),
          id: a.contribution,
        })
      : say("{panel} rules that contribution {id} does not stand.", "{panel}裁定贡献 {id} 不成立。", {
          panel: s.member(a.panel),
          id: a.contribution,
        }),
  ContributionWithdrawn: (a, s) =>
    say("{member} withdraws contribution {id}.", "{member}撤回贡献 {id}。", {
      member: s.member(a.member),
      id: a.contribution,
    }),
};
