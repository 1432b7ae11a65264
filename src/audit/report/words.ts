import type { Sentence } from "../findings.js";
import type { LineKind } from "./statement.js";

/** What a statement calls its lines. */
export const lineNames: Record<LineKind, Sentence> = {
  levy: { en: "Levy", zh: "计提" },
  recover: { en: "Cost repaid", zh: "成本回收" },
  capped: { en: "Capped share", zh: "限额分配" },
  share: { en: "Share", zh: "分配" },
  given: { en: "Given by an order from outside", zh: "外部指令划入" },
  royalty: { en: "Royalties of what derives from its assets", zh: "自有知识产权的衍生提成" },
  confirmed: { en: "Paid, confirmed by the bank", zh: "已付（银行对账确认）" },
  retained: { en: "Kept as the holder's own", zh: "收款单位自留" },
  claimed: { en: "Paid by the treasury", zh: "金库已付" },
  instructed: { en: "Instructed, not yet confirmed", zh: "已指令、待确认" },
  withheld: { en: "Withheld by an order from outside", zh: "外部指令扣留" },
  owed: { en: "Still owed", zh: "尚欠" },
};

/** Places of money that no statement of a member names. */
export const flowNames = {
  income: { en: "Income", zh: "收入" },
  disputed: { en: "Kept for open disputes, or royalties not yet passed on", zh: "争议留存及待转提成" },
  forwarded: { en: "Passed on as royalties", zh: "已转出提成" },
  parked: { en: "Waiting for a pool", zh: "待分" },
  collected: { en: "Collected for later", zh: "归集" },
  dust: { en: "Fractions", zh: "零头" },
  reversed: { en: "Reversed", zh: "冲回" },
} satisfies Record<string, Sentence>;

/** Where a contribution stands. */
export const contributionStatus: Record<string, Sentence> = {
  recorded: { en: "recorded", zh: "已登记" },
  challenged: { en: "challenged", zh: "有异议" },
  final: { en: "final", zh: "已生效" },
  rejected: { en: "rejected", zh: "不成立" },
  withdrawn: { en: "withdrawn", zh: "已撤回" },
};

export const phrases = {
  statement: { en: "Statement", zh: "对账单" },
  agreement: { en: "Agreement", zh: "协议" },
  contribution: { en: "Contribution", zh: "贡献" },
  putIn: { en: "Put in", zh: "投入" },
  value: { en: "Value", zh: "价值" },
  units: { en: "Units", zh: "份额" },
  cost: { en: "Cost to recover", zh: "待回收成本" },
  recovered: { en: "Cost recovered so far", zh: "已回收成本" },
  of: { en: "of", zh: "／" },
  own: { en: "Own account", zh: "本账户" },
  reward: { en: "Reward pot", zh: "奖酬专户" },
  transactions: { en: "Transactions", zh: "交易" },
  earned: { en: "Earned in all", zh: "所得合计" },
  nothing: { en: "Nothing earned yet.", zh: "尚无所得。" },
  check: { en: "The check", zh: "核对" },
  ok: { en: "ok", zh: "通过" },
  notRun: { en: "not run", zh: "未执行" },
} satisfies Record<string, Sentence>;

/** IBankSettlement.PaymentStatus. */
export const paymentStatus: { id: string; name: Sentence }[] = [
  { id: "unknown", name: { en: "unknown", zh: "不存在" } },
  { id: "instructed", name: { en: "instructed", zh: "已指令" } },
  { id: "retained", name: { en: "kept as the holder's own", zh: "收款单位自留" } },
  { id: "confirmed", name: { en: "paid, confirmed by the bank", zh: "已付，银行已确认" } },
  { id: "rejected", name: { en: "sent back", zh: "退汇" } },
  { id: "acknowledged", name: { en: "acknowledged by the payee", zh: "收款方已确认" } },
];

/** Where a receipt stands. */
export const receiptStatus: Record<string, Sentence> = {
  booked: { en: "waits for another party", zh: "待复核" },
  confirmed: { en: "confirmed", zh: "已复核" },
  withdrawn: { en: "withdrawn", zh: "已撤回" },
};
