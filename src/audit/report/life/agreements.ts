import type { Sentences } from "./sentences.js";
import { dayOf, say, short } from "./speaker.js";

/** IAgreementRegistry.ResolutionKind. */
const resolutions = [
  say("a formal notice of breach to {subject}", "对{subject}的正式违约通知"),
  say("the exclusion of {subject}", "除名{subject}"),
  say("the end of the agreement", "终止协议"),
];

/** What the agreement registry tells. */
export const agreementSentences: Pick<
  Sentences,
  | "AgreementActivated"
  | "AgreementEnded"
  | "AgreementReserved"
  | "ConditionsConfirmed"
  | "DraftDeemed"
  | "DraftNoticed"
  | "DraftProposed"
  | "DraftSigned"
  | "DraftWithdrawn"
  | "PartyLeft"
  | "PartySeated"
  | "PeriodClosed"
  | "ResolutionVoted"
> = {
  AgreementActivated: (a) =>
    say(
      "Version {version} of agreement {agreement} is in force, for service from {day} on.",
      "协议 {agreement} 第 {version} 版生效，适用于 {day} 起的服务期。",
      { version: a.version, agreement: a.agreement, day: dayOf(a.from) },
    ),
  AgreementEnded: (a) => say("Agreement {agreement} ends.", "协议 {agreement} 终止。", { agreement: a.agreement }),
  AgreementReserved: (a, s) =>
    say("{lead} opens agreement {agreement}.", "{lead}发起协议 {agreement}。", {
      lead: s.member(a.lead),
      agreement: a.agreement,
    }),
  ConditionsConfirmed: (a, s) =>
    a.fulfilled
      ? say("{member} confirms the conditions; all are fulfilled.", "{member}确认先决条件；全部条件已成就。", {
          member: s.member(a.member),
        })
      : say("{member} confirms the conditions.", "{member}确认先决条件。", { member: s.member(a.member) }),
  DraftDeemed: (a, s) =>
    say("{member} is taken to consent to draft {draft}: it kept silent.", "{member}未作表示，视为同意草案 {draft}。", {
      member: s.member(a.member),
      draft: short(a.draft),
    }),
  DraftNoticed: (a, s) =>
    say("{member} is given formal notice of draft {draft}.", "向{member}正式送达草案 {draft}。", {
      member: s.member(a.member),
      draft: short(a.draft),
    }),
  DraftProposed: (a, s) =>
    say(
      "{member} proposes version {version} of agreement {agreement}: draft {draft}, {parties} parties.",
      "{member}提出协议 {agreement} 第 {version} 版：草案 {draft}，当事方 {parties} 个。",
      {
        member: s.member(a.proposer),
        version: a.terms.version,
        agreement: a.agreement,
        draft: short(a.draft),
        parties: a.terms.parties.length,
      },
    ),
  DraftSigned: (a, s) =>
    say("{member} signs draft {draft}; {count} have signed.", "{member}签署草案 {draft}，已签 {count} 方。", {
      member: s.member(a.member),
      draft: short(a.draft),
      count: a.consents,
    }),
  DraftWithdrawn: (a, s) =>
    say("{member} withdraws its signature of draft {draft}.", "{member}撤回对草案 {draft} 的签署。", {
      member: s.member(a.member),
      draft: short(a.draft),
    }),
  PartyLeft: (a, s) =>
    a.excluded
      ? say("{member} is excluded from agreement {agreement}.", "{member}被协议 {agreement} 除名。", {
          member: s.member(a.member),
          agreement: a.agreement,
        })
      : say("{member} leaves agreement {agreement}.", "{member}退出协议 {agreement}。", {
          member: s.member(a.member),
          agreement: a.agreement,
        }),
  PartySeated: (a, s) =>
    say("{member} takes place {place} in agreement {agreement}.", "{member}就任协议 {agreement} 第 {place} 席。", {
      member: s.member(a.member),
      place: a.place,
      agreement: a.agreement,
    }),
  PeriodClosed: (a, s) =>
    say(
      "Agreement {agreement} closes {first} to {last}: {amount} is shared under version {version}.",
      "协议 {agreement} 结算 {first} 至 {last}：按第 {version} 版分配 {amount}。",
      {
        agreement: a.agreement,
        first: dayOf(a.first),
        last: dayOf(a.last),
        amount: s.money(a.currency, a.amount),
        version: a.version,
      },
    ),
  ResolutionVoted: (a, s) => {
    const { en, zh } = resolutions[Number(a.kind)] ?? say("a resolution", "一项决议");
    const what = say(en, zh, { subject: s.member(a.subject) });
    return a.passed
      ? say("{member} votes for {what}; it is carried.", "{member}赞成{what}，决议通过。", {
          member: s.member(a.member),
          what,
        })
      : say("{member} votes for {what}.", "{member}赞成{what}。", { member: s.member(a.member), what });
  },
};
