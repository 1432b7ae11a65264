import { kindNames } from "../../agreement/kindNames.js";
import { type Bilingual, memberClasses } from "../../agreement/format.js";
import { type ContributionKind, contributionKinds } from "../../agreement/kinds.js";
import { kindNumber } from "../../agreement/toTerms.js";
import { Scope } from "../../sdk/acts/types.js";

const b = (en: string, zh: string): Bilingual => ({ en, zh });

/** IMembers.MemberStatus. */
export const memberStatus = [
  b("unknown", "不存在"),
  b("applied", "申请中"),
  b("active", "正式成员"),
  b("suspended", "已暂停"),
  b("exited", "已退会"),
  b("succeeded", "已承继"),
];

const classNames = ["政府", "院校", "企业", "科研机构", "协会"];
/** IMembers.MemberClass. */
export const memberClass = [b("none", "无"), ...memberClasses.map((name, i) => b(name, classNames[i]!))];

/** IMemberRegistry.SignerState. */
export const signerState = [
  b("unknown", "未登记"),
  b("granted", "有效"),
  b("suspended", "已停用"),
  b("revoked", "已撤销"),
  b("reserved", "预留"),
];

/** IAgreementRegistry.AgreementStatus. */
export const agreementStatus = [
  b("unknown", "不存在"),
  b("reserved", "已预留"),
  b("in force", "已生效"),
  b("ended", "已终止"),
];

/** IAgreementRegistry.Consent. */
export const consents = [b("not yet", "未签"), b("signed", "已签"), b("deemed", "视为同意"), b("withdrawn", "已撤回")];

/** ContributionTypes.Status. */
export const contributionStatus = [
  b("unknown", "不存在"),
  b("recorded, waits for attestations", "已登记，待见证"),
  b("attested, window open or over", "已见证，异议期"),
  b("challenged", "有异议"),
  b("final", "已生效"),
  b("rejected", "不成立"),
  b("withdrawn", "已撤回"),
  b("contra entry", "更正分录"),
];

/** IBankSettlement.ReceiptStatus. */
export const receiptStatus = [
  b("unknown", "不存在"),
  b("booked, waits for another party", "已登记，待复核"),
  b("confirmed", "已复核"),
  b("withdrawn", "已撤回"),
];

/** IBankSettlement.PaymentStatus. */
export const paymentStatus = [
  b("unknown", "不存在"),
  b("instructed", "已指令"),
  b("kept as the holder's own", "收款单位自留"),
  b("paid, confirmed by the bank", "已付，银行已确认"),
  b("sent back", "退汇"),
  b("acknowledged by the payee", "收款方已确认"),
];

/** ILegalHold.OrderStatus. */
export const orderStatus = [
  b("unknown", "不存在"),
  b("proposed", "已提出"),
  b("laid", "已生效"),
  b("lifted", "已解除"),
];

/** A mask of scopes as words. */
export function scopeWords(mask: number): string {
  const words = Object.entries(Scope).filter(([, bit]) => (mask & bit) !== 0);
  return words.map(([name]) => name.toLowerCase()).join("+") || "–";
}

const scopeZh: Record<keyof typeof Scope, string> = {
  AGREEMENTS: "签署协议",
  RECORD: "登记贡献",
  ATTEST: "见证",
  TREASURY: "财务",
  VOTE: "表决",
  ADMIN: "管理",
};

/** A mask of scopes as people read it. */
export function scopeNames(mask: number): Bilingual {
  const held = (Object.keys(Scope) as (keyof typeof Scope)[]).filter((name) => (mask & Scope[name]) !== 0);
  return b(
    held.map((name) => name.toLowerCase()).join(", ") || "–",
    held.map((name) => scopeZh[name]).join("、") || "–",
  );
}

const kindOfNumber = new Map(
  contributionKinds.map((kind): [bigint, ContributionKind] => [BigInt(kindNumber(kind)), kind]),
);

/** What a kind of contribution is called. */
export function kindWords(number: bigint): Bilingual {
  const kind = kindOfNumber.get(number);
  return kind === undefined ? b(String(number), String(number)) : b(kind, kindNames[kind]);
}

/** Terms.DevelopmentMode. */
export const developmentMode = [b("none", "无"), b("commissioned", "委托开发"), b("cooperative", "合作开发")];

/** Terms.ExitRule. */
export const exitRule = [b("keeps its units", "保留份额"), b("loses its units", "丧失份额")];

/** Terms.UnitSource. */
export const poolSource = [
  b("shares fixed by the agreement", "协议约定份额"),
  b("units earned by contributions", "贡献所得份额"),
  b("costs to recover", "待回收成本"),
  b("units by score", "考核份额"),
];

/** Terms.TierKind. */
export const tierKind = [
  b("none", "无"),
  b("levy", "计提"),
  b("recover costs", "回收成本"),
  b("capped share", "限额分配"),
  b("share", "分配"),
];

/** Where the money of an agreement and currency is. */
export const bookWords = {
  agreement: b("Agreement", "协议"),
  booked: b("Booked", "入账"),
  reversed: b("Reversed", "冲回"),
  debt: b("Debt on the next money", "待抵扣"),
  confirmed: b("Paid, confirmed by the bank", "已付（银行已确认）"),
  instructed: b("Instructed, not yet confirmed", "已指令、待确认"),
  retained: b("Kept as the holder's own", "收款单位自留"),
  claimed: b("Paid by the treasury", "金库已付"),
  forwarded: b("Passed on as royalties", "已转出的提成"),
  owed: b("Owed", "应付"),
  withheld: b("Withheld by an order", "外部指令扣留"),
  parked: b("Waits in front of a pool", "池前等待"),
  collected: b("Collected for the close", "待结算"),
  dust: b("Fractions of a smallest unit", "零头"),
};
