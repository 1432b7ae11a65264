import type { AgreementEntry, AgreementFile, LegalEntry, MemberEntry, RuleEntry } from "../agreement/format.js";
import { fromDay, toDay } from "../dates.js";
import type { Consortium, Party } from "./consortium.js";
import { storyOf } from "./story.js";
import { euros, memberId } from "./writing.js";

/** What everybody who uses CORDIS data says. */
export const attribution =
  "Source: CORDIS, © European Union, 2025; reused under Commission Decision 2011/833/EU; extracted to CSV, fields selected, no values changed.";

/** Five years for results to be exploited in. */
const AFTERWARDS = 1826;

/** A consortium as an agreement file, with the life that its agreement then has. */
export function agreementFileOf(consortium: Consortium): AgreementFile {
  const { project, parties } = consortium;
  const label = `${project.acronym} (${project.id})`;
  return {
    format: "jointly-agreement/1",
    title: { en: `${label}: grant and results, shared`, zh: `${label}：资助与成果分配协议` },
    attribution,
    facts: {
      en: "Real: project, members, grant, shares, own cost. Invented: bank accounts, rules, legal texts, days of payments, revenue after the project.",
      zh: "真实：项目、成员、资助额、份额、自有成本。虚构：银行账户、规则、法律文本、付款日期、项目后的收入。",
    },
    members: parties.map(memberOf),
    agreement: agreementOf(consortium),
    story: storyOf(consortium),
  };
}

/** A party as a member of the file. */
export function memberOf(party: Party): MemberEntry {
  const id = memberId(party.organisation);
  return {
    id,
    class: party.class,
    name: { en: party.name, zh: party.name },
    registration: { type: "CORDIS", number: party.organisation },
    bank: `bank account of ${id} (invented)`,
  };
}

/** The agreement of a consortium's members among themselves. */
export function agreementOf({ project, parties }: Omit<Consortium, "assumptions">): AgreementEntry {
  return {
    mode: "cooperative",
    effective: project.startDate,
    expires: fromDay(toDay(project.endDate) + AFTERWARDS),
    currencies: [{ code: "EUR", holder: memberId(parties[0]!.organisation) }],
    amountCurrency: "EUR",
    ...sharingOf(parties),
    rules,
    legal: legalOf(project.acronym, project.id),
  };
}

/**
 * Who shares in what: the grant by the net contributions up to its amount, then own cost, then results by the same shares.
 * @param suffix told apart from the pools of an earlier version, whose shares cannot change.
 */
export function sharingOf(parties: readonly Party[], suffix = "") {
  const [grant, results] = [`grant${suffix}`, `results${suffix}`];
  const ownCost = parties.some(({ own }) => own > 0n);
  const cap = parties.reduce((sum, { net }) => sum + net, 0n);
  return {
    ...(parties.some(({ net }) => net === 0n) ? { allToSomeAgreed: true } : {}),
    pools: [
      { name: grant, source: "agreed" as const, cap: euros(cap) },
      ...(ownCost ? [{ name: "own-cost", source: "costs" as const }] : []),
      { name: results, source: "agreed" as const },
    ],
    tiers: [
      { kind: "capped" as const, rate: "100 %", pool: grant },
      ...(ownCost ? [{ kind: "recover" as const, rate: "100 %", pool: "own-cost" }] : []),
      { kind: "share" as const, rate: "100 %", pool: results },
    ],
    rates: ownCost ? [{ kind: "cash" as const, price: "1.00", cost: "100 %", costPool: "own-cost" }] : [],
    parties: parties.map(({ organisation, net }) => ({
      member: memberId(organisation),
      shares: net === 0n ? {} : { [grant]: euros(net), [results]: euros(net) },
    })),
  };
}

/** Invented; close to what model consortium agreements say. */
const rules: RuleEntry = {
  majority: "66.6667 %",
  noticeDays: 45,
  coolingDays: 7,
  cureDays: 30,
  exit: "keeps-units",
  closers: 1,
  attestations: 1,
  challengeDays: 30,
};

/** Invented, one text a project. */
function legalOf(acronym: string, id: string): LegalEntry {
  return {
    text: `Consortium agreement of ${acronym} (${id}) (sealed text, invented)`,
    prevailing: "en",
    survivals: "confidentiality, payment of what has accrued",
    object: `joint research and exploitation of the results of ${acronym}`,
    plan: `work plan of grant agreement ${id}`,
    confidentiality: "five years after the end",
    ownership: "each party owns what it generates; joint results jointly",
    distribution: "by the waterfall of this agreement",
    acceptance: "deliverables accepted by two parties",
    backgroundIp: "background list as annexed (none registered here)",
    licences: "ordinary licences by the coordinator, exclusive ones by all",
    obligations: "as in the grant agreement",
  };
}
