import type { Event } from "../events.js";
import type { Check, Scene } from "../findings.js";
import { costLeft } from "../fold/units.js";
import { COST_POOLS, add, poolId, poolOf } from "../ids.js";

/** Costs: no more is repaid than is outstanding, and no more is taken back by a correction than was not yet repaid. */
export const recovery: Check = {
  id: "recovery",
  title: { en: "No cost is repaid beyond what is outstanding", zh: "成本回收不超过未回收余额" },
  begin: () => ({
    event: (event, scene) => {
      if (event.name === "Booked" || event.name === "Allocated") judgeRepayments(event, scene);
      if (event.name === "CostChanged") judgeChange(event, scene);
    },
  }),
};

/** What a booking repays of a pool's costs; several tiers may repay the same ones. */
function judgeRepayments(event: Event<"Booked"> | Event<"Allocated">, { books, find }: Scene): void {
  const repaid = new Map<bigint, bigint>();
  for (const { pool: number, amount } of event.args.allocations) {
    if (number < COST_POOLS) continue;
    add(repaid, number, amount);
    const { outstanding } = poolOf(books, poolId(event.args.agreement, number));
    const text = { en: "More cost is repaid than is outstanding.", zh: "回收金额超过未回收成本。" };
    if (repaid.get(number)! > outstanding) find(event, text, `at most ${outstanding}`, repaid.get(number));
  }
}

function judgeChange(event: Event<"CostChanged">, { books, find }: Scene): void {
  const { pool: id, account, added, removed, outstanding } = event.args;
  const pool = poolOf(books, id);
  const left = pool.outstanding + added - removed;
  const text = {
    en: "The cost outstanding is not what was recorded less what was repaid.",
    zh: "未回收成本与登记及回收不符。",
  };
  if (left !== outstanding) find(event, text, left, outstanding);
  const [, most] = costLeft(pool, account);
  const beyond = { en: "A correction takes back cost that was repaid already.", zh: "更正收回了已回收的成本。" };
  if (removed > most) find(event, beyond, `at most ${most}`, removed);
}
