import type { AgreementEntry } from "../../agreement/format.js";
import { type Check, type Context, confirmed, idsOf, named, seats } from "./context.js";
import { broken, holds, notApplicable } from "./judgement.js";
import { some } from "./standing.js";

/** A member that a tier pays, with the tier's place. */
function* payees({ entry, contributions }: Context): Generator<[member: string, place: number]> {
  for (const [place, tier] of entry.tiers.entries()) {
    const pool = entry.pools.find(({ name }) => name === tier.pool)!;
    if (pool.beneficiary !== undefined) yield [pool.beneficiary, place];
    for (const { member, shares } of entry.parties) {
      const earns = pool.source === "contributions" && earnsIn(entry, pool.name, contributions.get(member) ?? []);
      if (earns || (pool.source === "agreed" && some(shares[pool.name]))) yield [member, place];
    }
  }
}

const earnsIn = ({ rates }: AgreementEntry, pool: string, kinds: readonly string[]): boolean =>
  rates.some((rate) => rate.pool === pool && kinds.includes(rate.kind));

/** X01: each tier that pays a government body cites a basis, or a document shows one. */
const governmentFounded: Check = (context) => {
  const { file, entry, documents, at } = context;
  const government = new Set(file.members.filter((member) => member.class === "Government").map(({ id }) => id));
  const paid = [...payees(context)].filter(([id]) => government.has(id));
  if (paid.length === 0) return notApplicable("No tier pays a government body.", "没有向政府单位分配的层。");
  const shown = (id: string) =>
    documents.some(({ answers, member }) => answers === "X01" && (member === undefined || member === id));
  const unfounded = paid.find(([id, place]) => entry.tiers[place]!.basis === undefined && !shown(id));
  const { en, zh } = named([...new Set(paid.map(([id]) => id))]);
  if (unfounded === undefined) return holds(`${en}: the basis is cited.`, `${zh}：已写明依据。`, at("tiers"));
  const [id, place] = unfounded;
  return broken(
    `"${id}" is a government body and shares in tier ${place + 1} without a legal basis. Cite it in "basis", or list a document.`,
    `“${id}” 为政府单位，参与第 ${place + 1} 层分配而无依据；请在 basis 中写明，或列出文件。`,
    at("tiers").concat(place),
  );
};

const stateEnterprises: Check = (context) => {
  const firms = seats(context).filter(({ member }) => member.class === "Enterprise" && member.stateOwned !== false);
  if (firms.length === 0) return notApplicable("No party is a state-owned enterprise.", "无国有企业参与。");
  return confirmed(
    context,
    "X02",
    idsOf(firms),
    {
      en: "if the state owns it, list the digest of the asset appraisal and say whether a sale is listed at an exchange.",
      zh: "为国有企业的，请列出资产评估文件的摘要，并说明转让是否进场挂牌。",
    },
    ["members"],
  );
};

const budgetLine: Check = (context) => {
  const priced = context.entry.rates.some(({ kind }) => kind === "cash");
  const payers = seats(context).filter(
    ({ member }) => member.class === "Government" && (priced || context.contributions.get(member.id)?.includes("cash")),
  );
  if (payers.length === 0) return notApplicable("No government body puts in money.", "无政府单位出资。");
  return confirmed(context, "X03", idsOf(payers), {
    en: "where its money is earmarked, list the document that names the budget line.",
    zh: "资金为专项的，请列出载明预算科目的文件。",
  });
};

const students: Check = (context) => {
  const schools = seats(context).filter(({ member }) => member.class === "School");
  if (schools.length === 0) return notApplicable("No party is a school.", "无学校参与。");
  return confirmed(context, "X04", idsOf(schools), {
    en: "where students take part, keep their consent on ownership: no service invention is presumed.",
    zh: "有学生参与的，须取得其关于权属的同意，不推定为职务发明。",
  });
};

export const publicBodyChecks = { X01: governmentFounded, X02: stateEnterprises, X03: budgetLine, X04: students };
