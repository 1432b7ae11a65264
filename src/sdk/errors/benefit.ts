import { type Sentences, choose } from "./sentences.js";

/** The errors of BenefitLedger, the core. */
export const benefit: Sentences = {
  BenefitNotModule: [
    "{caller} called a hook that only {allowed} may call. Act through the contract of that domain, not on the core.",
    "{caller} 调用了仅限 {allowed} 的接口。请通过对应领域的合约办理，不要直接调用核心。",
  ],
  BenefitWrongRail: [
    "{caller} does not settle {currency}. Money of banks goes through BankSettlement, tokens and coin through TokenTreasury.",
    "{caller} 不结算 {currency}。银行资金经 BankSettlement，代币与原生币经 TokenTreasury。",
  ],
  BenefitCurrencyUnknown: [
    "{agreement} does not accept {currency}. Pay in one of its currencies, or add this one by an amendment.",
    "{agreement}不接受 {currency}。请使用其币种，或以协议修订增加。",
  ],
  BenefitAmountZero: [
    "The amount is zero: nothing was named, or nothing is there to release. Name an amount, or check what is collected or parked.",
    "金额为零：未填写金额，或没有可释放的款项。请填写金额，或核对已归集、暂存的款项。",
  ],
  BenefitAmountTooLarge: [
    "{booked} are booked; {net} more would pass what the ledger counts over an agreement's life. Check the amount, which is in minor units.",
    "已入账 {booked}，再加 {net} 将超出账本对一份协议的计数上限。请核对金额（以最小货币单位计）。",
  ],
  BenefitServicePeriodOutside: choose(
    "until",
    {
      "0": [
        "The service from {first} to {last} does not fall under this version, which applies from {from} on. Name the version of those days, or split the receipt.",
        "服务期 {first} 至 {last} 不适用该版本（自 {from} 起适用）。请选用对应版本，或拆分收款。",
      ],
    },
    [
      "The service from {first} to {last} does not fall under this version, which applies from {from} until before {until}. Name the version of those days, or split the receipt.",
      "服务期 {first} 至 {last} 不适用该版本（自 {from} 起、{until} 前适用）。请选用对应版本，或拆分收款。",
    ],
  ),
  BenefitVersionUnknown: [
    "Version {version} of {agreement} is not in force. Activate it first, or name a version that is.",
    "{agreement}第 {version} 版未生效。请先使其生效，或选用已生效的版本。",
  ],
  BenefitVersionOutOfOrder: [
    "Version {version} cannot be opened; version {expected} comes next. Activate that one first.",
    "不能启用第 {version} 版，下一版为第 {expected} 版，请先使其生效。",
  ],
  BenefitVersionDayNotLater: [
    "The version would apply from {from} on, not later than the one before ({previous}). Give the amendment a later effective date.",
    "新版本自 {from} 起适用，不晚于前一版（{previous}）。请为修订确定更晚的生效日。",
  ],
  BenefitCountOutOfRange: [
    "The number of {what} is {count}; at least one and at most {limit} can be. Correct the terms.",
    "{what}共 {count} 项，须为 1 至 {limit} 项，请更正条款。",
  ],
  BenefitCurrencyListChanged: [
    "{currency} at place {position|place} changes, repeats or drops a currency of earlier versions. Keep those as they were and add new ones behind.",
    "第 {position|place} 项 {currency} 更改、重复或遗漏了原有币种。请保留原有币种，新币种列于其后。",
  ],
  BenefitTierInvalid: [
    "Tier {position|place} ({kind}, {rate|rate}, pool {pool}) cannot be. Give it a kind, a rate above 0 up to 100 % and a pool of its sort; the last tier shares all the rest.",
    "第 {position|place} 层（{kind}、{rate|rate}、分配池 {pool}）不成立。请填写种类、大于 0 至 100 % 的比例及相符的分配池；末层须分配全部余额。",
  ],
  BenefitPoolInvalid: [
    "Pool {number} cannot be: it needs a new number from 1 on, falls to another pool that is not of costs, and counts in the agreement's one currency of amounts. Correct its line.",
    "分配池 {number} 不成立：须用新编号（自 1 起），落入其他非成本池，且以协议唯一计额币种计。请更正。",
  ],
  BenefitAmountCurrencyInvalid: [
    "Caps and costs need a currency to count in, and {currency} is not among the agreement's. Name an accepted one as the currency of amounts.",
    "限额与成本须有计额币种，而 {currency} 不在协议币种之列。请指定一种已接受的币种。",
  ],
  BenefitUnitsOutOfRange: [
    "{account} has {units} units in {pool}; a change by {change} goes below zero or beyond what a pool counts. Take no more than there is, or add fewer.",
    "{account}在{pool}有 {units} 份额，变动 {change} 将小于零或超出上限。请减少变动量。",
  ],
  BenefitPoolUnknown: [
    "There is no {pool}. Name a pool of the agreement's terms.",
    "{pool}不存在，请使用协议条款中的分配池。",
  ],
  BenefitWrongPoolKind: [
    "{pool} is of the other kind: units belong to pools of shares, costs to pools that recover them. Name a pool of the right kind.",
    "{pool}种类不符：份额属分成池，成本属成本池。请指定相符的分配池。",
  ],
  BenefitReversalTooLarge: [
    "{amount} cannot be reversed; {limit} stand booked and not reversed. Reverse no more than that.",
    "不能冲回 {amount}：已入账未冲回的为 {limit}，冲回不得超过此额。",
  ],
  BenefitPotTooSmall: [
    "{amount} cannot be shared; {pot} are collected. Close the period with at most that, and with more than nothing.",
    "不能分配 {amount}：已归集 {pot}。结算金额须大于零且不超过此额。",
  ],
  BenefitNotReleasable: [
    "What version {version} of {agreement} has collected cannot be released this way now. A periodic version is shared by closing its period; another one once all tiers that count amounts in another currency are full.",
    "{agreement}第 {version} 版归集的款项现不能如此释放。按期分配的版本须签署结算；其他版本须待以另一币种计额的层级全部满额。",
  ],
  BenefitStillParked: [
    "Money parked in front of {pool} stays until {holdUntil}, and until a pool has units to take it. Wait for the date, or let somebody earn units.",
    "暂存于{pool}的款项须至 {holdUntil} 且有分配池具备份额方可释放。请届时办理，或待有人取得份额。",
  ],
  BenefitHoldBusy: [
    "Order {order} already lies on what {account} is owed in {currency}. Lift it before another is laid.",
    "{account}的 {currency} 应付款上已有指令 {order}，须先解除再下达新指令。",
  ],
  BenefitHoldUnknown: [
    "Order {order} does not lie on what {account} is owed in {currency}. Check account, currency and order.",
    "指令 {order} 未及于{account}的 {currency} 应付款。请核对账户、币种与指令。",
  ],
  BenefitCreditTooSmall: [
    "{amount} cannot be redirected; {withheld} are withheld. Redirect no more than that.",
    "不能划转 {amount}：已扣留 {withheld}，划转不得超过此额。",
  ],
};
