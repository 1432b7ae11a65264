import { BilingualError } from "../../bilingualError.js";
import { atLeast, partOf } from "./rates.js";
import { type CostKind, type Schedule, type Step, waterfallSchedules, type ScheduleName } from "./schedules.js";

/** Money that a result brought in, in minor units. */
export interface Income {
  gross: bigint;
  /** Documented cost of this income, by what it was for. */
  costs: Partial<Record<CostKind, bigint>>;
  /** Cost of earlier incomes that they did not cover. */
  carried?: bigint;
}

/** What became of it, in minor units: `gross = Σ fees + costs + net`, `net = Σ shares` where the schedule has any. */
export interface Split {
  fee: bigint;
  costs: bigint;
  net: bigint;
  /** Cost to carry forward to the next income. */
  carried: bigint;
  shares: { to: Schedule["shares"][number]["to"]; amount: bigint }[];
}

/**
 * R28: deducts what the schedule names, in its order and never more than is left, then shares the net.
 * @throws BilingualError for cost of a kind that the schedule does not deduct.
 */
export function splitIncome(name: ScheduleName, income: Income): Split {
  const schedule = waterfallSchedules[name];
  refuseOtherCosts(name, schedule, income);
  const due = Object.values(income.costs).reduce((sum, cost) => sum + cost, income.carried ?? 0n);
  const taken = { fee: 0n, costs: 0n };
  let left = income.gross;
  for (const step of schedule.steps) {
    const amount = least(left, step.take === "costs" ? due : feeOf(step, income.gross, due));
    taken[step.take] += amount;
    left -= amount;
  }
  return { ...taken, net: left, carried: due - taken.costs, shares: sharesOf(schedule, left) };
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

const feeOf = ({ rate, until }: Extract<Step, { take: "fee" }>, gross: bigint, due: bigint): bigint =>
  until === "costs-repaid" && due === 0n ? 0n : partOf(gross, rate);

/** "Nothing else": what is not named is not deducted. */
function refuseOtherCosts(name: ScheduleName, { steps }: Schedule, { costs }: Income): void {
  const named = new Set(steps.flatMap((step) => (step.take === "costs" ? step.kinds : [])));
  const other = (Object.keys(costs) as CostKind[]).find((kind) => !named.has(kind) && costs[kind]! > 0n);
  if (other === undefined) return;
  throw new BilingualError({
    en: `Cost of the kind "${other}" is not deducted under the schedule ${name}. Leave it out, or choose another schedule.`,
    zh: `分配表 ${name} 不扣除“${other}”类成本；请删去或改用其他分配表。`,
  });
}

/** The makers' part is rounded up, the last one takes what remains. */
function sharesOf({ shares }: Schedule, net: bigint): Split["shares"] {
  let left = net;
  return shares.map(({ to, part }, place) => {
    const amount =
      place === shares.length - 1 ? left : least(left, to === "makers" ? atLeast(net, part) : partOf(net, part));
    left -= amount;
    return { to, amount };
  });
}
