import { BilingualError } from "../../bilingualError.js";
import type { Applied, Yearly } from "../presets/preset.js";
import { presetOf } from "../presets/presets.js";
import { atLeast, partOf } from "./rates.js";

/** The makers' least part of net income (R14), or of shares obtained for a result (R15): the rule's floor, raised by R18 where the province binds. */
export const makersRate = ({ R18 }: Applied, floor: string | undefined): string | undefined =>
  R18?.mandatory ? R18.reward : floor;

/** R17, and R18 where a province has its own: the main contributors' least part of a pot. R17 holds for every list: the contracts ask for it. */
export const mainRate = ({ R17, R18 }: Applied): string => {
  const { main } = R17 ?? presetOf("CN-state-university").rules.R17!;
  return R18?.main ?? main;
};

/** R16, and R18 where the province binds: what is owed for each year of own exploitation. */
export const yearlyTerms = ({ R16, R18 }: Applied): Yearly | undefined => (R18?.yearly.mandatory ? R18.yearly : R16);

/** The least parts of an income, in minor units, by a preset's figures; what it has no figure for is not there. */
interface Floors {
  makers?: bigint;
  /** Of the makers' pot, for the main contributors and for the staff of the transfer office. */
  main?: bigint;
  officeOfPot?: bigint;
  /** What the transfer office may take of the net income. */
  officeOfNet?: bigint;
}

/** R14, R17, R18: the floors of a net income. What protects people is rounded up. */
export function floorsOf(net: bigint, rules: Applied): Floors {
  const rate = makersRate(rules, rules.R14?.floor);
  if (rate === undefined) return {};
  const { officeOfPot, officeOfNet } = rules.R18 ?? {};
  const makers = atLeast(net, rate);
  return {
    makers,
    main: mainFloor(makers, rules),
    ...(officeOfPot !== undefined && { officeOfPot: atLeast(makers, officeOfPot) }),
    ...(officeOfNet !== undefined && { officeOfNet: partOf(net, officeOfNet) }),
  };
}

/** The main contributors' least part of a pot, rounded up. */
export const mainFloor = (pot: bigint, rules: Applied): bigint => atLeast(pot, mainRate(rules));

/**
 * R16: what is owed to the makers for each year of own exploitation. Years run on through a loss, for which nothing is owed.
 * @param profits operating profit of each year since production began, in minor units; a loss is negative.
 * @param years for how many years it was agreed to pay.
 * @throws BilingualError for fewer years than the law's least or more than its most.
 */
export function yearlyRewards(profits: readonly bigint[], terms: Yearly, years = terms.mostYears): bigint[] {
  const { leastYears, mostYears, rate, fromFirstProfit } = terms;
  if (years < leastYears || years > mostYears) {
    throw new BilingualError({
      en: `A yearly reward runs for ${leastYears} to ${mostYears} years, not ${years} (R16).`,
      zh: `年度奖励期为 ${leastYears} 至 ${mostYears} 年，不得为 ${years} 年（R16）。`,
    });
  }
  const first = fromFirstProfit ? profits.findIndex((profit) => profit > 0n) : 0;
  return profits.map((profit, year) => {
    const counted = first >= 0 && year >= first && year < first + years;
    return counted && profit > 0n ? atLeast(profit, rate) : 0n;
  });
}
