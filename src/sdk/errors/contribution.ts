import { type Sentences, choose } from "./sentences.js";

/** The errors of ContributionLedger: recording, attesting, challenging, correcting. */
export const contribution: Sentences = {
  ContributionKindUnknown: [
    "{kind|kind} is no kind of contribution. Use a CRediT role (1 to 14) or a resource (from 101).",
    "{kind|kind} 不是贡献种类。请使用 CRediT 角色（1–14）或资源（101 起）。",
  ],
  ContributionQuantityZero: ["The quantity is zero. State how much was put in.", "数量为零，请填写投入数量。"],
  ContributionDaysReversed: [
    "The contribution ends on {last}, before it begins on {first}. Correct the days.",
    "贡献止于 {last}，早于起始日 {first}，请更正日期。",
  ],
  ContributionEvidenceInvalid: [
    "The evidence has digest {digest}, algorithm {algorithm} and {size} bytes. Hand in the digest, a known hash function and the size of the file.",
    "证据摘要 {digest}、算法 {algorithm}、{size} 字节。请提交文件摘要、已知的散列算法及文件大小。",
  ],
  ContributionValueTooLarge: [
    "The contribution would be worth {value|amount}, more than the ledger counts. Check the quantity, which is in thousandths.",
    "贡献价值 {value|amount} 超出账本计数上限。请核对数量（以千分之一为单位）。",
  ],
  ContributionUnitsTooLarge: [
    "The contribution would earn {units} units, more than a pool counts. Check the quantity, which is in thousandths.",
    "贡献将取得 {units} 份额，超出分配池计数上限。请核对数量（以千分之一为单位）。",
  ],
  ContributionCostTooLarge: [
    "The contribution would add a cost of {cost|amount}, more than the ledger counts. Check the quantity, which is in thousandths.",
    "贡献将计入成本 {cost|amount}，超出账本计数上限。请核对数量（以千分之一为单位）。",
  ],
  ContributionRewardRateTooHigh: [
    "The terms give {rewardRate|rate} of the units to the people's reward; at most 100 % can be. Amend the party's reward rate.",
    "条款将 {rewardRate|rate} 的份额归入奖酬，上限 100 %。请修订该当事方的奖酬比例。",
  ],
  ContributionTooManyAttestations: [
    "The terms ask for {needed} attestations; a contribution has places for {limit}. Amend the agreement's rules.",
    "条款要求 {needed} 方证明，上限为 {limit} 方。请修订协议规则。",
  ],
  ContributionWindowTooLong: [
    "The terms give {length} days to challenge; {limit} can be kept. Amend the agreement's rules.",
    "条款规定异议期 {length} 天，上限 {limit} 天。请修订协议规则。",
  ],
  ContributionBatchOutOfRange: choose(
    "count",
    { "0": ["The batch is empty. Name at least one contribution.", "批次为空，请至少列出一项贡献。"] },
    [
      "The batch has {count} contributions; {limit} are allowed. Send it in parts.",
      "批次含 {count} 项贡献，上限 {limit} 项，请分批提交。",
    ],
  ),
  ContributionRootInvalid: [
    "The list of leaves is empty: root {root}, {count} leaves. Build it from the file of contributions again.",
    "清单为空：根 {root}，{count} 项。请由贡献文件重新生成。",
  ],
  ContributionRootMismatch: [
    "What is said of list {rootId} ({given}) is not what was recorded ({recorded}). Use the root and the terms as its recording event tells them.",
    "清单 {rootId} 的内容（{given}）与登记（{recorded}）不符。请使用登记事件中的根与条款。",
  ],
  ContributionLeafInvalid: [
    "Entry {index} is not in list {rootId}. Take entry and proof from the very file whose digest was recorded.",
    "第 {index} 项不在清单 {rootId} 之中。请使用已登记摘要的原文件中的条目与证明。",
  ],
  ContributionLeafKindWrong: [
    "The entry is {kind|kind}, but its list holds {expected|kind} only. Record it by itself or in a list of its own kind.",
    "该项种类为{kind|kind}，而清单仅限{expected|kind}。请单独登记，或列入同种类清单。",
  ],
  ContributionLeafClaimedBefore: [
    "Entry {index} of list {rootId} was claimed before. Nothing is left to do for it; go on with the next.",
    "清单 {rootId} 的第 {index} 项已登记，无需再办，请继续下一项。",
  ],
  ContributionRootCapExceeded: [
    "With this entry list {rootId} would be worth {value|amount}; {valueCap} were signed. Record what is beyond that in a new signed list.",
    "加上该项，清单 {rootId} 价值将达 {value|amount}，签署上限为 {valueCap}。超出部分请另签清单登记。",
  ],
  ContributionWrongStatus: choose(
    "status",
    {
      "0": ["There is no {contribution}. Check the number.", "{contribution}不存在，请核对编号。"],
      "1": [
        "{contribution} still waits for attestations. Let other parties attest it first.",
        "{contribution}尚待证明，请先由其他当事方证明。",
      ],
      "2": [
        "{contribution} is attested, so no attestation or ruling is needed. Challenge it within its window, or make it final afterwards.",
        "{contribution}已证明，无需再证明或裁决。异议期内可提异议，期满后可使其生效。",
      ],
      "3": [
        "{contribution} is challenged. Wait for the panel's ruling, or for the challenge to lapse.",
        "{contribution}有异议，请待裁决或异议失效。",
      ],
      "4": [
        "{contribution} is final. It can only be corrected by a contra entry.",
        "{contribution}已生效，只能以冲销记录更正。",
      ],
      "5": [
        "{contribution} was rejected by a ruling. Record it anew if the facts are others.",
        "{contribution}已被裁决否决。如事实有变，请重新登记。",
      ],
      "6": ["{contribution} was withdrawn. Record it anew.", "{contribution}已撤回，请重新登记。"],
    },
    [
      "{contribution} is {status} itself. Name the contribution that it corrects.",
      "{contribution}本身是{status}，请指定其所更正的贡献。",
    ],
  ),
  ContributionOwnOrganisation: [
    "{member} cannot attest or challenge {contribution}: it is by {contributor}, the same organisation. Another party must.",
    "{member}不能证明{contribution}或提出异议：其贡献方{contributor}属同一单位，须由其他当事方办理。",
  ],
  ContributionAttestedBefore: [
    "The party at place {party|place} has attested {contribution} already. Let another party attest.",
    "第 {party|place} 位当事方已证明{contribution}，请由其他当事方证明。",
  ],
  ContributionTooEarly: [
    "{contribution} can be settled from {from} on: until then its window or its dispute is open. Try again then.",
    "{contribution}自 {from} 起方可办结（此前为异议期或争议期），请届时再试。",
  ],
  ContributionWindowOver: [
    "The window to challenge {contribution} ended on {ended}. Ask the contributor or the panel for a contra entry.",
    "{contribution}的异议期已于 {ended} 届满。请向贡献方或裁决方申请冲销更正。",
  ],
  ContributionScopeWrong: [
    "A challenge is signed with the scope of recording or attesting, not {scope|scopes}. Name one of these two.",
    "异议须以登记或证明权限签署，不能用{scope|scopes}，请二者择一。",
  ],
  ContributionNoPanel: [
    "{agreement} names no panel, so nobody can rule. Amend the agreement to name one before you challenge.",
    "{agreement}未指定裁决方，无人可裁决。请先修订协议指定裁决方，再提出异议。",
  ],
  ContributionNotCorrector: [
    "{member} cannot correct {contribution}. Only its contributor or the agreement's panel can: ask one of them.",
    "{member}不能更正{contribution}，只有贡献方或协议裁决方可以，请向其提出。",
  ],
  ContributionContraOutOfRange: [
    "A contra entry of {units} units and a cost of {cost} does not fit {contribution}, which has {unitsLeft} units and {costLeft} left. Take something, and no more than that.",
    "冲销 {units} 份额、成本 {cost} 不成立：{contribution}尚余 {unitsLeft} 份额、成本 {costLeft}。冲销须大于零且不超过余额。",
  ],
  ContributionDeadlineOver: [
    "The envelope was good until {deadline}. Have it signed again with a later deadline.",
    "信封有效期至 {deadline}，已过期，请改期后重新签署。",
  ],
  ContributionNonceWrong: [
    "The envelope of {member} has the number {nonce|hex}; the next one is {expected|hex}. It was submitted before, or another act went first: sign it again with the next number.",
    "{member}的信封序号为 {nonce|hex}，应为 {expected|hex}。可能已提交过，或其他事项在先；请以新序号重新签署。",
  ],
};
