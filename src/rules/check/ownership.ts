import type { Path } from "../../agreement/faults.js";
import { classify, withoutInventors } from "../classify.js";
import { type Check, confirmed, idsOf, named, seats } from "./context.js";
import { type Judgement, holds, notApplicable, overridden, toConfirm } from "./judgement.js";
import { notCompiled } from "./property.js";
import { some } from "./standing.js";

/** A default of the law that needs nothing from the file: it applies unless a clause says otherwise. */
export const byLaw =
  (clause: "licences" | "obligations" | "ownership"): Check =>
  ({ at }) =>
    holds(
      `Applies by itself, unless agreement.legal.${clause} says otherwise.`,
      `自动适用，agreement.legal.${clause} 另有约定的除外。`,
      at("legal").concat(clause),
    );

const makersOwn = (path: Path): Judgement =>
  holds("Each result belongs to the party that made it.", "成果归完成方所有。", path);

const ownedBy = (pool: string, path: Path): Judgement =>
  overridden(
    `Results belong to those with shares in "${pool}".`,
    `成果归“${pool}”的份额持有人。`,
    path.concat("ownersPool"),
  );

/** R01: the owners' pool names all parties. */
const jointOwners: Check = (context) => {
  const { entry, property, at } = context;
  if (entry.mode !== "cooperative") return notApplicable("Development is commissioned.", "本协议为委托开发。");
  if (property === undefined) return notCompiled(context);
  const pool = entry.property?.ownersPool;
  if (pool === undefined) {
    return toConfirm(
      "Each result belongs to the party that made it. Confirm that the parties agreed so, or name an ownersPool.",
      "成果归完成方所有；请确认各方如此约定，或写明 ownersPool。",
      at("property"),
    );
  }
  const without = idsOf(seats(context).filter(({ party }) => !some(party.shares[pool])));
  const path = at("property").concat("ownersPool");
  if (without.length === 0) return holds(`All parties own by "${pool}".`, `全体按“${pool}”共有。`, path);
  const { en, zh } = named(without);
  return overridden(`${en} own nothing by "${pool}".`, `${zh} 在“${pool}”中无份额。`, path);
};

/** R02: the developer owns, which is the party that made the result; the commissioner has pre-emption. */
const developerOwns: Check = (context) => {
  const { entry, property, at } = context;
  if (entry.mode !== "commissioned") return notApplicable("Development is cooperative.", "本协议为合作开发。");
  if (property === undefined) return notCompiled(context);
  const pool = entry.property?.ownersPool;
  if (pool !== undefined) return ownedBy(pool, at("property"));
  return property.preemptionDays > 0
    ? makersOwn(at("property"))
    : overridden(
        "The commissioner has no days of pre-emption.",
        "委托人没有优先受让的期限。",
        at("property").concat("preemptionDays"),
      );
};

/** R03: whether what parties put in fits the mode. */
const modeFits: Check = (context) => {
  const { entry, contributions, at } = context;
  if (entry.mode !== "cooperative") return notApplicable("Development is commissioned.", "本协议为委托开发。");
  const { development, passive } = classify(contributions);
  if (development === "unknown") return notApplicable("No contributions tell who develops.", "尚无贡献可据以判断。");
  if (development === "cooperative")
    return holds("At least two parties develop.", "至少两方参与研究开发。", at("mode"));
  return confirmed(
    context,
    "R03",
    passive,
    {
      en: 'gave only money, material or auxiliary help, which is commissioned development. Confirm "cooperative", or change the mode.',
      zh: "仅提供资金、物资或辅助协作，属委托开发；请确认合作方式或更改 mode。",
    },
    at("mode"),
  );
};

const formerDuties: Check = (context) =>
  confirmed(context, "R21", [], {
    en: "Ask whether anybody who develops left another employer less than a year ago.",
    zh: "请确认研发人员是否有离开原单位不足一年者。",
  });

const inventorsCreate: Check = (context) => {
  const ids = withoutInventors(context.contributions);
  if (context.contributions.size === 0) return notApplicable("No contributions are recorded.", "尚无登记的贡献。");
  if (ids.length === 0) return holds("Every contributor has a creative role.", "各贡献方均有创造性参与。", ["story"]);
  const question = {
    en: "has no creative role so far: list none of its people as inventor.",
    zh: "目前无创造性贡献：其人员不列为发明人。",
  };
  return confirmed(context, "R22", ids, question, ["story"]);
};

const backgroundListed: Check = ({ at }) =>
  holds("The background is signed with the terms.", "背景知识产权清单随条款签署。", at("legal").concat("backgroundIp"));

/** X05: makers own, or schools and institutes alone. */
const modelOwners: Check = (context) => {
  const { entry, property, preset, at } = context;
  if (property === undefined) return notCompiled(context);
  const pool = entry.property?.ownersPool;
  const path = at("property").concat(pool === undefined ? [] : "ownersPool");
  if (preset.rules.X05!.owners === "makers") {
    return pool === undefined ? makersOwn(path) : ownedBy(pool, at("property"));
  }
  if (pool === undefined) {
    return overridden("Each result belongs to its maker, the sponsor's too.", "成果归完成方所有，出资方亦然。", path);
  }
  const others = seats(context).filter(
    ({ party, member }) => some(party.shares[pool]) && member.class !== "School" && member.class !== "Institute",
  );
  const { en, zh } = named(idsOf(others));
  return others.length === 0
    ? holds(`Schools and institutes own by "${pool}".`, `院校与研究机构按“${pool}”所有。`, path)
    : overridden(`${en} own by "${pool}" as well.`, `${zh} 在“${pool}”中亦有份额。`, path);
};

export const ownershipChecks = {
  R01: jointOwners,
  R02: developerOwns,
  R03: modeFits,
  R21: formerDuties,
  R22: inventorsCreate,
  R26: backgroundListed,
  R29: byLaw("licences"),
  X05: modelOwners,
};
