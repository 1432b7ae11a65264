import type { Bilingual } from "../agreement/format.js";

/** Kinds of asset, as files and commands write them; a kind's place is its number on the chain, from 1. */
export const assetKinds = {
  invention: { en: "invention patent", zh: "发明专利" },
  "utility-model": { en: "utility model", zh: "实用新型" },
  design: { en: "design", zh: "外观设计" },
  software: { en: "software", zh: "软件著作权" },
  "know-how": { en: "know-how", zh: "技术秘密" },
  "data-set": { en: "data set", zh: "数据集" },
  "plant-variety": { en: "plant variety", zh: "植物新品种" },
  "circuit-layout": { en: "layout-design of an integrated circuit", zh: "集成电路布图设计" },
} satisfies Record<string, Bilingual>;
export type AssetKind = keyof typeof assetKinds;

/** Where an asset stands; from 1. */
export const assetStatuses = {
  disclosed: { en: "disclosed", zh: "已披露" },
  filed: { en: "filed", zh: "已申请" },
  published: { en: "published", zh: "已公布" },
  granted: { en: "granted", zh: "已授权" },
  lapsed: { en: "lapsed", zh: "已失效" },
  refused: { en: "refused", zh: "已驳回" },
  abandoned: { en: "abandoned", zh: "已放弃" },
} satisfies Record<string, Bilingual>;
export type AssetStatus = keyof typeof assetStatuses;

/** How co-owners agree to an act; from 1. */
export const consents = {
  alone: { en: "any co-owner alone", zh: "任一共有人可单独决定" },
  "no-objection": { en: "after notice, unless a co-owner objects", zh: "通知期满且无共有人异议" },
  majority: { en: "more than half of the owners' units", zh: "过半数权属份额同意" },
  all: { en: "all co-owners", zh: "全体共有人同意" },
} satisfies Record<string, Bilingual>;
export type Consent = keyof typeof consents;

/** The acts that co-owners may have to agree to; from 0. */
export const ownerActs = {
  file: { en: "filing at the office", zh: "提出申请" },
  ordinary: { en: "an ordinary licence", zh: "普通许可" },
  secret: { en: "an ordinary licence of a secret", zh: "技术秘密普通许可" },
  exclusive: { en: "a sole or exclusive licence", zh: "排他或独占许可" },
  transfer: { en: "a transfer of a share", zh: "权属份额转让" },
  pledge: { en: "a pledge", zh: "质押" },
  renounce: { en: "renouncing a share", zh: "放弃份额" },
  abandon: { en: "giving up the asset", zh: "放弃权利" },
} satisfies Record<string, Bilingual>;
export type OwnerAct = keyof typeof ownerActs;

/** Kinds of licence by their number on the chain. */
export const licenceKindWords: readonly Bilingual[] = [
  { en: "none", zh: "无" },
  { en: "ordinary", zh: "普通许可" },
  { en: "sole", zh: "排他许可" },
  { en: "exclusive", zh: "独占许可" },
  { en: "access right", zh: "访问权" },
];

/** Where a licence stands, by its number on the chain. */
export const licenceStatusWords: readonly Bilingual[] = [
  { en: "unknown", zh: "不存在" },
  { en: "running", zh: "履行中" },
  { en: "expired", zh: "已到期" },
  { en: "ended with its asset", zh: "随资产失效而终止" },
  { en: "terminated", zh: "已解除" },
  { en: "given up", zh: "被许可人已放弃" },
  { en: "ended with its head", zh: "随上级许可终止" },
];
