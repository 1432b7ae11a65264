import type { TierEntry } from "../../agreement/format.js";
import { nobodyForgotten } from "../../agreement/rules/parties.js";
import { toPpm } from "../../percent.js";
import { type Schedule, waterfallSchedules } from "../money/schedules.js";
import { type Check, type Context, named, seats } from "./context.js";
import { broken, holds, type Judgement, overridden, toConfirm } from "./judgement.js";
import { byLaw } from "./ownership.js";
import { profitPools } from "./standing.js";

/** R11: shares are in the file, or earned; nothing is left to the law. */
const sharesSettled: Check = ({ entry, at }) => {
  const { en, zh } = named([...profitPools(entry)]);
  return holds(
    `Shares in ${en} are agreed, or earned by contributions.`,
    `${zh} 的份额已约定或靠贡献取得。`,
    at("pools"),
  );
};

/** R12: the file's own check, and what an express agreement hides from it. */
const nobodyTakesAll: Check = ({ version, at }) => {
  const { allToSomeAgreed: agreed, ...entry } = version.entry;
  const [found] = nobodyForgotten({ ...version, entry });
  if (found === undefined)
    return holds("Every party can have a part of the profit.", "各方均可分享收益。", at("parties"));
  if (agreed !== true) return broken(found.text.en, found.text.zh, found.path);
  return overridden(
    "The parties expressly agreed that some have no profit. In a partnership this is void.",
    "各方明示约定部分人不分收益；合伙企业中此约定无效。",
    at("allToSomeAgreed"),
  );
};

/** Fee and cost in the schedule's order; where it has no fee, a fee would come first. */
function orderOf({ steps }: Schedule): TierEntry["kind"][] {
  const kinds = steps.map(({ take }) => (take === "fee" ? "levy" : "recover")) as TierEntry["kind"][];
  return kinds.includes("levy") ? kinds : ["levy", ...kinds];
}

/** R28: tiers in the order of the schedule, its fee, and its makers' part. */
const inOrder: Check = (context) => {
  const { entry, preset, at } = context;
  const schedule = waterfallSchedules[preset.rules.R28!.schedule];
  const order = orderOf(schedule);
  const rank = ({ kind }: TierEntry) => (order.includes(kind) ? order.indexOf(kind) : order.length);
  const place = entry.tiers.findIndex((tier, i) => i > 0 && rank(tier) < rank(entry.tiers[i - 1]!));
  if (place >= 0) {
    const kinds = [...order, "share"].join(" → ");
    return overridden(
      `Tier ${place + 1} comes late: ${kinds}.`,
      `第 ${place + 1} 层次序靠后：应为 ${kinds}。`,
      at("tiers").concat(place),
    );
  }
  return makersPart(context, schedule) ?? feeTaken(context, schedule) ?? inOrderHolds(context);
};

const inOrderHolds = ({ at }: Context): Judgement =>
  holds("Levies, then recovered cost, then shares of the net.", "先计提、再回收成本、其后分配净额。", at("tiers"));

function makersPart(context: Context, { shares, source }: Schedule): Judgement | undefined {
  const part = shares.find(({ to }) => to === "makers")?.part;
  // R14 judges Chinese units: there the part is a floor.
  if (part === undefined || context.preset.rules.R14 !== undefined) return undefined;
  const low = seats(context).find(
    ({ member, party }) => member.class === "School" && toPpm(party.reward ?? "0 %") < toPpm(part),
  );
  return (
    low &&
    overridden(
      `"${low.member.id}" gives its people ${low.party.reward ?? "0 %"}; the schedule has ${part} (${source.en}).`,
      `“${low.member.id}” 奖励比例为 ${low.party.reward ?? "0 %"}；分配表为 ${part}（${source.zh}）。`,
      context.at("parties").concat(low.place),
    )
  );
}

function feeTaken({ entry, at }: Context, { steps }: Schedule): Judgement | undefined {
  const fee = steps.find((step) => step.take === "fee");
  if (fee === undefined) return undefined;
  const levied = entry.tiers.some(({ kind, rate }) => kind === "levy" && toPpm(rate) === toPpm(fee.rate));
  return levied
    ? undefined
    : toConfirm(
        `No levy takes the office's ${fee.rate} of the gross. Confirm that none is due, or add it.`,
        `没有按总额 ${fee.rate} 的管理费计提；请确认无须计提，或补上。`,
        at("tiers"),
      );
}

export const sharingChecks = {
  R11: sharesSettled,
  R12: nobodyTakesAll,
  R28: inOrder,
  R30: byLaw("obligations"),
};
