import { type CostKind, costKinds } from "../rules/money/schedules.js";
import { usage } from "./exits.js";
import { amount } from "./kinds.js";
import type { Kind } from "./parameters.js";

/** A documented cost of an income: "tax=6000.00". */
export const cost: Kind<{ kind: CostKind; amount: string }> = {
  metavar: "kind=amount",
  about: {
    en: `a documented cost: ${costKinds.join(", ")}, like tax=6000.00`,
    zh: `有凭证的成本：${costKinds.join("、")}，如 tax=6000.00`,
  },
  read: async (text, session) => {
    const [name, sum = ""] = text.split("=", 2);
    const kind = costKinds.find((known) => known === name);
    if (kind !== undefined) return { kind, amount: await amount.read(sum, session) };
    throw usage(
      `"${text}" is no cost: write KIND=AMOUNT, with one of ${costKinds.join(", ")}.`,
      `“${text}”应为 类别=金额，类别为 ${costKinds.join("、")} 之一。`,
    );
  },
};

/** A year's operating profit; a loss has a minus before it. */
export const profit: Kind<string> = {
  metavar: "amount",
  about: {
    en: "operating profit of each year since production began, a loss as --profit=-400.00 (R16)",
    zh: "投产以来各年营业利润，亏损写 --profit=-400.00（R16）",
  },
  read: async (text, session) => {
    const isLoss = text.startsWith("-");
    return `${isLoss ? "-" : ""}${await amount.read(isLoss ? text.slice(1) : text, session)}`;
  },
};
