import { type Sentences, choose } from "./sentences.js";

/** The errors of AgreementRegistry about the parties' acts: signing, coming into force, leaving, closing periods. */
export const agreement: Sentences = {
  AgreementDeadlinePassed: [
    "The signatures were good until {deadline|time}. Have them signed again with a later deadline.",
    "签名有效期至 {deadline|time}，已过期，请改期后重新签署。",
  ],
  AgreementNumberTaken: [
    "The number {asked|number} was signed, but {next|number} is the next one. Sign for that number.",
    "签署的编号为 {asked|number}，下一编号为 {next|number}，请按该编号重新签署。",
  ],
  AgreementNotInForce: choose(
    "status",
    {
      "0": ["There is no {agreement}. Check the number.", "{agreement}不存在，请核对编号。"],
      "1": [
        "{agreement} has no terms in force yet. Let all parties sign its draft, then activate it.",
        "{agreement}尚无生效条款。请各方签署草案后使其生效。",
      ],
      "3": [
        "{agreement} has ended. Nothing new can be agreed or recorded under it; what is owed is still paid. Make a new agreement.",
        "{agreement}已终止，不能新增约定或登记，应付款照付。请另订协议。",
      ],
    },
    [
      "{agreement} is in force, which does not allow this act. Check the number.",
      "{agreement}已生效，不能办理此事项，请核对编号。",
    ],
  ),
  AgreementExpired: [
    "{agreement} ran until {expires}. Extend its term by an amendment, or make a new agreement.",
    "{agreement}有效期至 {expires}，已届满。请以修订延期，或另订协议。",
  ],
  AgreementNotParty: [
    "{member} is not a party of {agreement} now, or has not signed its draft. Act for a party, sign first, or let {member} accede by an amendment.",
    "{member}现非{agreement}的当事方，或未签署其草案。请以当事方名义办理、先行签署，或以修订加入。",
  ],
  AgreementNotLead: [
    "{member} cannot lead {agreement}; {lead} reserved it. Let {lead} propose version 1 and stand first among the parties.",
    "{member}不能牵头{agreement}，编号由{lead}预留。请由{lead}提出第 1 版并列为首位当事方。",
  ],
  AgreementNotNextVersion: [
    "The terms are version {version} after {previous}; they must be version {expectedVersion} after {expectedPrevious}. Rebase them on the version in force and propose anew.",
    "条款为第 {version} 版、承接 {previous}，应为第 {expectedVersion} 版、承接 {expectedPrevious}。请以现行版本为基础重新提出。",
  ],
  AgreementDraftExists: [
    "The draft {draft} is proposed already. Sign it instead of proposing it again.",
    "草案 {draft} 已提出，请直接签署，无需重复提出。",
  ],
  AgreementDraftUnknown: [
    "No draft {draft} was proposed. Propose the terms first, or sign the terms exactly as they were proposed.",
    "草案 {draft} 未曾提出。请先提出条款，或按所提原文签署。",
  ],
  AgreementDraftStale: [
    "The draft {draft} is for version {version}, but version {current} is in force or the agreement has ended. Propose a draft that follows the version in force.",
    "草案 {draft} 为第 {version} 版，而现行版本为第 {current} 版或协议已终止。请提出承接现行版本的草案。",
  ],
  AgreementPartiesChanged: [
    "A party left since the draft {draft} was proposed. Propose the terms anew with the present parties.",
    "草案 {draft} 提出后有当事方离开，请按现有当事方重新提出。",
  ],
  AgreementPartyNotInDraft: [
    "The line handed in is not that of place {place|place} in the draft {draft}. Sign the line exactly as it was proposed.",
    "所提交的行与草案 {draft} 第 {place|place} 位不符，请按所提原文签署。",
  ],
  AgreementConsentGiven: choose(
    "consent",
    {
      "0": [
        "{member} has not signed the draft {draft}, so there is nothing to withdraw.",
        "{member}未签署草案 {draft}，无需撤回。",
      ],
      "3": [
        "{member} has withdrawn from the draft {draft} and cannot sign it again. Propose a new draft.",
        "{member}已撤回对草案 {draft} 的签署，不能再签，请提出新草案。",
      ],
    },
    [
      "{member} {consent} in the draft {draft} already. Nothing is left to do for it; let the others sign.",
      "{member}对草案 {draft} {consent}，无需再签，请其他当事方签署。",
    ],
  ),
  AgreementKeptUnitsChanged: [
    "In pool {pool}, which is kept, {member} has {held} units, but the terms say {units} or share them otherwise with its people. Write what it has, or make a new pool.",
    "沿用的分配池 {pool} 中{member}现有 {held} 份额，条款写为 {units} 或奖酬划分不同。请按现有份额填写，或新设分配池。",
  ],
  AgreementInForceSince: [
    "The draft {draft} is in force by its dates since {since|time} and cannot be withdrawn from. Propose an amendment, or leave the agreement.",
    "草案 {draft} 自 {since|time} 起已届生效，不能撤回。请提出修订，或退出协议。",
  ],
  AgreementRateUnknown: [
    "The rate card of {agreement} has no line for {kind|kind}. Record another kind, or add a rate by an amendment.",
    "{agreement}的费率表没有“{kind|kind}”。请登记其他种类，或以修订增加费率。",
  ],
  AgreementSignaturesMissing: [
    "{consents} of {parties} parties have signed the draft {draft}. Collect the missing signatures before you activate it.",
    "草案 {draft} 已有 {consents} 方签署，共须 {parties} 方。请集齐签名后再使其生效。",
  ],
  AgreementMajorityMissing: [
    "{voices} of {present} present parties signed the draft {draft}; the terms ask for {majority|rate}. Win further signatures; silence does not count here.",
    "现有 {present} 方中 {voices} 方签署草案 {draft}，条款要求 {majority|rate}。请争取更多签署（沉默不计入多数）。",
  ],
  AgreementConditionsOpen: [
    "The conditions of the draft {draft} are not confirmed, or there is none left to confirm. The lead confirms the proof and another party the same digest; then activate.",
    "草案 {draft} 的先决条件尚未确认，或已无待确认条件。须由牵头方及另一当事方确认同一证明摘要，再使其生效。",
  ],
  AgreementFulfilmentDiffers: choose(
    "expected",
    {
      "0": [
        "The lead has not confirmed the conditions yet ({fulfilment} was given). Let it confirm first, then confirm the same proof.",
        "牵头方尚未确认先决条件（所提交为 {fulfilment}）。请待其确认后，再确认同一证明。",
      ],
    },
    [
      "The proof {fulfilment} is not the lead's ({expected}). Agree on one document and confirm its digest.",
      "证明 {fulfilment} 与牵头方所确认（{expected}）不同。请就同一文件确认其摘要。",
    ],
  ),
  AgreementTooEarly: [
    "The draft {draft} can be activated from {inForceAt|time} on: cooling-off days and effective date come first. Try again then.",
    "草案 {draft} 自 {inForceAt|time} 起方可生效（须经冷静期及生效日），请届时再办。",
  ],
  AgreementUnitsDiffer: [
    "Pool {pool} has {units} units in the ledger, but {total} are signed. Not all parties' shares are entered: let each missing party sign its line.",
    "分配池 {pool} 账上 {units} 份额，签署总额 {total}。部分当事方份额尚未记入，请其签署。",
  ],
  AgreementNoticedBefore: [
    "Formal notice of the draft {draft} was given on {noticed}. Do not give it again; wait until its days are over.",
    "草案 {draft} 已于 {noticed} 正式通知，请勿重复，待通知期满。",
  ],
  AgreementMustSign: [
    "{member} cannot be deemed to consent to the draft {draft}: it is new, or its reward, its proportion or the way money is shared would change. It must sign itself.",
    "{member}不能视为同意草案 {draft}：其为新当事方，或其奖酬、比例、分配方式将变。须由其本方签署。",
  ],
  AgreementNoticeRunning: choose(
    "until",
    {
      "0": [
        "No formal notice of the draft {draft} was given. Give notice first; silence counts only after its days.",
        "草案 {draft} 尚未正式通知。请先通知，期满后沉默方可视为同意。",
      ],
    },
    [
      "The notice of the draft {draft} runs until {until|time}. Wait until then, or let the party sign.",
      "草案 {draft} 的通知期至 {until|time}。请待期满，或由该当事方签署。",
    ],
  ),
  AgreementSubjectInvalid: choose(
    "subject",
    {
      "0": [
        "The resolution of {agreement} names no party. Name the party it is about; only ending the agreement names nobody.",
        "{agreement}的决议未指明当事方。请指明；仅终止协议的决议不指明。",
      ],
    },
    [
      "The resolution of {agreement} cannot be about {subject}: a party does not vote on itself, the subject must be another present party, and ending the agreement names nobody. Correct the subject.",
      "{agreement}的决议不能针对{subject}：当事方不得就自身表决，对象须为其他现任当事方，终止协议则不指明。请更正。",
    ],
  ),
  AgreementVotedBefore: [
    "{member} has voted for the resolution {resolution}, or it has passed. Nothing is left to do; let the others vote if it has not passed.",
    "{member}已就决议 {resolution} 表决，或该决议已通过，无需再办；如未通过，请其他当事方表决。",
  ],
  AgreementCureRunning: choose(
    "until",
    {
      "0": [
        "No breach by {subject} of {agreement} was noticed on this ground. Resolve on the notice of breach first, with the same digest.",
        "尚未就此理由向{agreement}的{subject}发出违约通知。请先以同一摘要作出违约通知决议。",
      ],
    },
    [
      "{subject} has until {until|time} to cure its breach of {agreement}. Vote on its exclusion after that.",
      "{subject}可在 {until|time} 前补救其对{agreement}的违约，期满后方可表决除名。",
    ],
  ),
  AgreementClosersInvalid: [
    "{count} parties sign the close; the terms ask for {expected}. Collect exactly as many and order them by member number.",
    "结算由 {count} 方签署，条款要求 {expected} 方。请按此数集齐并按成员编号升序排列。",
  ],
  AgreementCloseOutOfOrder: [
    "The close has the number {sequence}; the next one is {expected}. Check whether it was closed already, then sign with that number.",
    "结算编号为 {sequence}，应为 {expected}。请核对是否已结算，再以该编号签署。",
  ],
  AgreementPeriodInvalid: [
    "The period ends on {last}, before it begins on {first}. Correct the days.",
    "期间止于 {last}，早于起始日 {first}，请更正。",
  ],
};
