import type { Event } from "../../events.js";
import type { Sentence } from "../../findings.js";
import { MILLION, poolId } from "../../ids.js";
import { type Offer, WHOLE } from "../../property/books.js";
import { assetIn, motionIn, rulesIn, seatingIn, tallyIn } from "../../property/words.js";
import { assetKinds, assetStatuses, ownerActs, wordOf } from "../propertyWords.js";
import { listed, onlyIf, percent, wordAt } from "./phrases.js";
import type { Sentences } from "./sentences.js";
import { type Speaker, dayOf, say, short, timeOf } from "./speaker.js";

/** IAssetEvents.PoolUse. */
const uses: readonly Sentence[] = [
  say("the owners of one asset", "一项知识产权的权利人"),
  say("one party and its people", "单一当事方及其人员"),
  say("royalties of the assets that one derives from", "来源知识产权的提成"),
];

/** IAssetEvents.TitleStatus. */
const titles: readonly Sentence[] = [
  say("nothing is known of the office's register of {asset}", "{asset} 的登记情况不明"),
  say("the deed of today's owners of {asset} is signed", "{asset} 现权利人的契据已签署"),
  say("today's owners of {asset} are filed at the office", "{asset} 现权利人已向主管机关申请登记"),
  say("the office's register shows today's owners of {asset}", "主管机关登记簿已载明{asset} 的现权利人"),
];

/** What owners and registries tell of assets. */
export const assetSentences: Pick<
  Sentences,
  | "ActNonceUsed"
  | "AnnualFeePaid"
  | "AssetEncumbered"
  | "AssetPoolMade"
  | "AssetRegistered"
  | "BackgroundOffered"
  | "CurrencyLearnt"
  | "RulesAdopted"
  | "SoloPoolSet"
  | "StatusChanged"
  | "TitleChanged"
  | "UseRecorded"
> = {
  ActNonceUsed: (a, s) =>
    say("{member} uses up an envelope.", "{member}使用一份签名信封。", { member: s.member(a.member) }),
  AnnualFeePaid: (a, s) =>
    say("{member} has paid the annual fee of {asset} through {day}.", "{member}已缴纳{asset} 截至 {day} 的年费。", {
      member: s.member(a.member),
      asset: s.asset(a.asset),
      day: dayOf(a.until),
    }),
  AssetEncumbered: (a, s) => {
    const values = { asset: s.asset(a.asset), count: assetIn(a.word).exclusives };
    return a.more
      ? say(
          "A sole or exclusive licence of {asset} begins; {count} in all run.",
          "{asset} 的一项排他或独占许可开始，现有 {count} 项。",
          values,
        )
      : say(
          "A sole or exclusive licence of {asset} ends; {count} in all run.",
          "{asset} 的一项排他或独占许可结束，现有 {count} 项。",
          values,
        );
  },
  AssetPoolMade: (a, s) =>
    say("{pool} is made for {use}.", "为{use}设立{pool}。", {
      pool: s.pool(poolId(a.agreement, a.number)),
      use: wordAt(uses, a.use),
    }),
  AssetRegistered: (a, s) =>
    say(
      "{member} registers {asset}, {kind}, {status}: {whose}{parents}.",
      "{member}登记{asset}（{kind}，{status}）：{whose}{parents}。",
      {
        member: s.member(a.member),
        asset: s.asset(a.asset),
        kind: wordOf(assetKinds, a.what.kind).name,
        status: wordOf(assetStatuses, a.what.status).name,
        whose: whoseIs(a, s),
        parents: derivesFrom(a, s),
      },
    ),
  BackgroundOffered: (a, s) =>
    say(
      "{member} offers {asset} to agreement {agreement} as background, within the limits {digest}.",
      "{member}将{asset} 作为背景知识产权提供给协议 {agreement}，使用限制 {digest}。",
      {
        member: s.member(a.member),
        asset: s.asset(a.asset),
        agreement: a.agreement,
        digest: short(a.limits),
      },
    ),
  CurrencyLearnt: (a, s) =>
    say("The registry of assets learns currency {number}: {code}.", "知识产权登记簿获知币种 {number}：{code}。", {
      number: a.number,
      code: s.currency(a.currency).code,
    }),
  RulesAdopted: (a) => {
    const { ownersPool } = rulesIn(a.word);
    return say(
      "The rules of version {version} apply to results of agreement {agreement}: {whose}.",
      "协议 {agreement} 第 {version} 版的成果规则开始适用：{whose}。",
      {
        version: a.version,
        agreement: a.agreement,
        whose:
          ownersPool === 0n
            ? say("each is its maker's own", "成果归完成方所有")
            : say("the units of pool {pool} say who owns them", "按收益池 {pool} 的份额确定权属", { pool: ownersPool }),
      },
    );
  },
  SoloPoolSet: (a, s) =>
    say(
      "{member} has {pool} for its own part; {rate} of it is its people's.",
      "{member}的单方分配池为{pool}，其中 {rate} 归其人员奖酬。",
      {
        member: s.member(a.member),
        pool: s.pool(poolId(a.agreement, a.number)),
        rate: percent(a.rewardRate, MILLION),
      },
    ),
  StatusChanged: (a, s) =>
    say("{member} reports {asset} as {status} on {day}{carried}.", "{member}报告{asset} 于 {day} {status}{carried}。", {
      member: s.member(a.member),
      asset: s.asset(a.asset),
      status: wordOf(assetStatuses, a.status).name,
      day: dayOf(a.report.on),
      carried: carriedBy(a.report.motion),
    }),
  TitleChanged: (a, s) => {
    const { en, zh } = wordAt(titles, a.status);
    return say("{member} reports that {what}.", "{member}报告：{what}。", {
      member: s.member(a.member),
      what: say(en, zh, { asset: s.asset(a.asset) }),
    });
  },
  UseRecorded: (a, s) =>
    say("{member} reports that {asset} was in use on {day}.", "{member}报告{asset} 于 {day} 已实施使用。", {
      member: s.member(a.member),
      asset: s.asset(a.asset),
      day: dayOf(a.on),
    }),
};

