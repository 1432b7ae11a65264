import { type Sentences, choose } from "./sentences.js";

/** The errors of IPRegistry: rules, assets, motions, owners, lineage. */
export const property: Sentences = {
  PropertyNotModule: [
    "{caller} called a hook that belongs to {module} alone. Use the LicenseRegistry's own functions.",
    "{caller} 调用了仅限 {module} 的接口。请改用许可登记簿的功能。",
  ],
  PropertyTermsNotInForce: [
    "The terms given ({given}) are not those in force for {agreement} ({expected}). Take the terms of the version that was activated.",
    "所给条款（{given}）并非{agreement}的生效条款（{expected}）。请使用已激活版本的条款。",
  ],
  PropertyRulesDiffer: [
    "The rules given ({given}) are not those that the terms of {agreement} name ({expected}). Take them from the agreement file that was signed.",
    "所给规则（{given}）与{agreement}条款所载（{expected}）不符。请使用已签署协议文件中的规则。",
  ],
  PropertyOwnersPoolInvalid: [
    "Pool {pool} cannot say who owns results: name a pool of these terms whose units are agreed among the parties, or 0.",
    "分配池 {pool} 不能确定成果权属：请填写本条款中份额由各方约定的分配池，或填 0。",
  ],
  PropertyRuleInvalid: [
    "The rule for {act} cannot be applied: consent {consent}, {noticeDays|number} days of notice. Choose alone, no objection (with days), majority or all; filing is never one co-owner's alone.",
    "{act}的规则无法适用：同意方式 {consent}，通知 {noticeDays|number} 天。请选择单独、无异议（须有天数）、过半数或全体；申请不得由一方单独决定。",
  ],
  PropertyDaysTooMany: [
    "The rules give {given|number} days for {what}; at most {limit|number} can be kept. Shorten them.",
    "规则中 {what} 为 {given|number} 天，上限 {limit|number} 天，请缩短。",
  ],
  PropertyRulesMissing: [
    "Nobody has laid the rules of {agreement} before the registry. Anybody may do so from the agreement file.",
    "{agreement}的知识产权规则尚未提交登记。任何人均可凭协议文件提交。",
  ],
  PropertyCurrencyUnknown: [
    "The currency numbered {number} is not known here. Lay the rules of the terms in force before the registry first.",
    "币种编号 {number} 尚未登记。请先提交生效条款的规则。",
  ],
  PropertyPoolsExhausted: [
    "{agreement} has no numbers left for pools of assets. Register further results under a new agreement.",
    "{agreement}已无可用的资产分配池编号。请以新协议登记后续成果。",
  ],
  PropertyAgreementUnknown: ["There is no {agreement}. Check the number.", "{agreement}不存在，请核对编号。"],
  PropertyAssetUnknown: ["There is no {asset}. Check the number.", "{asset}不存在，请核对编号。"],
  PropertyKindMissing: ["The asset has no kind. Say what it is.", "未填写知识产权类别，请补充。"],
  PropertyDigestMissing: ["The digest of the {what} is missing. Cite the document.", "缺少{what}的摘要，请引用文件。"],
  PropertyFirstStatusInvalid: [
    "A result of several owners begins as disclosed, not as {status}. Register it, then let the owners agree to filing.",
    "多方共有的成果应以“已披露”登记，而非“{status}”。请先登记，再由共有人同意申请。",
  ],
  PropertyIdentifierTaken: [
    "{asset} has the identifier {identifier} already. Check the number, or use that asset.",
    "标识 {identifier} 已属于{asset}。请核对号码，或使用该资产。",
  ],
  PropertyTooManyParents: [
    "The asset would derive from {count} others; at most {limit} are allowed. Name the nearest ones.",
    "资产来源 {count} 项，上限 {limit} 项。请只列直接来源。",
  ],
  PropertyParentInvalid: [
    "{parent} cannot be named here: parents are registered before, each once, in ascending order.",
    "不能在此列出{parent}：来源须已登记，不得重复，并按编号升序排列。",
  ],
  PropertyRoyaltiesTooHigh: [
    "The parents' royalties come to {rate|rate} of the income, more than all of it. Agree on lower rates.",
    "来源资产的提成合计为收入的 {rate|rate}，超过全部。请约定较低比例。",
  ],
  PropertyRoyaltyOutside: [
    "Background cannot owe royalties: its income enters no agreement. Register the derivative as a result of an agreement.",
    "背景知识产权的收入不进入任何协议，不能设提成。请将衍生成果登记在协议之下。",
  ],
  PropertyTooDeep: [
    "{depth} generations would stand above the asset; at most {limit} are allowed. Derive it from an earlier one.",
    "资产之上将有 {depth} 代来源，上限 {limit} 代。请以更早的资产为来源。",
  ],
  PropertyNotBackground: [
    "{asset} is not background that can be offered: it belongs to {agreement}, or was offered there before.",
    "{asset}不能作为背景知识产权提供：其属于{agreement}，或此前已提供。",
  ],
  PropertyOfferTooLate: [
    "{agreement} began on {from}: background is offered before that day. License it instead.",
    "{agreement}已于 {from} 开始，背景知识产权应在此前提供。请改为许可。",
  ],
  PropertyStatusInvalid: [
    "{asset} is {from}; {to} does not follow from that. Report the steps in their order.",
    "{asset}现为“{from}”，不能变为“{to}”。请按顺序报告。",
  ],
  PropertyAssetEnded: [
    "{asset} is {status}: nothing can be done with it any more.",
    "{asset}{status}，不能再办理任何事项。",
  ],
  PropertyDayInvalid: [
    "{day} cannot be recorded: it lies in the future, or not after what was recorded ({limit}). Correct the day.",
    "不能登记 {day}：该日在未来，或不晚于已登记的日期（{limit}）。请更正。",
  ],
  PropertyTitleMissing: [
    "The title's status is missing: say whether the deed is signed, filed or registered.",
    "未填写登记状态：请说明已签署、已申请还是已登记。",
  ],
  PropertyNotOwner: [
    "{member} owns no share of {asset}. Only owners act here.",
    "{member}不是{asset}的权利人，仅权利人可办理。",
  ],
  PropertyMotionUnknown: ["There is no motion {motion}. Check the number.", "征询 {motion} 不存在，请核对编号。"],
  PropertyMotionUnneeded: [
    "The owners need not agree here: leave motion {motion} out.",
    "此事项无需共有人同意，请勿填写征询 {motion}。",
  ],
  PropertyMotionDiffers: choose(
    "motion",
    {
      "0": [
        "For {act}, {member} needs a motion of the owners of {asset} about {subject}, and named none ({motion}). Propose one.",
        "{member}就{asset}办理{act}须先征询共有人（事项 {subject}），未填写征询编号（{motion}）。请先发起征询。",
      ],
    },
    [
      "Motion {motion} is not about what {member} would do: {act} of {asset}, subject {subject}. Name the motion that was carried for exactly this.",
      "征询 {motion} 与{member}所办事项不符（{asset}，{act}，事项 {subject}）。请填写就此事项通过的征询。",
    ],
  ),
  PropertyMotionUsed: ["Motion {motion} was used before. Propose a new one.", "征询 {motion} 已使用，请重新发起。"],
  PropertyMotionVoid: [
    "The owners have changed since motion {motion} was proposed (change {epoch|number} then, {current|number} now; {total} units then, {currentTotal} now). Propose it anew.",
    "征询 {motion} 发起后权利人已变动（当时第 {epoch|number} 次，现第 {current|number} 次；当时 {total} 份，现 {currentTotal} 份）。请重新发起。",
  ],
  PropertyVotedBefore: [
    "{member} has said so before: it {vote} to motion {motion}.",
    "{member}对征询 {motion} 已表示“{vote}”，无需重复。",
  ],
  PropertyConsentMissing: [
    "Owners of {consented} of {total} units consent to motion {motion}: not enough. Ask the others.",
    "征询 {motion} 获同意 {consented} 份，共 {total} 份，尚不足。请征求其他共有人同意。",
  ],
  PropertyObjected: [
    "{objections} owners object to motion {motion}. Settle it with them; an objection can be taken back.",
    "征询 {motion} 有 {objections} 名共有人提出异议。请协商，异议可以撤回。",
  ],
  PropertyNoticeRunning: [
    "Days of notice, publication or pre-emption of motion {motion} run until {until}. Wait until then.",
    "征询 {motion} 的通知、公示或优先购买期至 {until} 届满，请届时办理。",
  ],
  PropertyOfferShareInstead: [
    "A share is offered by an offer of its own, which names buyer and price. Use that.",
    "份额转让应以要约提出，写明受让人与价格，请使用相应功能。",
  ],
  PropertyPreemptionGone: choose(
    "taker",
    {
      "0": [
        "{member} sells this share or has waived it in motion {motion}, so it cannot take it; nobody has ({taker}).",
        "{member}为出让人或已放弃优先购买（征询 {motion}），不能再行使；现无人行使（{taker}）。",
      ],
    },
    [
      "{taker} has taken the buyer's place in motion {motion} before {member}. First come, first served.",
      "征询 {motion} 中{taker}已先于{member}行使优先购买权，先到者优先。",
    ],
  ),
  PropertyPreemptionOver: [
    "The days of pre-emption of motion {motion} ended on {until}. The share goes to the buyer.",
    "征询 {motion} 的优先购买期已于 {until} 届满，份额归原受让人。",
  ],
  PropertyNotSeparated: [
    "{asset} has no pool of its own. Separate it and seat its owners first.",
    "{asset}尚无独立权属池。请先拆分并登记各权利人。",
  ],
  PropertySeparatedBefore: [
    "{asset} has a pool of its own already: {pool}. Nothing is to be done.",
    "{asset}已有独立权属池 {pool}，无需再办。",
  ],
  PropertyPoolOutdated: [
    "The agreement accepts more currencies than pool {pool} of {asset} was made for. Separate it again.",
    "协议新增了币种，{asset}的权属池 {pool} 尚未包含。请重新拆分。",
  ],
  PropertySeatingRuns: [
    "The owners of {asset} are being seated in pool {pool} already. Seat those who are missing.",
    "{asset}的权利人正登记入权属池 {pool}。请继续登记其余权利人。",
  ],
  PropertyNothingToSeat: [
    "No owner of {asset} is to be seated, or the owners have changed since. Separate it again where it is needed.",
    "{asset}没有待登记的权利人，或权利人已变动。如需要请重新拆分。",
  ],
  PropertySeatedBefore: ["{member} is seated for {asset} already.", "{member}已登记为{asset}的权利人。"],
  PropertyOfferInvalid: [
    "{units|number} units of {asset} cannot be offered: the seller has {has|number}, and buyer and seller must differ. Background is sold whole.",
    "不能出让{asset}的 {units|number} 份：出让人持有 {has|number} 份，且受让人须为他人。背景知识产权只能整体转让。",
  ],
  PropertyMemberNotActive: [
    "{member} is not an active member. Name one that is.",
    "{member}不是有效成员，请填写有效成员。",
  ],
  PropertyLastOwner: [
    "{member} is the only owner of {asset}. Abandon the asset instead.",
    "{member}是{asset}的唯一权利人，请改为放弃权利。",
  ],
  PropertyPledged: [
    "{asset} is pledged to {pledgee}. Have the pledge released first.",
    "{asset}已质押给{pledgee}，请先解除质押。",
  ],
  PropertyNotPledgee: [
    "{member} cannot release a pledge of {asset}: it is not pledged, or to somebody else.",
    "{member}不能解除{asset}的质押：该资产未质押，或质权人为他人。",
  ],
  PropertyPledgeInvalid: [
    "The pledge of {asset} must name one pledgee: a member, or somebody outside by digest.",
    "{asset}的质押须写明一名质权人：成员，或以摘要表示的外部人。",
  ],
  PropertyEncumbered: [
    "{exclusives} sole or exclusive licences of {asset} run. End them first.",
    "{asset}尚有 {exclusives} 项排他或独占许可在履行，请先终止。",
  ],
  PropertyOutsideAgreements: [
    "{asset} belongs to no agreement, so no income of an agreement comes from it.",
    "{asset}不属于任何协议，不产生协议收入。",
  ],
  PropertyNotDerived: [
    "{child|asset} owes {parent|asset} nothing: it does not derive from it with a royalty.",
    "{child|asset}对{parent|asset}不负提成义务，并非由其衍生。",
  ],
  PropertyHalfOnly: [
    "This is the half of the registry that stores nothing. Call the IPRegistry.",
    "此合约只是登记簿中不存储数据的一半，请调用 IPRegistry。",
  ],
  ActDeadlineOver: [
    "The signatures counted until {deadline|time}. Collect them anew.",
    "签名已于 {deadline|time} 失效，请重新签署。",
  ],
  ActNonceWrong: [
    "The envelope of {member} has number {nonce|hex}; {expected|hex} comes next. Sign it anew.",
    "{member}的签名信封编号为 {nonce|hex}，应为 {expected|hex}。请重新签署。",
  ],
};
