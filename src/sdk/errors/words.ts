import type { Bilingual } from "../../agreement/format.js";

type Words = readonly (readonly [en: string, zh: string])[];

/** The contracts' enums in words, by Solidity's name, each in the order of its values. */
export const enums: Record<string, Words> = {
  Listed: [
    ["tiers", "分配层级"],
    ["pools", "分配池"],
    ["currencies", "币种"],
  ],
  MemberClass: [
    ["no class", "未填类别"],
    ["government", "政府"],
    ["school", "院校"],
    ["enterprise", "企业"],
    ["institute", "科研院所"],
    ["association", "协会"],
  ],
  MemberStatus: [
    ["unknown", "不存在"],
    ["applying, not yet admitted", "已申请、未准入"],
    ["active", "有效"],
    ["suspended", "已暂停"],
    ["exited", "已退出"],
    ["succeeded by another member", "已由其他成员承继"],
  ],
  RegistrationType: [
    ["no register", "未填登记机关"],
    ["unified social credit code", "统一社会信用代码"],
    ["ROR", "ROR"],
    ["another register", "其他登记"],
  ],
  Cited: [
    ["registration number", "登记号"],
    ["name", "名称"],
    ["sealed authorisation letter", "密钥授权书"],
    ["evidence", "证明材料"],
  ],
  SignerState: [
    ["unknown", "未登记"],
    ["granted", "有效"],
    ["suspended", "已停用"],
    ["revoked", "已撤销"],
    ["reserved by a recovery", "为密钥恢复所保留"],
  ],
  AgreementStatus: [
    ["unknown", "不存在"],
    ["reserved, without terms in force", "已预留编号、尚无生效条款"],
    ["in force", "已生效"],
    ["ended", "已终止"],
  ],
  Consent: [
    ["has not signed", "未签署"],
    ["has signed", "已签署"],
    ["is deemed to consent", "已视为同意"],
    ["has withdrawn its signature", "已撤回签署"],
  ],
  TierKind: [
    ["no kind", "未填种类"],
    ["levy", "计提"],
    ["recover", "成本回收"],
    ["capped", "限额"],
    ["share", "分成"],
  ],
  Status: [
    ["unknown", "不存在"],
    ["recorded, waiting for attestations", "已登记、待证明"],
    ["attested, in its window for challenges", "已证明、异议期内或待生效"],
    ["challenged, waiting for a ruling", "有异议、待裁决"],
    ["final", "已生效"],
    ["rejected", "已否决"],
    ["withdrawn", "已撤回"],
    ["a contra entry", "冲销记录"],
  ],
  ReceiptStatus: [
    ["unknown", "不存在"],
    ["booked, not yet confirmed", "已登记、待确认"],
    ["confirmed", "已确认"],
    ["withdrawn", "已撤回"],
  ],
  PaymentStatus: [
    ["unknown", "不存在"],
    ["instructed", "已指令"],
    ["retained by the holder", "由收款单位留存"],
    ["confirmed", "已确认"],
    ["rejected by the bank", "已被银行退回"],
    ["acknowledged by the payee", "收款方已回执"],
  ],
  OrderStatus: [
    ["unknown", "不存在"],
    ["proposed, not yet confirmed", "已提出、待确认"],
    ["laid", "已执行"],
    ["lifted", "已解除"],
  ],
  Module: [
    ["BenefitLedger", "BenefitLedger"],
    ["BankSettlement", "BankSettlement"],
    ["TokenTreasury", "TokenTreasury"],
    ["AgreementRegistry", "AgreementRegistry"],
    ["ContributionLedger", "ContributionLedger"],
    ["LegalHold", "LegalHold"],
  ],
};

/** What a signer may sign, by its bit. */
const scopes: Words = [
  ["agreements", "协议"],
  ["recording", "登记贡献"],
  ["attesting", "证明贡献"],
  ["treasury", "资金"],
  ["voting", "表决"],
  ["administration", "管理"],
];

/** A mask of scopes in words; bits that mean nothing are shown as a number. */
export function scopesInWords(mask: number): Bilingual {
  if (mask === 0) return { en: "no scope", zh: "无权限" };
  const named = scopes.filter((_, bit) => mask & (1 << bit));
  const rest = mask & ~((1 << scopes.length) - 1);
  const unknown: Words = rest === 0 ? [] : [[`unknown scope ${rest}`, `未知权限 ${rest}`]];
  const all = [...named, ...unknown];
  return { en: all.map(([en]) => en).join(", "), zh: all.map(([, zh]) => zh).join("、") };
}

/** Which tokens of the contracts' texts mean what: the lists, fields and rules of terms. */
export const termsWords: Record<string, readonly [en: string, zh: string]> = {
  parties: ["parties", "当事方"],
  pools: ["pools", "分配池"],
  tiers: ["tiers", "分配层级"],
  currencies: ["currencies", "币种"],
  rates: ["rates", "费率"],
  mode: ["mode of development", "开发方式"],
  text: ["digest of the sealed text", "合同文本摘要"],
  prevailing: ["prevailing language", "优先适用语言"],
  effective: ["effective date", "生效日期"],
  object: ["object of the contract", "合同标的"],
  plan: ["plan", "研究开发计划"],
  confidentiality: ["confidentiality", "保密条款"],
  ownership: ["ownership of results", "成果归属"],
  distribution: ["distribution of income", "收益分配"],
  acceptance: ["acceptance", "验收标准"],
  majority: ["majority (parts per million)", "多数比例（百万分比）"],
  exitRule: ["exit rule", "退出规则"],
  closers: ["number of parties that close a period", "结算签署方数"],
  attestations: ["number of attestations", "证明方数"],
};