/** What owners tell one another, and of shares that change hands. */
export const ownerSentences: Pick<
  Sentences,
  | "AssetPledged"
  | "AssetSeparated"
  | "MotionProposed"
  | "MotionUsed"
  | "MotionVoted"
  | "OwnerSeated"
  | "PledgeReleased"
  | "ShareOffered"
  | "SharePreempted"
  | "ShareRenounced"
  | "ShareTransferred"
> = {
  AssetPledged: (a, s) =>
    say("{member} pledges {asset} to {pledgee}{carried}.", "{member}将{asset} 质押给{pledgee}{carried}。", {
      member: s.member(a.pledge.member),
      asset: s.asset(a.asset),
      pledgee: s.outsider(a.pledgee, a.pledge.counterparty),
      carried: carriedBy(a.motion),
    }),
  AssetSeparated: (a, s) => {
    const agreement = s.books.property.assets.get(a.asset)?.word.agreement ?? 0n;
    return say(
      "{member} gives {asset} a pool of its own, {pool}, in which its owners are to be seated.",
      "{member}为{asset} 设立独立权属池{pool}，待各权利人入池。",
      {
        member: s.member(a.member),
        asset: s.asset(a.asset),
        pool: s.pool(poolId(agreement, seatingIn(a.seating).pool)),
      },
    );
  },
  MotionProposed: (a, s) =>
    say(
      "{member} asks the owners of {asset} about {act}: motion {motion}, on {subject}.",
      "{member}就{asset} 的{act}征询各权利人：征询 {motion}，事项 {subject}。",
      {
        member: s.member(a.member),
        asset: s.asset(a.asset),
        act: wordOf(ownerActs, motionIn(a.word).act, 0n).name,
        motion: a.motion,
        subject: short(a.subject),
      },
    ),
  MotionUsed: (a) =>
    say("What motion {motion} carried is done.", "征询 {motion} 所通过的事项已办理。", { motion: a.motion }),
  MotionVoted: (a, s) => {
    const { en, zh } = votes[Number(a.vote)] ?? votes[0]!;
    const { consented, objections } = tallyIn(a.tally);
    return say(
      `${en}; owners of {share} consent, objections: {objections}.`,
      `${zh}；同意者占 {share}，异议 {objections} 项。`,
      {
        member: s.member(a.member),
        motion: a.motion,
        share: percent(consented, s.books.property.motions.get(a.motion)?.total ?? 0n),
        objections,
      },
    );
  },
  OwnerSeated: (a, s) => {
    const { seated, total } = seatingIn(a.seating);
    const values = { member: s.member(a.member), asset: s.asset(a.asset), share: percent(seated, total) };
    return a.seating === 0n
      ? say(
          "{member} is seated in the pool of {asset}; all its owners sit now.",
          "{member}进入{asset} 的独立权属池，全部权利人均已入池。",
          values,
        )
      : say(
          "{member} is seated in the pool of {asset}; {share} of all units are.",
          "{member}进入{asset} 的独立权属池，已入池份额 {share}。",
          values,
        );
  },
  PledgeReleased: (a, s) =>
    say("{member} releases {asset} from its pledge.", "{member}解除{asset} 的质押。", {
      member: s.member(a.member),
      asset: s.asset(a.asset),
    }),
  ShareOffered: (a, s) =>
    say(
      "{from} offers {to} {share} of {asset} {price} (motion {motion}).",
      "{from}拟将{asset} 的 {share} {price}转让给{to}（征询 {motion}）。",
      { ...offered(a.offer, a.motion, s), motion: a.motion },
    ),
  SharePreempted: (a, s) =>
    say(
      "{member} takes the buyer's place in motion {motion}; the share is kept for it until {time}.",
      "{member}就征询 {motion} 行使优先购买权，份额为其保留至 {time}。",
      { member: s.member(a.member), motion: a.motion, time: timeOf(a.until) },
    ),
  ShareRenounced: (a, s) =>
    say(
      "{member} renounces its {share} of {asset}{carried}; the other owners' shares grow.",
      "{member}放弃其在{asset} 中的 {share}{carried}，其他权利人的份额相应增加。",
      {
        member: s.member(a.member),
        share: shareIn(a.units, a.asset, a.motion, s),
        asset: s.asset(a.asset),
        carried: carriedBy(a.motion),
      },
    ),
  ShareTransferred: (a, s) =>
    say(
      "{from} transfers {share} of {asset} to {to} {price}{carried}.",
      "{from}将{asset} 的 {share} {price}转让给{to}{carried}。",
      { ...offered(a.offer, a.motion, s), to: s.member(a.to), carried: carriedBy(a.motion) },
    ),
};

