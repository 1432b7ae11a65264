import type { Parameters, Yearly } from "../presets/preset.js";
import { atLeast } from "./rates.js";

/** R14, R15: the least that goes to the makers of net income, or of shares obtained for a result. Rounded up; minor units or shares. */
export const rewardFloor = (base: bigint, { floor }: Parameters["R14"]): bigint => atLeast(base, floor);

/** R17, and R18 where a province has its own: the least parts of a pot, in minor units, rounded up. */
export function potFloors(
  pot: bigint,
  parts: { main: string; officeOfPot?: string },
): { mainContributors: bigint; transferOffice: bigint } {
  return {
    mainContributors: atLeast(pot, parts.main),
    transferOffice: atLeast(pot, parts.officeOfPot ?? "0 %"),
  };
}

/**
 * R16: what is owed to the makers for each year of own exploitation. Years run on through a loss, for which nothing is owed.
 * @param profits operating profit of each year since production began, in minor units; a loss is negative.
 * @param years for how many years it was agreed to pay.
 * @throws RangeError for fewer years than the law's least or more than its most.
 */
export function yearlyRewards(profits: readonly bigint[], terms: Yearly, years = terms.mostYears): bigint[] {
  const { leastYears, mostYears, rate, fromFirstProfit } = terms;
  if (years < leastYears || years > mostYears) {
    throw new RangeError(`a yearly reward runs for ${leastYears} to ${mostYears} years, not ${years}`);
  }
  const first = fromFirstProfit ? profits.findIndex((profit) => profit > 0n) : 0;
  return profits.map((profit, year) => {
    const counted = first >= 0 && year >= first && year < first + years;
    return counted && profit > 0n ? atLeast(profit, rate) : 0n;
  });
}
