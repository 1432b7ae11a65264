import { type Sentences, choose } from "./sentences.js";

/** The errors of AgreementRegistry about terms: what they must say, and what later versions may change. */
export const agreementTerms: Sentences = {
  AgreementCountOutOfRange: choose(
    "what",
    {
      parties: [
        "The number of parties is {count}; 2 to {limit} can sign. Add or leave out parties.",
        "当事方共 {count} 方，须为 2 至 {limit} 方，请增减。",
      ],
      rates: [
        "The rate card has {count} lines; {limit} are allowed. Merge or leave out some.",
        "费率表共 {count} 行，上限 {limit} 行，请合并或删减。",
      ],
    },
    [
      "The number of {what|word} is {count}; at least one and at most {limit} can be. Correct the terms.",
      "{what|word}共 {count} 项，须为 1 至 {limit} 项，请更正条款。",
    ],
  ),
  AgreementFieldMissing: [
    "The terms lack what every technology contract must settle: {field|word}. Add it, or the digest of the text that has it.",
    "条款缺少技术合同必备内容：{field|word}。请补充，或提交载有该内容的文本摘要。",
  ],
  AgreementRuleOutOfRange: choose(
    "rule",
    {
      closers: [
        "{value} parties are to close a period; at most {limit} can, and a periodic agreement needs at least one. Correct the rule.",
        "结算签署方为 {value} 方，上限 {limit} 方，按期分配的协议至少一方。请更正规则。",
      ],
      attestations: [
        "A contribution is to be attested by {value} parties; there are {limit} others that can. Ask for no more.",
        "规则要求 {value} 方证明，可证明的其他当事方为 {limit} 方，请勿超过。",
      ],
      majority: [
        "The majority for amendments is {value|rate}. Choose more than 0 and at most {limit|rate} of the parties.",
        "修订所需多数为 {value|rate}，须大于 0、至多 {limit|rate}，请更正。",
      ],
    },
    [
      "The rule “{rule|word}” is {value}; the most is {limit}. Correct the terms.",
      "规则“{rule|word}”为 {value}，最大为 {limit}，请更正条款。",
    ],
  ),
  AgreementTermInvalid: [
    "The agreement would end on {expires}, before it takes effect on {effective}. Correct the dates.",
    "协议止于 {expires}，早于生效日 {effective}，请更正日期。",
  ],
  AgreementWrongModuleSet: [
    "The terms name another set of contracts ({named}) than this one ({expected}). Compare the network's addresses with what the parties were told, then write the terms for this set.",
    "条款所载模块组（{named}）与本部署（{expected}）不符。请核对网络地址与各方所知是否一致，再按本部署拟定条款。",
  ],
  AgreementMemberNotActive: choose(
    "member",
    {
      "0": [
        "The terms leave out who a party, or the holder of a currency of banks, is. Name a member.",
        "条款缺少当事方或银行币种的收款单位，请指定成员。",
      ],
    },
    [
      "{member} is not an active member, so it cannot be a new party, holder, beneficiary or panel. Have it admitted or reinstated, or name another.",
      "{member}不是有效成员，不能作为新当事方、收款单位、受益人或裁决方。请先办理准入或恢复，或另行指定。",
    ],
  ),
  AgreementPartyTwice: [
    "{member} is listed as a party twice. Keep one line.",
    "{member}被重复列为当事方，请保留一行。",
  ],
  AgreementPlaceTaken: [
    "Place {place|place} belongs to {expected} for ever, but {member} is listed there. List the earlier parties in their order and new ones behind.",
    "第 {place|place} 位永久属于{expected}，现列{member}。请按原顺序列出原当事方，新当事方列于其后。",
  ],
  AgreementPartyInvalid: [
    "The party at place {place|place} has no notice address, or a reward above 100 %. Complete its line.",
    "第 {place|place} 位当事方缺少通知地址，或奖酬比例超过 100 %，请补正。",
  ],
  AgreementUnitsCount: [
    "The party at place {place|place} has {count} shares for {expected} agreed pools. State one for each, 0 where it has none.",
    "第 {place|place} 位当事方填有 {count} 项份额，约定分配池为 {expected} 个。请逐池填写，没有的填 0。",
  ],
  AgreementSharesDoNotSum: [
    "The parties' units in pool {pool} add up to {sum}, not to its total of {total}. Correct the shares or the total.",
    "分配池 {pool} 各方份额合计 {sum}，不等于总额 {total}，请更正。",
  ],
  AgreementAllToSome: [
    '{member} (place {place|place}) would have no share of any profit. Give it one, or set "allToSomeAgreed" in the terms if the parties expressly agreed so.',
    "{member}（第 {place|place} 位）在各分成中均无份额。请给予份额；如各方已明确约定，则在条款中设 allToSomeAgreed。",
  ],
  AgreementTierInvalid: [
    "Tier {position|place} cannot be. A levy pays a beneficiary, recovering goes to a pool of costs, a capped tier to a pool with a cap; rates are above 0 up to 100 %; the last tier shares all the rest. Correct it.",
    "第 {position|place} 层不成立。计提须有受益人，回收层对应成本池，限额层对应设限的分配池；比例大于 0 至 100 %；末层分配全部余额。请更正。",
  ],
  AgreementLevyWithoutBasis: [
    "The levy in tier {position|place} names no legal basis. Add the digest of the text it rests on.",
    "第 {position|place} 层计提未载明法律依据，请补充依据文本的摘要。",
  ],
  AgreementTakesTooMuch: [
    "Tier {position|place} takes {rate|rate} where {left|rate} may be left, or leaves nothing for the tiers behind it. Lower its rate or move it to the end.",
    "第 {position|place} 层提取 {rate|rate}，而届时可能仅余 {left|rate}，或其后各层无可分配。请降低比例或移至末层。",
  ],
  AgreementPoolInvalid: [
    "Pool {pool} cannot be: its number, source, total or beneficiary do not fit, it falls to no other pool of this version, or it was made otherwise before. Correct its line, or make a new pool.",
    "分配池 {pool} 不成立：编号、来源、总额或受益人不符，未落入本版其他分配池，或与原设不一致。请更正，或新设分配池。",
  ],
  AgreementPoolNumber: [
    "The new pool {pool} must have the number {next}; another draft may have taken yours. Number the new pools again and propose anew.",
    "新分配池 {pool} 的编号应为 {next}（原编号可能已被其他草案占用）。请重新编号后提出。",
  ],
  AgreementTooManyIdlePools: [
    "{member}'s drafts would hold {idle} pools that are not in force; {limit} are allowed. Bring a draft into force, or let another party propose.",
    "{member}的草案将占用 {idle} 个未生效分配池，上限 {limit} 个。请先使草案生效，或由其他当事方提出。",
  ],
  AgreementCurrencyInvalid: [
    "Line {position|place} of the currencies ({currency|currency}) cannot be. List each currency once; money of a bank needs holder and account, a token neither.",
    "第 {position|place} 行币种（{currency|currency}）不成立。每种币种列一次；银行币种须有收款单位与账户，代币则不填。",
  ],
  AgreementCurrenciesChanged: [
    "The currencies of the version in force are changed, reordered or left out. Keep them as they are and add new ones behind.",
    "现行版本的币种被更改、调序或遗漏。请原样保留，新币种列于其后。",
  ],
  AgreementAmountCurrencyInvalid: [
    "Amounts cannot be counted in {currency|currency}: it is not accepted, or earlier versions count in another. Name an accepted currency and keep it.",
    "不能以 {currency|currency} 计额：该币种未被接受，或原版本另有计额币种。请指定已接受的币种并保持不变。",
  ],
  AgreementRateInvalid: [
    "Line {position|place} of the rate card ({kind|kind}) cannot be. Kinds ascend, each once, with a price; units feed a pool of contributions, cost a pool of costs, at most 400 %.",
    "费率表第 {position|place} 行（{kind|kind}）不成立。种类须升序、不重复并有单价；份额归贡献池，成本归成本池且至多 400 %。",
  ],
  AgreementNoticeDaysFixed: [
    "The notice is {asked} days; version 1 fixed {fixedDays} for ever. Write {fixedDays}.",
    "通知期填 {asked} 天，第 1 版已永久确定为 {fixedDays} 天，请填 {fixedDays}。",
  ],
};
