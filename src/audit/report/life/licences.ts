import type { Sentence } from "../../findings.js";
import { MILLION } from "../../ids.js";
import type { LicenceTerms } from "../../property/books.js";
import { licenceKinds, wordOf } from "../propertyWords.js";
import { onlyIf, percent, wordAt } from "./phrases.js";
import type { Sentences } from "./sentences.js";
import { type Speaker, dayOf, say, short } from "./speaker.js";

/** ILicenseRegistry.Purpose, of access rights. */
const purposes: readonly Sentence[] = [
  say("for nothing in particular", "未注明用途"),
  say("for carrying out agreement {project}", "用于实施协议 {project}"),
  say("for using the results of agreement {project}", "用于使用协议 {project} 的成果"),
];

/** ILicenseRegistry.FeeBase. */
const bases: readonly Sentence[] = [
  say("nothing", "无"),
  say("the price", "价款"),
  say("the added output", "新增产值"),
  say("the profit", "利润"),
  say("the sales", "销售额"),
];

/** ILicenseRegistry.LicenceStatus, of ends. */
const ends: Record<string, Sentence> = {
  "2": say("{licence} has expired on {day}.", "{licence} 于 {day} 到期。"),
  "3": say("{licence} ends with its asset on {day}.", "{licence} 随知识产权失效，于 {day} 终止。"),
  "4": say(
    "{member} terminates {licence}: what was overdue was not made good. Its last day was {day}.",
    "{member}因逾期未补救解除{licence}，最后一日为 {day}。",
  ),
  "5": say("{member} gives {licence} up; its last day was {day}.", "{member}放弃{licence}，最后一日为 {day}。"),
  "6": say("{licence} ends with the licence above it on {day}.", "{licence} 随上级许可，于 {day} 终止。"),
};
const ended = say("{licence} ends on {day}.", "{licence} 于 {day} 终止。");

/** What licensors, licensees and the rails tell of licences. */
export const licenceSentences: Pick<
  Sentences,
  | "LicenceContractFiled"
  | "LicenceCredited"
  | "LicenceEnded"
  | "LicenceGranted"
  | "LicenceLoosened"
  | "LicenceNoticed"
  | "LicenceReported"
  | "LicenceSettled"
  | "LicenceUnsettled"
> = {
  LicenceContractFiled: (a, s) =>
    say(
      "{member} has the contract of {licence} on record at the office: {record}.",
      "{member}已将{licence} 的合同备案：{record}。",
      { member: s.member(a.member), licence: s.licence(a.licence), record: short(a.record) },
    ),
  LicenceCredited: (a, s) =>
    say(
      "{member} lets the licensee of {licence} off {amount}{carried}; {paid} count as paid.",
      "{member}减免{licence} 应付款 {amount}{carried}，累计视为已付 {paid}。",
      {
        member: s.member(a.member),
        licence: s.licence(a.licence),
        amount: s.fee(a.licence, a.amount),
        carried: onlyIf(a.motion !== 0n, ", as motion {motion} carried", "（经征询 {motion} 通过）", {
          motion: a.motion,
        }),
        paid: s.fee(a.licence, a.paid),
      },
    ),
  LicenceEnded: (a, s) => {
    const { en, zh } = ends[String(a.status)] ?? ended;
    return say(en, zh, { member: s.member(a.member), licence: s.licence(a.licence), day: dayOf(a.last) });
  },
  LicenceGranted: (a, s) =>
    say(
      "{licensor} grants {licensee} {licence} of {asset}{head}: {kind}, {first} to {last}{purpose}; {fees}.",
      "{licensor}向{licensee}授予{asset} 的{licence}{head}：{kind}，{first} 至 {last}{purpose}；{fees}。",
      {
        licensor: s.member(a.licensor),
        licensee: s.outsider(a.terms.licensee, a.terms.counterparty),
        licence: s.licence(a.licence),
        asset: s.asset(a.asset),
        head: onlyIf(a.terms.head !== 0n, " under {head}", "（依据{head}）", { head: s.licence(a.terms.head) }),
        kind: wordOf(licenceKinds, a.terms.kind).name,
        first: dayOf(a.terms.from),
        last: dayOf(a.terms.until),
        purpose: purposeOf(a.terms),
        fees: feesOf(a.terms, s),
      },
    ),
  LicenceLoosened: (a, s) =>
    say("{member} makes {licence} an ordinary one.", "{member}将{licence} 转为普通许可。", {
      member: s.member(a.member),
      licence: s.licence(a.licence),
    }),
  LicenceNoticed: (a, s) =>
    say(
      "{member} gives formal notice under {licence}: {claimed} in all to be paid and {reports} reports to be filed by {day}.",
      "{member}就{licence} 发出正式催告：应于 {day} 前累计付清 {claimed}、提交报告 {reports} 份。",
      {
        member: s.member(a.member),
        licence: s.licence(a.licence),
        claimed: s.fee(a.licence, a.claimed),
        reports: a.reports,
        day: dayOf(a.cureUntil),
      },
    ),
  LicenceReported: (a, s) =>
    say(
      "{member} reports {base} of {first} to {last} under {licence} (report {report}): {amount}. It costs {fee}, with those before {all}.",
      "{member}提交{licence} 第 {report} 份报告，{first} 至 {last} 的{base} {amount}，应付 {fee}，累计 {all}。",
      {
        member: s.member(a.member),
        base: wordAt(bases, s.books.property.licences.get(a.licence)?.terms.fees.base ?? 0n),
        first: dayOf(a.first),
        last: dayOf(a.last),
        licence: s.licence(a.licence),
        report: a.report,
        amount: s.fee(a.licence, a.base),
        fee: s.fee(a.licence, a.fee),
        all: s.fee(a.licence, a.feesTotal),
      },
    ),
  LicenceSettled: (a, s) =>
    say("{amount} came in under {licence}; {paid} count as paid.", "{licence} 收款 {amount}，累计视为已付 {paid}。", {
      amount: s.money(a.currency, a.amount),
      licence: s.licence(a.licence),
      paid: s.fee(a.licence, a.paid),
    }),
  LicenceUnsettled: (a, s) =>
    say(
      "{amount} under {licence} are reversed; {paid} count as paid.",
      "{licence} 收款冲回 {amount}，累计视为已付 {paid}。",
      { amount: s.money(a.currency, a.amount), licence: s.licence(a.licence), paid: s.fee(a.licence, a.paid) },
    ),
};

