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

const kindOfNumber = new Map(
  contributionKinds.map((kind): [bigint, ContributionKind] => [BigInt(kindNumber(kind)), kind]),
);

/** What a kind of contribution is called. */
export function kindWords(number: bigint): Bilingual {
  const kind = kindOfNumber.get(number);
  return kind === undefined ? b(String(number), String(number)) : b(kind, kindNames[kind]);
}
