import type { Sentence } from "../../audit/findings.js";

/** What a statement says besides the names of its lines. */
export const words = {
  title: { en: "Statement of account", zh: "对账单" },
  whole: { en: "whole history, until", zh: "全部期间，截至" },
  year: { en: "year", zh: "年度" },
  until: { en: "until", zh: "截至" },
  putIn: { en: "Put in", zh: "投入" },
  owns: { en: "Owns", zh: "持有份额" },
  costs: { en: "Costs to recover", zh: "待回收成本" },
  money: { en: "Money", zh: "款项" },
  own: { en: "own account", zh: "本账户" },
  reward: { en: "reward pot", zh: "奖酬专户" },
  opening: { en: "Opening balance owed", zh: "期初余额（应收未收）" },
  earned: { en: "Earned in the period", zh: "本期所得" },
  paid: { en: "Paid in the period", zh: "本期已付" },
  withheld: { en: "Withheld in the period", zh: "本期扣留" },
  closing: { en: "Closing balance owed", zh: "期末余额（应收未收）" },
  instructed: { en: "of which instructed, not confirmed", zh: "其中：已指令、待确认" },
  recorded: { en: "Recorded", zh: "已登记" },
  recovered: { en: "Recovered", zh: "已回收" },
  open: { en: "Still to recover", zh: "尚待回收" },
  nothing: { en: "Nothing in this period.", zh: "本期无记录。" },
} satisfies Record<string, Sentence>;

/** The titles of a statement's columns, in their order. */
export const titles = {
  section: { en: "Section", zh: "部分" },
  agreement: { en: "Agreement", zh: "协议" },
  currency: { en: "Currency", zh: "币种" },
  account: { en: "Account", zh: "账户" },
  date: { en: "Date", zh: "日期" },
  item: { en: "Item", zh: "项目" },
  units: { en: "Units", zh: "份额" },
  share: { en: "Share", zh: "占比" },
  amount: { en: "Amount", zh: "金额" },
  balance: { en: "Balance", zh: "余额" },
  capital: { en: "Amount in words (Chinese)", zh: "大写金额" },
  transaction: { en: "Transaction", zh: "交易" },
} satisfies Record<string, Sentence>;
