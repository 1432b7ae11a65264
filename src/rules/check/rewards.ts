import type { Bilingual } from "../../agreement/format.js";
import { toPpm } from "../../percent.js";
import { mainRate, makersRate, yearlyTerms } from "../money/rewards.js";
import type { Applied } from "../presets/preset.js";
import { type Check, type Context, type Seat, confirmed, idsOf, named, seats } from "./context.js";
import { broken, holds, type Judgement, notApplicable } from "./judgement.js";
import { notCompiled } from "./property.js";
import { mayEarn, stateEstablished, stateUnits } from "./standing.js";

const noStateUnit = notApplicable(
  "No party is a state-established school or institute.",
  "无国家设立的院校或研究机构参与。",
);

const below = ({ party }: Seat, rate: string): boolean => toPpm(party.reward ?? "0 %") < toPpm(rate);

/** The reward of a unit is under a floor. */
function tooLow({ at }: Context, { place, party, member }: Seat, floor: string): Judgement {
  const path = at("parties").concat(place, party.reward === undefined ? [] : "reward");
  const found = party.reward ?? "0 %";
  return broken(
    `"${member.id}" gives its people ${found} of its part; the floor is ${floor}.`,
    `“${member.id}” 奖励比例为 ${found}，不得低于 ${floor}。`,
    path,
  );
}

/** R14: a floor for state units; where other units have no rule of their own, the amount. */
const halfToMakers: Check = (context) => {
  const { floor } = context.preset.rules.R14!;
  const earning = seats(context).filter(
    ({ party, member }) => mayEarn(context.entry, party) && member.class !== "Government",
  );
  const low = earning.filter((seat) => below(seat, floor));
  const bound = low.find(({ member }) => stateEstablished(member) === true);
  if (bound !== undefined) return tooLow(context, bound, floor);
  if (low.length === 0) {
    return holds(`Every reward is at least ${floor}.`, `奖励比例均不低于 ${floor}。`, context.at("parties"));
  }
  const question = {
    en: `reward under ${floor}. Confirm a rule or agreement of its own, and that it is no state unit.`,
    zh: `奖励比例低于 ${floor}；请确认其另有规定或约定，且非国家设立单位。`,
  };
  return confirmed(context, "R14", idsOf(low), question, context.at("parties"));
};

/** R18: the province's rate for its state units, where it binds. */
const provinceRaises: Check = (context) => {
  const { province, reward, mandatory } = context.preset.rules.R18!;
  const { state, unknown } = stateUnits(context);
  const here = state.filter(({ member }) => member.province === province);
  const low = here.filter((seat) => below(seat, reward));
  if (mandatory && low[0] !== undefined) return tooLow(context, low[0], reward);
  const unsaid = [...state, ...unknown].filter(({ member }) => member.province === undefined);
  if (unsaid.length > 0) {
    const question = { en: `say whether it is seated in ${province}.`, zh: `请写明是否位于 ${province}。` };
    return confirmed(context, "R18", idsOf(unsaid), question, ["members"]);
  }
  if (here.length === 0)
    return notApplicable(`No state unit is seated in ${province}.`, `无位于 ${province} 的国家设立单位。`);
  if (low.length === 0)
    return holds(`Every reward is at least ${reward}.`, `奖励比例均不低于 ${reward}。`, context.at("parties"));
  const { en, zh } = named(idsOf(low));
  return holds(
    `${en} may go up to ${reward} or more; the province does not require it.`,
    `${zh} 可提高到 ${reward} 以上，该省市未作强制要求。`,
    context.at("parties"),
  );
};

/** R19: days of publication, for state units. */
const priceStandsPublished: Check = (context) => {
  const { property, preset, at } = context;
  const { state, unknown } = stateUnits(context);
  if (state.length + unknown.length === 0) return noStateUnit;
  if (property === undefined) return notCompiled(context);
  const least = preset.property.publicationDays;
  const days = property.publicationDays;
  const path = at("property").concat("publicationDays");
  return days >= least
    ? holds(`The contracts enforce it: ${days} days.`, `由合约执行：公示${days}日。`, path)
    : broken(
        `Name and price stand published for ${days} days; ${least} are the least.`,
        `公示仅${days}日，不得少于${least}日。`,
        path,
      );
};

/** What a state unit's own office must see to. */
const asksStateUnits =
  (rule: "R15" | "R16" | "R17", question: (rules: Applied) => Bilingual): Check =>
  (context) => {
    const { state, unknown } = stateUnits(context);
    const ids = idsOf([...state, ...unknown]);
    return ids.length === 0 ? noStateUnit : confirmed(context, rule, ids, question(context.preset.rules));
  };

const equity = asksStateUnits("R15", (rules) => {
  const part = makersRate(rules, rules.R15!.floor)!;
  return {
    en: `where a result becomes capital, at least ${part} of the shares are the makers'.`,
    zh: `以成果作价入股的，所得股份 ${part} 以上归完成人。`,
  };
});

const yearly = asksStateUnits("R16", (rules) => {
  const { rate, leastYears, mostYears } = yearlyTerms(rules)!;
  return {
    en: `where it exploits a result itself, schedule at least ${rate} of the yearly profit for ${leastYears} to ${mostYears} years.`,
    zh: `自行实施的，连续 ${leastYears} 至 ${mostYears} 年以年营业利润的 ${rate} 以上奖励。`,
  };
});

const mainContributors = asksStateUnits("R17", (rules) => {
  const main = mainRate(rules);
  const { officeOfPot: ofPot, officeOfNet: ofNet } = rules.R18 ?? {};
  const en = ofPot === undefined ? "" : `, ${ofPot} to the transfer office`;
  const zh = ofPot === undefined ? "" : `，${ofPot} 以上归转化机构人员`;
  const may = ofNet === undefined ? "" : ` The transfer office may take ${ofNet} of the net income.`;
  const mayZh = ofNet === undefined ? "" : `转化机构可提取净收入的 ${ofNet}。`;
  return {
    en: `at least ${main} of each pot goes to the main contributors${en}.${may}`,
    zh: `奖励总额 ${main} 以上归主要贡献人员${zh}。${mayZh}`,
  };
});

const bonus: Check = (context) => {
  const { invention, other, months } = context.preset.rules.R20!;
  return confirmed(context, "R20", [], {
    en: `Pay inventors CNY ${invention} for an invention, CNY ${other} for another patent, within ${months} months, or show the agreement with them.`,
    zh: `授权后${months}个月内发放发明专利奖金 ${invention} 元、其他专利 ${other} 元，或出示与发明人的约定。`,
  });
};

const earmarked: Check = (context) => {
  const schools = seats(context).filter(({ member }) => member.class === "School" && member.vocational !== false);
  if (schools.length === 0) return notApplicable("No party is a vocational school.", "无职业院校参与。");
  return confirmed(context, "R33", idsOf(schools), {
    en: "if it is a vocational school, book this income as earmarked for running the school and paying teachers, experts and students.",
    zh: "为职业院校的，此项收入专用于改善办学条件及支付教师、专家、学生报酬。",
  });
};

export const rewardChecks = {
  R14: halfToMakers,
  R15: equity,
  R16: yearly,
  R17: mainContributors,
  R18: provinceRaises,
  R19: priceStandsPublished,
  R20: bonus,
  R33: earmarked,
};
