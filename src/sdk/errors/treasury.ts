import { type Sentences } from "./sentences.js";

/** The errors of TokenTreasury. */
export const treasury: Sentences = {
  TreasuryAmountZero: [
    "There is nothing to move: no token arrived, or nothing is owed in the pools named. Check the amount and the pools.",
    "没有可收付的金额：代币未到账，或所列分配池无应付款。请核对金额与分配池。",
  ],
  TreasuryNotToken: [
    "{currency} is money of a bank, which the treasury does not hold. Book it as a bank receipt.",
    "{currency} 属银行资金，金库不予收付。请登记为银行收款。",
  ],
  TreasuryValueDiffers: [
    "{sent|number} of the chain's smallest coin were sent along, {amount} were named. Send exactly what is named for the native coin, and none with a token.",
    "随交易发送 {sent|number} 最小原生币单位，而申报 {amount}。原生币须与申报一致，代币支付不得附带原生币。",
  ],
  TreasuryArrivalInvalid: [
    "The treasury had {beforehand|number} of the token before and {afterwards|number} after: this token breaks its promises. Do not use it; pay in another currency.",
    "金库代币余额由 {beforehand|number} 变为 {afterwards|number}：该代币不合规范。请勿使用，改用其他币种。",
  ],
  TreasuryFactsDiffer: [
    "Gross less tax and direct costs is {net|amount}, but {arrived} arrived. Correct the facts; a token may keep a fee.",
    "毛额减税费及直接成本为 {net|amount}，实到 {arrived}。请更正申报（代币可能扣除手续费）。",
  ],
  TreasuryNotPayable: [
    "{account} is not paid out: it waits for a ruling or an order, or for its royalties to be forwarded. Settle that first, then claim for the account it goes to.",
    "{account}不予支付：其待裁决或指令处理，或待转入分成。请先办结，再为其归属账户申领。",
  ],
  TreasuryNoPayout: [
    "{member} has registered no address for tokens. What it is owed stays owed: have it register a payout address, which takes effect after three days.",
    "{member}未登记代币收款地址，应付款予以保留。请其登记收款地址（三天后生效）。",
  ],
  TreasuryPayoutRefused: [
    "{payout} refuses the chain's coin ({amount}). What is owed stays owed: the member registers an address that takes coin.",
    "{payout} 拒收原生币（{amount}），应付款予以保留。请成员登记可收原生币的地址。",
  ],
};