/** IAssetEvents.Vote. */
const votes: readonly Sentence[] = [
  say("{member} takes back what it said to motion {motion}", "{member}撤回对征询 {motion} 的表态"),
  say("{member} consents to motion {motion}", "{member}同意征询 {motion}"),
  say("{member} objects to motion {motion}", "{member}对征询 {motion} 提出异议"),
];

const carriedBy = (motion: bigint): Sentence =>
  onlyIf(motion !== 0n, ", as motion {motion} carried", "（经征询 {motion} 通过）", { motion });

/** Background, a result of all, or its maker's alone. */
function whoseIs({ agreement, what, word }: Event<"AssetRegistered">["args"], s: Speaker): Sentence {
  const { owner, pool } = assetIn(word);
  if (agreement === 0n) return say("its background", "其背景知识产权");
  if (owner !== 0n && !what.sole)
    return say("a result of agreement {agreement}, its maker's", "协议 {agreement} 的成果，归完成方", { agreement });
  if (what.sole)
    return say("a result of agreement {agreement}, its maker's alone", "协议 {agreement} 的成果，由完成方单独所有", {
      agreement,
    });
  return say("a result of agreement {agreement}, owned by {pool}", "协议 {agreement} 的成果，权属按{pool}", {
    agreement,
    pool: s.pool(poolId(agreement, pool)),
  });
}

function derivesFrom({ what }: Event<"AssetRegistered">["args"], s: Speaker): Sentence {
  const parents = what.parents.map(({ parent, rate }) =>
    rate === 0n
      ? s.asset(parent)
      : say("{asset} (royalty {rate})", "{asset}（提成 {rate}）", {
          asset: s.asset(parent),
          rate: percent(rate, MILLION),
        }),
  );
  return onlyIf(parents.length > 0, "; derives from {parents}", "；来源：{parents}", { parents: listed(parents) });
}

/** Units as a part of the asset, where the motion or the asset's being background tells how many there were; else the units themselves. */
function shareIn(units: bigint, asset: bigint, motion: bigint, { books: { property } }: Speaker): Sentence {
  const isBackground = property.assets.get(asset)?.word.agreement === 0n;
  const total = property.motions.get(motion)?.total ?? (isBackground ? WHOLE : 0n);
  if (total === 0n) return say("{units} units", "{units} 份", { units });
  const share = percent(units, total);
  return { en: share, zh: share };
}

/** What an offer says, for its sentences. */
function offered(offer: Offer, motion: bigint, s: Speaker) {
  return {
    from: s.member(offer.from),
    to: s.member(offer.to),
    share: shareIn(offer.units, offer.asset, motion, s),
    asset: s.asset(offer.asset),
    price:
      offer.price === 0n
        ? say("as a gift", "无偿")
        : say("for {price}", "以 {price} ", { price: s.money(offer.currency, offer.price) }),
  };
}
