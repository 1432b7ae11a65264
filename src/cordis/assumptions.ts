import type { Bilingual } from "../agreement/format.js";
import { formatAmount } from "../money.js";
import type { Party } from "./consortium.js";

/** What the import assumes, in sentences for the person who imports. */

/** Holds for every project. */
export const ofEveryProject: readonly Bilingual[] = [
  {
    en: "Classes follow activity types: HES School, PRC Enterprise, REC Institute, PUB Government, OTH Association; the coordinator leads and holds the money.",
    zh: "类别按活动类型：HES 学校、PRC 企业、REC 科研院所、PUB 政府、OTH 行业组织；牵头单位即协调方，并为收款单位。",
  },
  {
    en: "Shares are the net EU contributions in euro cents; the grant is passed on first, then own cost is repaid, then revenue is shared by the same shares.",
    zh: "份额为欧盟净资助额（欧分）；先拨付资助，再回收自有成本，其余收入按同一份额分配。",
  },
  {
    en: "CORDIS has no Chinese names and no bank accounts: names stand untranslated, accounts are invented.",
    zh: "CORDIS 无中文名称和银行账户：名称不译，账户为虚构。",
  },
  {
    en: "Invented: rules and legal texts, the days of payments, 80 % of the grant paid in advance, and a first revenue that repays own cost and leaves EUR 100,000.00.",
    zh: "虚构：规则与法律文本、付款日期、资助预付 80%，以及首笔收入（足以回收自有成本，另余 100,000.00 欧元）。",
  },
];

/** A lump sum. */
export const lumpSum: Bilingual = {
  en: "The project is a lump sum: its cost is missing, not zero, so there is no own cost to recover.",
  zh: "本项目为总价包干：成本未公布（并非为零），故无可回收的自有成本。",
};

/** @param total own cost of all members, in cents. */
export const ownCost = (total: bigint): Bilingual => ({
  en: `Own cost is total cost less EU contribution of the coordinator and each participant: EUR ${formatAmount(total, 2)} in all.`,
  zh: `自有成本为牵头单位和各参与方的总成本减欧盟资助额，合计 ${formatAmount(total, 2)} 欧元。`,
});

/** @param cents by how much the members' shares exceed the grant. */
export const gap = (cents: bigint): Bilingual => ({
  en: `The members' shares differ from the grant by EUR ${formatAmount(cents, 2)}; the shares count.`,
  zh: `成员份额合计与资助额相差 ${formatAmount(cents, 2)} 欧元，以份额为准。`,
});

/**
 * What holds for some members only.
 * @param merged names of those that stood in more than one row.
 */
export function ofParties(parties: readonly Party[], merged: readonly string[]): Bilingual[] {
  const names = (which: (party: Party) => boolean) => parties.filter(which).map(({ name }) => name);
  return [
    ...about(
      merged,
      "stands in more than one row and is one member, its amounts added up.",
      "出现多行，合并为一个成员，金额相加。",
    ),
    ...about(
      names(({ role }) => role === "thirdParty"),
      "is a third party: a member of its own, with its net share and no cost.",
      "为第三方：作为独立成员，按净额计份额，不计成本。",
    ),
    ...about(
      names(({ role }) => role === "associatedPartner"),
      "is an associated partner: a party with no share and no cost; that all agreed to this is assumed (allToSomeAgreed).",
      "为协作伙伴：作为签约方，无份额，不计成本；假定各方已就此明确约定（allToSomeAgreed）。",
    ),
    ...about(
      names(({ terminated }) => terminated),
      "left the project: it stays listed, with the share it has in the table.",
      "已退出项目：仍列为签约方，份额以表中所载为准。",
    ),
    ...about(
      names(({ net, role }) => net === 0n && role !== "associatedPartner"),
      "has no share; that all agreed to this is assumed (allToSomeAgreed).",
      "无份额；假定各方已就此明确约定（allToSomeAgreed）。",
    ),
  ];
}

/** Holds for every amendment. */
export const ofEveryReallocation: readonly Bilingual[] = [
  {
    en: "Shares before are those after with every listed change undone; costs are left out, as their former state is not known for all.",
    zh: "变更前份额由变更后份额逐项还原；成本不予导入，因其变更前状态不全。",
  },
  {
    en: "Invented: a term of five years from the first state on, the days of signing and payment, and that the whole grant is paid after the amendment.",
    zh: "虚构：自前一状态起五年的期限、签署与付款日期，以及资助在变更后一次付清。",
  },
];

/** @param names members that a table removes. */
export const removed = (names: readonly string[]): Bilingual[] =>
  about(
    names,
    "is removed: it keeps its place in the agreement, without a share.",
    "被移除：在协议中保留席位，但无份额。",
  );

/** @param names members whose activity type no table tells. */
export const unknownClass = (names: readonly string[]): Bilingual[] =>
  about(
    names,
    "has no activity type in any table: taken for an Association.",
    "在各表中均无活动类型：按行业组织处理。",
  );

/** @param names members that join a lone one. */
export const early = (names: readonly string[]): Bilingual[] =>
  about(
    names,
    "joins a member that was alone: it signs version 1 too, without a share, as an agreement needs two parties.",
    "加入仅有一方的项目：因协议须有两方，第 1 版即签署，但无份额。",
  );

/** @param now who coordinates after the amendment. */
export const leadStays = (lead: string, now: string): Bilingual => ({
  en: `${now} coordinates from now on; ${lead} stays the first party and the holder, which an amendment does not change.`,
  zh: `此后由${now}牵头；${lead}仍为第一签约方和收款单位，修订不改变这两项。`,
});

function about(names: readonly string[], en: string, zh: string): Bilingual[] {
  return names.map((name) => ({ en: `${name} ${en}`, zh: `${name}${zh}` }));
}
