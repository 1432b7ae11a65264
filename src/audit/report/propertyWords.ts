import type { Sentence } from "../findings.js";

/** A number of the chain as machines and people read it. */
export interface Word {
  id: string;
  name: Sentence;
}

/** What numbers of the chain mean, by the names that machines and files use, in the order of the numbers. */
export type Words = Readonly<Record<string, Sentence>>;

/** IIPRegistry.AssetKind; from 1. */
export const assetKinds = {
  invention: { en: "invention patent", zh: "发明专利" },
  "utility-model": { en: "utility model", zh: "实用新型" },
  design: { en: "design", zh: "外观设计" },
  software: { en: "software", zh: "软件著作权" },
  "know-how": { en: "know-how", zh: "技术秘密" },
  "data-set": { en: "data set", zh: "数据集" },
  "plant-variety": { en: "plant variety", zh: "植物新品种" },
  "circuit-layout": { en: "layout-design of an integrated circuit", zh: "集成电路布图设计" },
} satisfies Words;

/** IIPRegistry.AssetStatus; from 1. */
export const assetStatuses = {
  disclosed: { en: "disclosed", zh: "已披露" },
  filed: { en: "filed", zh: "已申请" },
  published: { en: "published", zh: "已公布" },
  granted: { en: "granted", zh: "已授权" },
  lapsed: { en: "lapsed", zh: "已失效" },
  refused: { en: "refused", zh: "已驳回" },
  abandoned: { en: "abandoned", zh: "已放弃" },
} satisfies Words;

/** IIPRegistry.TitleStatus: what the office's register says of today's owners; from 0. */
export const titleStatuses = {
  none: { en: "nothing reported", zh: "未报告" },
  agreed: { en: "deed signed", zh: "已签契据" },
  filed: { en: "change filed", zh: "已申请登记" },
  registered: { en: "registered", zh: "已登记" },
} satisfies Words;

/** IIPRegistry.OwnerAct: what co-owners may have to agree to; from 0. */
export const ownerActs = {
  file: { en: "filing at the office", zh: "提出申请" },
  ordinary: { en: "an ordinary licence", zh: "普通许可" },
  secret: { en: "an ordinary licence of a secret", zh: "技术秘密普通许可" },
  exclusive: { en: "a sole or exclusive licence", zh: "排他或独占许可" },
  transfer: { en: "a transfer of a share", zh: "权属份额转让" },
  pledge: { en: "a pledge", zh: "质押" },
  renounce: { en: "renouncing a share", zh: "放弃份额" },
  abandon: { en: "giving up the asset", zh: "放弃权利" },
} satisfies Words;

/** ILicenseRegistry.LicenceKind; from 1. */
export const licenceKinds = {
  ordinary: { en: "ordinary", zh: "普通许可" },
  sole: { en: "sole", zh: "排他许可" },
  exclusive: { en: "exclusive", zh: "独占许可" },
  access: { en: "access right", zh: "访问权" },
} satisfies Words;

/** ILicenseRegistry.LicenceStatus; from 1. */
export const licenceStatuses = {
  running: { en: "running", zh: "履行中" },
  expired: { en: "expired", zh: "已到期" },
  lapsed: { en: "ended with its asset", zh: "随资产失效而终止" },
  terminated: { en: "terminated", zh: "已解除" },
  surrendered: { en: "given up", zh: "被许可人已放弃" },
  "head-ended": { en: "ended with its head", zh: "随上级许可终止" },
} satisfies Words;

/**
 * A word by its number; 0 is "unknown" where words begin at 1, and a number that has no word stands for itself.
 * @param first the number of the first word.
 */
export function wordOf(words: Words, number: bigint, first: 0n | 1n = 1n): Word {
  if (number < first) return { id: "unknown", name: { en: "unknown", zh: "不存在" } };
  const [id, name] = Object.entries(words)[Number(number - first)] ?? [];
  const itself = String(number);
  return id === undefined || name === undefined ? { id: itself, name: { en: itself, zh: itself } } : { id, name };
}
