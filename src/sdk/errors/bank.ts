import { type Sentences, choose } from "./sentences.js";

/** The errors of BankSettlement, and what it shares with the treasury as a rail. */
export const bank: Sentences = {
  BankNotAgreements: [
    "{caller} is not the AgreementRegistry, which alone appoints holders. Name the holder in the agreement's terms.",
    "{caller} 不是协议登记合约，只有后者可任命收款单位。请在协议条款中指定。",
  ],
  BankNotFiat: [
    "{currency} is not a currency of a bank. Book and pay it through the treasury.",
    "{currency} 不是银行币种，请通过代币金库收付。",
  ],
  BankNoHolder: [
    "{agreement} has no holder for {currency}. Name a member and its bank account for it in an amendment.",
    "{agreement}未指定 {currency} 的收款单位。请以协议修订指定成员及其银行账户。",
  ],
  BankNetInvalid: [
    "Of {gross} gross, tax and direct costs take {taken|amount}: nothing would be left to share. Correct the amounts.",
    "毛额 {gross}，税费及直接成本共 {taken|amount}，已无可分配净额，请更正金额。",
  ],
  BankReceiptKnown: [
    "The receipt with this bank reference is booked already (key {key}). Do not book it again; confirm it, or check the reference.",
    "该银行流水号的收款已登记（{key}）。请勿重复登记；可予以确认，或核对流水号。",
  ],
  BankReceiptStatus: choose(
    "status",
    {
      "0": [
        "No receipt is booked under {key}. Check the key, or let the holder book the receipt first.",
        "{key} 下没有收款。请核对编号，或先由收款单位登记。",
      ],
      "1": [
        "The receipt {key} is not confirmed yet. Let a signer of another party confirm it first.",
        "收款 {key} 尚未确认，请先由其他当事方确认。",
      ],
      "2": [
        "The receipt {key} is confirmed and shared. To take something back, propose a reversal.",
        "收款 {key} 已确认并分配。如需退回，请提出冲回。",
      ],
    },
    [
      "The receipt {key} was withdrawn. Book it anew if the money did come in.",
      "收款 {key} 已撤回。如款项确已到账，请重新登记。",
    ],
  ),
  BankFourEyes: [
    "{member} cannot confirm: it is, or stands for, the holder {holder} that booked it. A signer of another party must.",
    "{member}不能确认：其即为登记方{holder}或代表其行为。须由其他当事方复核。",
  ],
  BankReversalTooLarge: [
    "{amount} cannot be reversed; {limit} of this receipt are left. Reverse no more than that.",
    "不能冲回 {amount}：该笔收款仅余 {limit}，冲回不得超过余额。",
  ],
  BankNoReversal: [
    "No reversal of the receipt {key} waits to be confirmed. Let the holder propose it first, and confirm that very amount.",
    "收款 {key} 没有待确认的冲回。请先由收款单位提出，再按同一金额确认。",
  ],
  BankItemsOutOfRange: choose(
    "items",
    { "0": ["The run names no payee. Name at least one.", "付款批次没有收款方，请至少列出一个。"] },
    [
      "The run names {items} payees; {limit} are allowed. Make several runs.",
      "付款批次含 {items} 个收款方，上限 {limit} 个，请分批付款。",
    ],
  ),
  BankNotPayable: [
    "{account} is not paid out: it waits for a ruling or an order, or is an inbox whose money is in this bank account already. Settle that first, or forward the royalties; then pay the account they go to.",
    "{account}不予支付：其待裁决或指令处理，或为款项已在本行账户的许可分成待转账户。请先办结或转入分成，再向其归属账户支付。",
  ],
  BankPoolElsewhere: [
    "{pool} is not of {agreement}, which this run pays for. Make a run for each agreement.",
    "{pool}不属于本批次的{agreement}，请按协议分别付款。",
  ],
  BankNothingOwed: [
    "Nothing is owed to {account} in the pools named. Leave it out of the run, or name the pools in which it is owed something.",
    "所列分配池中没有应付{account}的款项。请移出批次，或列出有应付款的分配池。",
  ],
  BankInvoiceMissing: [
    "{account} is owed {owed} and has invoiced {invoiced}. Ask it for an invoice over the rest before you pay.",
    "应付{account} {owed}，其已开票 {invoiced}。请先取得余额的发票再付款。",
  ],
  BankPaymentStatus: choose(
    "status",
    {
      "0": [
        "Run {run|number} has no payment at place {position}. Check run and place.",
        "第 {run|number} 批次没有位置 {position} 的付款，请核对。",
      ],
      "1": [
        "Payment {position} of run {run|number} is instructed, not yet confirmed. Confirm or reject it by the bank's statement first.",
        "第 {run|number} 批次付款 {position} 已指令、待对账。请先凭银行对账单确认或退回。",
      ],
      "2": [
        "Payment {position} of run {run|number} is the holder's own share, which is not paid to itself. Leave it out.",
        "第 {run|number} 批次付款 {position} 为收款单位自留，无需支付，请移除。",
      ],
    },
    [
      "Payment {position} of run {run|number} is {status} already. Nothing is left to do for it; leave it out.",
      "第 {run|number} 批次付款 {position} {status}，无需再办，请移除。",
    ],
  ),
  BankAmountZero: ["The invoice is over nothing. State its amount.", "发票金额为零，请填写金额。"],
  RailAccountsDiffer: [
    "Royalties cannot be passed on in the books: the {currency} of {from} and of {to} is not in one bank account. Pay the inbox in a payment run, and book what arrives.",
    "分成不能仅作账面转入：{from}与{to}的 {currency} 不在同一银行账户。请在付款批次中支付待转账户，到账后登记。",
  ],
  RailNothingToForward: [
    "{child} owes {parent} no royalties in {currency} that could be passed on. Wait for income under a licence; where an order from outside takes all of it, withhold it for the order.",
    "{child}没有可转给{parent}的 {currency} 分成。请待许可收入到账；如外部指令扣留全部，请先执行扣留。",
  ],
  RailNothingWithheld: [
    "No order withholds anything that {account} is owed in {currency} in these pools. Name the pools of the order, or pay the account as usual.",
    "所列分配池中没有对{account}的 {currency} 应付款的扣留指令。请列出指令所涉分配池，或照常支付。",
  ],
};
