import type { Sentence } from "../findings.js";

/** A number of the chain as machines and people read it. */
export interface Word {
  id: string;
  name: Sentence;
}

const word = (id: string, en: string, zh: string): Word => ({ id, name: { en, zh } });
const unknown = word("unknown", "unknown", "不存在");

/** IIPRegistry.AssetKind. */
export const assetKinds: readonly Word[] = [
  unknown,
  word("invention", "invention patent", "发明专利"),
  word("utility-model", "utility model", "实用新型"),
  word("design", "design", "外观设计"),
  word("software", "software", "软件著作权"),
  word("know-how", "know-how", "技术秘密"),
  word("data-set", "data set", "数据集"),
  word("plant-variety", "plant variety", "植物新品种"),
  word("circuit-layout", "layout-design of an integrated circuit", "集成电路布图设计"),
];

/** IIPRegistry.AssetStatus. */
export const assetStatuses: readonly Word[] = [
  unknown,
  word("disclosed", "disclosed", "已披露"),
  word("filed", "filed", "已申请"),
  word("published", "published", "已公布"),
  word("granted", "granted", "已授权"),
  word("lapsed", "lapsed", "已失效"),
  word("refused", "refused", "已驳回"),
  word("abandoned", "abandoned", "已放弃"),
];

/** IIPRegistry.TitleStatus: what the office's register says of today's owners. */
export const titleStatuses: readonly Word[] = [
  word("none", "nothing reported", "未报告"),
  word("agreed", "deed signed", "已签契据"),
  word("filed", "change filed", "已申请登记"),
  word("registered", "registered", "已登记"),
];

/** IIPRegistry.OwnerAct. */
export const ownerActs: readonly Sentence[] = [
  { en: "filing at the office", zh: "提出申请" },
  { en: "an ordinary licence", zh: "普通许可" },
  { en: "an ordinary licence of a secret", zh: "技术秘密普通许可" },
  { en: "a sole or exclusive licence", zh: "排他或独占许可" },
  { en: "a transfer of a share", zh: "权属份额转让" },
  { en: "a pledge", zh: "质押" },
  { en: "renouncing a share", zh: "放弃份额" },
  { en: "giving up the asset", zh: "放弃权利" },
];

/** ILicenseRegistry.LicenceKind. */
export const licenceKinds: readonly Word[] = [
  unknown,
  word("ordinary", "ordinary", "普通许可"),
  word("sole", "sole", "排他许可"),
  word("exclusive", "exclusive", "独占许可"),
  word("access", "access right", "访问权"),
];

/** ILicenseRegistry.LicenceStatus. */
export const licenceStatuses: readonly Word[] = [
  unknown,
  word("running", "running", "履行中"),
  word("expired", "expired", "已到期"),
  word("lapsed", "ended with its asset", "随资产失效而终止"),
  word("terminated", "terminated", "已解除"),
  word("surrendered", "given up", "被许可人已放弃"),
  word("head-ended", "ended with its head", "随上级许可终止"),
];

/** A word by its number; the number itself where there is none. */
export const wordOf = (words: readonly Word[], number: bigint): Word =>
  words[Number(number)] ?? word(String(number), String(number), String(number));
