import type { Sentence } from "../findings.js";

/** How much a finding weighs: money or rights are wrong, or the audit itself cannot be relied on. */
export type Severity = "critical" | "high" | "medium";

/** What the findings of one check mean, and what to do about them. */
export interface Guidance {
  severity: Severity;
  title: Sentence;
  meaning: Sentence;
  advice: Sentence;
}

const g = (
  severity: Severity,
  title: [en: string, zh: string],
  meaning: [en: string, zh: string],
  advice: [en: string, zh: string],
): Guidance => {
  const both = ([en, zh]: [string, string]): Sentence => ({ en, zh });
  return { severity, title: both(title), meaning: both(meaning), advice: both(advice) };
};

const askAnother: [string, string] = [
  "Audit again at another member's node. If it says the same, keep this report and the node's answers as evidence and call the consortium together.",
  "换用其他成员的节点重新审计。如结果相同，请保存本报告与节点返回数据作为证据，并召集联合体成员。",
];
const stopMoney: [string, string] = [
  "Do not instruct further payments of this agreement and currency. Compare the transaction named with the signed terms, and book a contra entry or a reversal that names it.",
  "暂停该协议该币种的后续付款。将所列交易与签署条款核对，并登记指明该交易的更正分录或冲回。",
];
const askSigner: [string, string] = [
  "Ask the member whose key it is, on paper. If it did not act, have the key suspended (two officers, sealed letter) and every act of it since looked at.",
  "以书面方式询问该密钥所属成员。如非其所为，请由两名稽核岗凭盖章函件停用该密钥，并复查其此后全部行为。",
];