/** IRewardRegister.ListKind. */
const REWARDS = 1n;

/** What the register of lists tells. */
export const listSentences: Pick<Sentences, "ListCommitted"> = {
  ListCommitted: (a, s) => {
    const values = {
      member: s.member(a.member),
      agreement: a.agreement,
      first: dayOf(a.key.first),
      last: dayOf(a.key.last),
      count: a.facts.count,
      revision: a.revision,
      root: short(a.facts.root),
    };
    if (a.key.kind !== REWARDS) {
      return say(
        "{member} certifies what {count} people contributed to agreement {agreement}, {first} to {last}: list {root}, revision {revision}.",
        "{member}出具协议 {agreement} {first} 至 {last} 共 {count} 人的贡献证明：清单 {root}，第 {revision} 版。",
        values,
      );
    }
    return say(
      "{member} splits {total} of agreement {agreement}, {first} to {last}, among {count} people, {main} of it for the main contributors: list {root}, revision {revision}.",
      "{member}将协议 {agreement} {first} 至 {last} 的奖酬 {total} 分配给 {count} 人，其中主要贡献人占 {main}：清单 {root}，第 {revision} 版。",
      {
        ...values,
        total: s.money(a.key.currency, a.facts.total),
        main: percent(a.facts.main, a.facts.total),
      },
    );
  },
};

function purposeOf({ purpose, project }: LicenceTerms): Sentence {
  const { en, zh } = wordAt(purposes, purpose);
  return onlyIf(purpose !== 0n, ", {what}", "，{what}", { what: say(en, zh, { project }) });
}

/** What a licence costs: fixed amounts, rates of what is reported, both, or nothing. */
function feesOf({ fees }: LicenceTerms, s: Speaker): Sentence {
  const fixed = fees.instalments.reduce((sum, { amount }) => sum + amount, 0n);
  const rates = fees.steps.map(({ rate }) => percent(rate, MILLION)).join(" / ");
  const parts = [
    onlyIf(fixed !== 0n, "{fixed} in fixed amounts", "固定费用 {fixed}", { fixed: s.money(fees.currency, fixed) }),
    onlyIf(rates !== "", "{rates} of {base}", "按{base}的 {rates}", { rates, base: wordAt(bases, fees.base) }),
  ].filter(({ en }) => en !== "");
  if (parts.length === 0) return say("free of charge", "免费");
  return { en: parts.map(({ en }) => en).join(" and "), zh: parts.map(({ zh }) => zh).join("，另") };
}
