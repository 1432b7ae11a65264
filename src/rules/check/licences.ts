import { say } from "../rule.js";
import { type Check, confirmed, idsOf, named, seats } from "./context.js";
import { notApplicable, overridden } from "./judgement.js";
import { byLaw } from "./ownership.js";
import { asPreset, compiled, filing } from "./property.js";
import { mayEarn, some, stateUnits } from "./standing.js";

type Compiled = Exclude<keyof typeof compiled, "R35">;

const compiledChecks = Object.fromEntries(
  Object.entries(compiled).map(([id, fields]) => [id, ((context) => asPreset(context, fields)) satisfies Check]),
) as unknown as Record<Compiled, Check>;

/** R05: one may grant, and no co-owner is left out of the income. */
const ordinaryLicences: Check = (context) => {
  const judgement = asPreset(context, compiled.R05);
  const pool = context.entry.property?.ownersPool;
  if (judgement.verdict !== "holds" || pool === undefined) return judgement;
  const omitted = seats(context).filter(({ party }) => some(party.shares[pool]) && !mayEarn(context.entry, party));
  if (omitted.length === 0) return judgement;
  const { en, zh } = named(idsOf(omitted));
  return overridden(
    `${en} own by "${pool}" and share in no pool that profit goes to.`,
    `${zh} 按“${pool}”共有，却在任何收益池中均无份额。`,
    context.at("parties").concat(omitted[0]!.place),
  );
};

/** R27: days to use where the preset has some; a yearly report of public money where not. */
const used: Check = (context) => {
  if (context.preset.property.useDays > 0) return asPreset(context, ["useDays"]);
  const { state, unknown } = stateUnits(context);
  const ids = idsOf([...state, ...unknown]);
  if (ids.length === 0) return notApplicable("No party is a state unit.", "无国家设立单位参与。");
  return confirmed(context, "R27", ids, {
    en: "Where public money paid for it, report each year how results are used.",
    zh: "由财政资金资助的，须每年报告成果实施情况。",
  });
};

const options = {
  none: say(
    "Confirm the field and territory of the sponsor's non-exclusive licence.",
    "请确认出资方非独占许可的领域与地域。",
  ),
  exclusive: say(
    "Confirm the licence's field and territory, and for which results the sponsor may ask for an exclusive licence until when.",
    "请确认许可的领域与地域，以及出资方可就哪些成果、在何期限内取得独占许可。",
  ),
  assignment: say(
    "Confirm the licence's field and territory, and for which results the sponsor may ask for an assignment until when.",
    "请确认许可的领域与地域，以及出资方可就哪些成果、在何期限内受让。",
  ),
};

const sponsorGranted: Check = (context) =>
  confirmed(context, "X06", [], options[context.preset.rules.X06!.option], context.at("legal").concat("licences"));

export const licenceChecks = {
  ...compiledChecks,
  R05: ordinaryLicences,
  R04: byLaw("licences"),
  R10: filing,
  R27: used,
  R32: byLaw("licences"),
  X06: sponsorGranted,
};
