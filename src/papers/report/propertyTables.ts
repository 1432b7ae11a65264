import { percent } from "../../audit/report/life/phrases.js";
import { dayOf } from "../../audit/report/life/speaker.js";
import type { Report } from "../../audit/report/model.js";
import {
  type Words,
  assetKinds,
  assetStatuses,
  licenceKinds,
  licenceStatuses,
  titleStatuses,
} from "../../audit/report/propertyWords.js";
import type { Language } from "../../audit/report/statementText.js";
import { dateIn } from "../clock.js";
import type { ReportCell, Table } from "./blocks.js";
import { sayIn } from "./tables.js";

const MILLION = 1_000_000n;

const nameOf = (words: Words, id: string, language: Language): string => words[id]?.[language] ?? id;

/** Every asset with its owners, and what it derives from with what of its income goes there first; a title that shows other owners says so. */
export function assetsTable({ assets }: Report, language: Language): Table {
  const say = sayIn(language);
  const keys = [
    "number",
    "agreement",
    "kind",
    "status",
    "owners",
    "derivesFrom",
    "officeTitle",
    "date",
    "transaction",
  ] as const;
  const separator = language === "en" ? ", " : "、";
  const rows = assets.map((one): ReportCell[] => {
    const title = nameOf(titleStatuses, one.title, language);
    const parents = one.parents.map(({ asset, rate }) =>
      rate === 0n ? `${asset}` : `${asset} (${percent(rate, MILLION)})`,
    );
    const owners = one.owners.map(({ name, units }) => `${name[language]} ${percent(units, one.units)}`);
    return [
      String(one.asset),
      one.agreement === 0n ? say("background") : String(one.agreement),
      nameOf(assetKinds, one.kind, language),
      nameOf(assetStatuses, one.status, language),
      owners.join(separator),
      parents.join(separator),
      one.title === "none" || one.current ? title : say("outdated", { title }),
      dateIn(Number(one.time), "UTC"),
      { hash: one.tx },
    ];
  });
  return { id: "assets", caption: say("assets"), titles: keys.map((key) => say(key)), rows };
}

/** The rights matrix: who may own, use, license or block what, each with the rule that says so. */
export function rightsTable({ rights }: Report, language: Language): Table {
  const say = sayIn(language);
  const keys = ["agreement", "asset", "member", "owns", "mayUse", "mayLicense", "mayBlock"] as const;
  const rows = rights.map(({ agreement, asset, name, own, use, license, veto }): ReportCell[] => [
    String(agreement),
    String(asset),
    name[language],
    ...[own, use, license, veto].map((one) => one?.[language] ?? "–"),
  ]);
  return { id: "rights", caption: say("rights"), titles: keys.map((key) => say(key)), rows };
}

/** Every licence with what it costs: fixed amounts of its whole life, what reports cost so far, what is paid or credited. */
export function licencesTable({ licences }: Report, language: Language): Table {
  const say = sayIn(language);
  const keys = ["number", "asset", "licensee", "kind", "status", "first", "last", "currency"] as const;
  const fees = ["fixedFees", "reportedFees", "paid", "transaction"] as const;
  const rows = licences.map((one): ReportCell[] => {
    const amount = (of: "fixed" | "reported" | "paid"): ReportCell =>
      one.fees ? { amount: one.fees[of], decimals: one.fees.currency.decimals } : "";
    return [
      String(one.licence),
      String(one.asset),
      one.name[language],
      nameOf(licenceKinds, one.kind, language),
      nameOf(licenceStatuses, one.status, language),
      dayOf(one.first),
      dayOf(one.last),
      one.fees?.currency.code ?? "",
      ...(["fixed", "reported", "paid"] as const).map(amount),
      { hash: one.tx },
    ];
  });
  return { id: "licences", caption: say("licences"), titles: [...keys, ...fees].map((key) => say(key)), rows };
}