/** The guide to findings, by the id of the check that reports them. */
export const guide: Record<string, Guidance> = {
  logs: g(
    "critical",
    ["A log cannot be read, or is out of place", "日志无法解读或次序错误"],
    [
      "The endpoint told a log that no contract of this deployment writes, told one twice, or told them out of order. What follows from it is not reliable.",
      "节点返回了本部署合约不会写出的日志，或重复、乱序。由此得出的结果不可靠。",
    ],
    askAnother,
  ),
  terms: g(
    "critical",
    ["Terms apply that not every party signed", "适用了并非各方签署的条款"],
    [
      "A version of an agreement came into force, or a period was closed, otherwise than its parties consented to.",
      "协议某版本的生效或某期间的结算与当事方的同意不一致。",
    ],
    [
      "Compare the draft's hash with the sealed text of every party. Money booked under this version must not be paid before that is cleared.",
      "将草案哈希与各方盖章文本核对。查清前不得支付按该版本入账的款项。",
    ],
  ),
  seats: g(
    "high",
    ["Somebody acts as a party who is none", "非当事方以当事方身份行事"],
    [
      "An act of parties (signing, attesting, challenging, confirming) was done by a member that is no party, or no longer one.",
      "签署、见证、异议、复核等当事方行为由非当事方或已退出者作出。",
    ],
    askSigner,
  ),
  contributions: g(
    "high",
    ["A contribution earned something else than the rate card says", "贡献所得与计价表不符"],
    [
      "Value, units or cost of a contribution, or the step it took (attested, challenged, ruled, final), do not follow from what was recorded and signed.",
      "贡献的价值、份额、成本或其状态变化（见证、异议、裁决、生效）与登记和签署内容不符。",
    ],
    [
      "Compare it with the rate card fixed when it was recorded and with its evidence. Correct it by a contra entry.",
      "与登记时固定的计价表及证据核对，并以更正分录更正。",
    ],
  ),
  units: g(
    "critical",
    ["Units do not add up, or changed without a cause", "份额合计不符或无依据变动"],
    [
      "A pool's units are not the sum of its accounts', or an account's units changed and no contribution, signing or ruling explains it. Later money is shared wrongly.",
      "收益池份额与各账户之和不符，或账户份额变动而无贡献、签署或裁决为据。此后的分配因此有误。",
    ],
    stopMoney,
  ),
  receipts: g(
    "critical",
    ["A receipt was booked twice, or otherwise than stated", "收款重复登记或未按登记内容入账"],
    [
      "Money that came in was entered under a key used before, without confirmation, or with another amount than was confirmed.",
      "收款使用了重复的键值、未经复核，或入账金额与复核金额不同。",
    ],
    stopMoney,
  ),
  "four-eyes": g(
    "high",
    ["A holder confirmed its own receipt", "收款单位自行复核"],
    [
      "The member that holds the money also confirmed a receipt or a reversal of it: nobody else looked.",
      "收款单位自行复核了收款或冲回，缺少第二方核查。",
    ],
    [
      "Have another party compare the receipt with the bank statement and the invoice, and keep its confirmation.",
      "请另一当事方将该笔收款与银行对账单、发票核对，并留存确认。",
    ],
  ),
  sequences: g(
    "critical",
    ["A number is missing, or was given twice", "编号缺失或重复"],
    [
      "Members, agreements, contributions, runs and bookings are numbered without gaps. A gap means that an event was withheld from this audit.",
      "成员、协议、贡献、批次与入账均连续编号。出现缺号说明有事件未提供给本次审计。",
    ],
    askAnother,
  ),
  waterfall: g(
    "critical",
    ["A tier took another amount than the terms say", "某层分配与条款不符"],
    [
      "The waterfall walked again over the same receipt gives other amounts than the ledger allocated.",
      "对同一笔收款重新逐层计算，所得金额与账本分配不同。",
    ],
    stopMoney,
  ),
  recovery: g(
    "critical",
    ["More cost was repaid than was outstanding", "成本回收超过未回收余额"],
    [
      "A Recover tier paid beyond the cost that contributions had made recoverable.",
      "成本回收层支付超过了贡献所形成的待回收成本。",
    ],
    stopMoney,
  ),
  owed: g(
    "critical",
    ["An account was paid another amount than it was owed", "支付金额与应得不符"],
    [
      "What left the ledger for an account is more or less than all bookings and changes of units up to then gave it.",
      "账本支付给账户的金额多于或少于截至当时全部入账与份额变动所应得。",
    ],
    stopMoney,
  ),
  payments: g(
    "critical",
    ["A payment is not what was taken, or has no proper end", "付款与所取不符或无正当终结"],
    [
      "A payment run instructs another amount than the ledger took for it, pays somebody else, or a payment was answered twice.",
      "付款批次的金额、收款人与账本所取不符，或同一笔付款被处理两次。",
    ],
    stopMoney,
  ),
  credits: g(
    "high",
    ["What was withheld, sent back or given is not where it belongs", "扣留、退回或划转的款项未归其户"],
    [
      "A payment that came back, or an order from outside, changed an account's direct credit by another amount than it says.",
      "退汇或外部指令引起的直接贷项变动与其内容不符。",
    ],
    stopMoney,
  ),
  owners: g(
    "critical",
    ["An asset's owners are not those that events make", "知识产权的权利人与事件不符"],
    [
      "An asset's record, its owners' units, its own pool or its royalties changed otherwise than the act told of it allows. Income of it is shared wrongly from then on.",
      "知识产权的记录、权利人份额、独立权属池或提成的变动与所述行为不符。此后其收入的分配因此有误。",
    ],
    [
      "Book no income of this asset and transfer no share of it. Compare the act with the signed contract and the office's register, and settle with all owners who owns what.",
      "暂停该知识产权的收入入账与份额转让。将该行为与签署的合同及主管机关登记簿核对，并与全体权利人确认权属。",
    ],
  ),
  motions: g(
    "high",
    ["An owner acted without the others' agreement", "权利人未经其他权利人同意行事"],
    [
      "Something was filed, licensed, transferred, pledged or given up and no motion carried it as the rules ask: too few units, an open objection, notice not over, or another subject.",
      "申请、许可、转让、质押或放弃未依规则通过征询：同意份额不足、异议未决、通知期未满或事项不同。",
    ],
    [
      "Tell the other owners at once. Until they have ratified it in writing, treat the licence or transfer named as disputed and keep its income.",
      "立即通知其他权利人。在其书面追认之前，所列许可或转让视为有争议，其收入暂予留存。",
    ],
  ),
  licences: g(
    "high",
    ["A licence is not what its terms say", "许可与其条款不符"],
    [
      "A licence was granted, reported, counted as paid, noticed or ended otherwise than its terms and the rules allow; or two that exclude each other run at once.",
      "许可的授予、报告、收款、催告或终止与其条款及规则不符，或互相排斥的许可同时存在。",
    ],
    [
      "Work the fee out again from the signed contract and the licensee's reports, and tell the licensee what it really owes. Grant nothing more of the asset before.",
      "按签署的合同与被许可人的报告重新计算费用，并告知其实际应付金额。查清前不得就该知识产权再行许可。",
    ],
  ),
  access: g(
    "medium",
    ["Access to background that was not offered", "访问权涉及未提供的背景知识产权"],
    [
      "An owner granted a party access under R25 to background that it had not offered to this project before its first day (R26). Nobody owed that access, and no limits of it are on record.",
      "权利人依 R25 授予一方访问某背景知识产权，而该知识产权未在项目开始前提供给该项目（R26）。该访问权并无义务基础，亦无约定的使用限制。",
    ],
    [
      "Ask the owner whether it meant to. If so, put the background and its limits into the agreement by an amendment, or grant an ordinary licence instead; if not, have the access right given up.",
      "询问权利人是否确有此意。如是，请以补充协议写明该背景知识产权及其限制，或改授普通许可；如否，请由被许可人放弃该访问权。",
    ],
  ),
  rewards: g(
    "high",
    ["A reward list is not what its pot got", "奖酬名单与奖酬专户所得不符"],
    [
      "A member committed to a list of rewards that, with its other lists, gives more than its people's pot of this agreement and currency ever got, or less than the pot got for the list's period; or the main contributors get less than half of it (R17). A list is judged when it is committed, by what had come in by then, together with all lists that overlap its period. The pot is the part of its own income that the member signed to give (R14, R18).",
      "成员提交的奖酬名单，连同其其他名单，合计超过该协议该币种奖酬专户的全部所得，或少于该名单期间的所得；或主要贡献者所得不足一半（R17）。以提交之时为准，依当时已到账款项，连同期间重叠的各名单一并核对。奖酬专户即该成员签署承诺奖给人员的部分（R14、R18）。",
    ],
    [
      "Compare the list, which the member keeps, with its statement (`jointly statement`). Have the list corrected (`jointly reward commit --correct`), or what is missing paid to the people and listed.",
      "将成员保管的名单与其对账单（`jointly statement`）核对；由其更正名单（`jointly reward commit --correct`），或将不足部分发放并列入名单。",
    ],
  ),
  royalties: g(
    "critical",
    ["Licence income went another way than its asset's", "许可收入未按其知识产权的路径分配"],
    [
      "Income under a licence was not counted as paid, passed by the owners or the assets that its own derives from, or royalties went to whom they are not for.",
      "许可收入未计为已付、绕过了权利人或来源知识产权，或提成转给了无关方。",
    ],
    stopMoney,
  ),
  treasury: g(
    "critical",
    ["Tokens came or went without a booking", "代币出入未入账"],
    [
      "The treasury received tokens that no booking explains, or paid out tokens that nobody was owed.",
      "金库收到的代币无对应入账，或支付的代币并非应付。",
    ],
    stopMoney,
  ),
  conservation: g(
    "critical",
    ["A cent is in no place, or in two", "账目不平"],
    [
      "At the end of a block, booked − reversed + debt is not what is paid, instructed, owed, withheld, parked, collected and left as fractions.",
      "区块末：入账 − 冲回 + 待冲抵 不等于 已付、已指令、应付、扣留、待分、归集与零头之和。",
    ],
    stopMoney,
  ),
  words: g(
    "critical",
    ["A stored word does not follow from the one before", "存储字与前值推算不符"],
    [
      "The core's packed state changed otherwise than its rules allow. Either its code is not what was built, or an event was altered.",
      "核心账本的打包状态变化违反其规则：代码与构建不符，或事件被改动。",
    ],
    askAnother,
  ),
  traces: g(
    "critical",
    ["An act is not what its transaction carries", "行为与交易内容不一致"],
    [
      "An event has no call that asked for it, or a call left another event than it must. Events and transactions of one of the two were altered, or the code is another.",
      "事件没有对应调用，或调用产生了不应有的事件：日志或交易被改动，或代码不同。",
    ],
    askAnother,
  ),
  signatures: g(
    "critical",
    ["A signature is not by the key it names", "签名并非出自所列密钥"],
    [
      "Recovered from the signed data, the key is another one than the envelope names; or an envelope was used twice or out of turn.",
      "由签名数据恢复的密钥与所列不同，或签名信封被重复、越序使用。",
    ],
    askSigner,
  ),
  permissions: g(
    "critical",
    ["Somebody acted who was not allowed to", "无权者行事"],
    [
      "At that moment the key was not granted, lacked the scope or enough co-signers, was suspended, or its member was.",
      "行为当时密钥未启用、权限或会签人数不足、已停用，或其成员已被暂停。",
    ],
    askSigner,
  ),
  windows: g(
    "high",
    ["A waiting time was not kept, or a deadline missed", "等待期未满或期限已过"],
    [
      "Something took effect before its cooling-off, notice, challenge or recovery period was over, or after it had lapsed.",
      "冷静期、通知期、异议期或恢复期未满即生效，或过期后生效。",
    ],
    [
      "Compare the block's time with the dates in the terms. If the validators' clock was wrong, find out since when.",
      "将区块时间与条款日期核对。如为验证节点时钟错误，请查明起始时间。",
    ],
  ),
  code: g(
    "critical",
    ["The code on the chain is not the code built", "链上代码与构建不符"],
    [
      "At a contract's address stands another program than this software builds, or it obeys a contract of another deployment.",
      "合约地址上的程序与本软件构建的不同，或其受其他部署的合约支配。",
    ],
    [
      "Check that this version of the software made the deployment (npm run verify). If it did, trust no figure of this chain.",
      "确认该部署由本版本软件生成（npm run verify）。如确由本版本生成，则该链数据均不可信。",
    ],
  ),
  state: g(
    "critical",
    ["A contract says another figure than its events add up to", "合约数值与事件累计不符"],
    [
      "Asked at the last block, a contract answers otherwise than the replay of all its events. Events are missing, or the state was changed beside them.",
      "在截止区块询问合约，其回答与全部事件的重演结果不同：事件缺失，或状态被另行改动。",
    ],
    askAnother,
  ),
  held: g(
    "critical",
    ["The treasury holds less than it owes", "金库持有少于应付"],
    [
      "Of a token or the native coin the treasury holds less than all that came in and was not paid out.",
      "金库持有的代币或原生币少于已入账而未支付的总额。",
    ],
    [
      "Look at the token: does it take a fee, or can its issuer move balances? Claims of that currency may fail until it is made good.",
      "检查该代币是否收取手续费、发行方能否移动余额。补足前该币种的领取可能失败。",
    ],
  ),
  wallets: g(
    "high",
    ["A contract does not stand by a signature of its own", "合约不承认其签名"],
    [
      "A member's wallet contract (ERC-1271), asked as of that block, says that it did not sign.",
      "成员的钱包合约（ERC-1271）在该区块的回答为未签署。",
    ],
    askSigner,
  ),
  storage: g(
    "critical",
    ["A storage slot is not what the events make it", "存储槽与事件推算不符"],
    [
      "The storage rebuilt from all events has another root than the chain proves. The slots that differ are named.",
      "由全部事件重建的存储根与链上证明的不同；不符的存储槽已列出。",
    ],
    askAnother,
  ),
  headers: g(
    "critical",
    ["A header does not hash to its block, or the chain has a break", "区块头哈希不符或链不连续"],
    [
      "The endpoint told a header whose hash is another, or a block that does not continue the one before.",
      "节点返回的区块头哈希不符，或区块未与前一区块相连。",
    ],
    askAnother,
  ),
  seals: g(
    "critical",
    ["Too few validators sealed a block", "区块封印不足"],
    [
      "Of a QBFT block fewer than two thirds of the validators of that height signed.",
      "该 QBFT 区块的封印少于当时验证人的三分之二。",
    ],
    askAnother,
  ),
  bodies: g(
    "critical",
    ["Transactions or receipts are not those of the header", "交易或收据与区块头不符"],
    [
      "Hashed again, the block's transactions or receipts do not give the roots in its header: some were changed, left out or added.",
      "重算后，区块的交易或收据与区块头中的根不符：有改动、遗漏或添加。",
    ],
    askAnother,
  ),
  told: g(
    "critical",
    ["What was replayed is not what the chain proves", "重演数据与链上所证不符"],
    [
      "A log or transaction that this audit replayed is not in the proven receipts, or one that is there was withheld.",
      "所重演的日志或交易不在已证明的收据中，或有应在其中者被隐瞒。",
    ],
    askAnother,
  ),
  split: g(
    "critical",
    ["Two endpoints tell different chains", "不同节点所述的链不同"],
    [
      "Nodes of different members have different blocks at one height. At least one of them does not follow the consortium's chain.",
      "不同成员的节点在同一高度的区块不同，至少有一个未跟随联合体的链。",
    ],
    [
      "Find the first block in which they differ, and ask each operator which validators it follows.",
      "找出首个不同的区块，并询问各运营方所跟随的验证人。",
    ],
  ),
};

/** What is said of a check that this guide does not know yet. */
const unknown: Guidance = g(
  "high",
  ["Something is not as it must be", "存在不符"],
  ["The sentence of the finding says what.", "详见该项发现的说明。"],
  askAnother,
);

/** The guidance on a check's findings. */
export const guidanceOn = (check: string): Guidance => guide[check] ?? unknown;
