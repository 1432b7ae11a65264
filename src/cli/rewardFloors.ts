import { fromDay } from "../dates.js";
import { decimalsOf, formatAmount, parseAmount } from "../money.js";
import type { Bilingual } from "../agreement/format.js";
import { splitIncome } from "../rules/money/netIncome.js";
import { type PatentKind, patentBonus } from "../rules/money/patentBonus.js";
import { floorsOf, yearlyRewards, yearlyTerms } from "../rules/money/rewards.js";
import type { CostKind } from "../rules/money/schedules.js";
import { type PresetName, presetOf } from "../rules/presets/presets.js";
import { usage } from "./exits.js";
import type { Output } from "./output.js";
import { type Fact, factLines } from "./show.js";

/** What is typed about an income, years of own exploitation, or a patent. */
export interface FloorsAsked {
  preset: PresetName;
  currency: string;
  net: string | undefined;
  gross: string | undefined;
  cost: readonly { kind: CostKind; amount: string }[];
  carried: string | undefined;
  profit: readonly string[];
  years: number | undefined;
  patent: PatentKind | undefined;
  granted: number | undefined;
}

/** A line of the answer: what it is called to machines and to people, how much it is in minor units, and the last day to pay it. */
interface Line {
  id: string;
  label: Bilingual;
  amount: bigint;
  until?: string;
}

/** What the rules of a preset give the people who made a result. */
export function tellFloors(out: Output, asked: FloorsAsked): void {
  refuseUnused(asked);
  const lines = [...incomeLines(asked), ...yearLines(asked), ...bonusLines(asked)];
  if (lines.length === 0) {
    throw usage(
      "Nothing to work out: give --net or --gross, --profit of each year, or --patent with --granted.",
      "没有要计算的内容：请给出 --net 或 --gross、各年 --profit，或 --patent 与 --granted。",
    );
  }
  const decimals = decimalsOf(asked.currency);
  const facts = lines.map(({ label, amount }): Fact => [label, `${asked.currency} ${formatAmount(amount, decimals)}`]);
  const data = lines.flatMap(({ id, amount, until }) => [
    [id, formatAmount(amount, decimals)],
    ...(until === undefined ? [] : [[`${id}Until`, until]]),
  ]);
  out.data(Object.fromEntries(data), () => factLines(out, facts));
}

/** What is given is used: what would be left out of the answer is refused. */
function refuseUnused({ net, gross, cost, carried, profit, years }: FloorsAsked): void {
  if (net !== undefined && gross !== undefined) {
    throw usage(
      "Give --net or --gross, not both: the net income follows from the gross.",
      "--net 与 --gross 只能给出其一：净收入由总额得出。",
    );
  }
  if (gross === undefined && (cost.length > 0 || carried !== undefined)) {
    throw usage(
      "--cost and --carried come off a gross: give --gross.",
      "--cost 与 --carried 由总额扣除：请给出 --gross。",
    );
  }
  if (profit.length === 0 && years !== undefined) {
    throw usage(
      "--years says for how long profits are shared: give --profit of each year.",
      "--years 为利润的奖励年数：请给出各年 --profit。",
    );
  }
}

const line = (id: string, en: string, zh: string, amount: bigint | undefined): Line[] =>
  amount === undefined ? [] : [{ id, label: { en, zh }, amount }];

/** R28, then R14, R17, R18: what comes off the gross, and the floors of what is left. */
function incomeLines(asked: FloorsAsked): Line[] {
  const { rules } = presetOf(asked.preset);
  const { lines, net } = netOf(asked);
  if (net === undefined) return lines;
  const { makers, main, officeOfPot, officeOfNet } = floorsOf(net, rules);
  if (lines.length === 0 && makers === undefined) {
    throw usage(
      `${asked.preset} has no floor for a net income (R14, R18). Choose another --preset.`,
      `${asked.preset} 未规定净收入的最低奖励（R14、R18）。请改用其他 --preset。`,
    );
  }
  return [
    ...lines,
    ...line("makers", "To the makers, at least (R14, R18)", "奖励完成人，至少（R14、R18）", makers),
    ...line("main", "Of that, to main contributors, at least (R17, R18)", "其中主要贡献人员，至少（R17、R18）", main),
    ...line("officeOfPot", "Of that, to the transfer office's staff (R18)", "其中转化机构人员（R18）", officeOfPot),
    ...line("officeOfNet", "The transfer office may take (R18)", "转化机构可提取（R18）", officeOfNet),
  ];
}

function netOf(asked: FloorsAsked): { lines: Line[]; net: bigint | undefined } {
  const read = (text: string) => parseAmount(text, decimalsOf(asked.currency));
  if (asked.gross === undefined) return { lines: [], net: asked.net === undefined ? undefined : read(asked.net) };
  const { R14, R28 } = presetOf(asked.preset).rules;
  const schedule = R28?.schedule;
  if (schedule === undefined) {
    throw usage(
      `${asked.preset} does not say what comes off the gross (R28). Give --net, or another --preset.`,
      `${asked.preset} 未规定总额的扣除项（R28）。请改用 --net 或其他 --preset。`,
    );
  }
  const costs: Partial<Record<CostKind, bigint>> = {};
  for (const { kind, amount } of asked.cost) costs[kind] = (costs[kind] ?? 0n) + read(amount);
  const carried = asked.carried === undefined ? 0n : read(asked.carried);
  const split = splitIncome(schedule, { gross: read(asked.gross), costs, carried });
  const lines = [
    ...line("fee", "Fee of the institution (R28)", "单位提成（R28）", split.fee),
    ...line("costs", "Costs deducted (R28)", "扣除成本（R28）", split.costs),
    ...line("carried", "Costs to carry forward", "结转成本", split.carried),
    ...line("net", "Net income", "净收入", split.net),
    // Where the law has a floor, the floor counts.
    ...(R14 === undefined ? split.shares : []).flatMap(({ to, amount }) =>
      line(to, shareNames[to].en, shareNames[to].zh, amount),
    ),
  ];
  return { lines, net: split.net };
}

const shareNames = {
  makers: { en: "To the makers (R28)", zh: "归完成人（R28）" },
  school: { en: "To the school (R28)", zh: "归学院（R28）" },
  unit: { en: "To the institution (R28)", zh: "归单位（R28）" },
};

/** R16, R18: what each year of own exploitation owes the makers. */
function yearLines({ preset, currency, profit, years }: FloorsAsked): Line[] {
  if (profit.length === 0) return [];
  const terms = yearlyTerms(presetOf(preset).rules);
  if (terms === undefined) {
    throw usage(`${preset} asks for no yearly reward (R16).`, `${preset} 未规定年度奖励（R16）。`);
  }
  const profits = profit.map((text) => {
    const amount = parseAmount(text.replace(/^-/, ""), decimalsOf(currency));
    return text.startsWith("-") ? -amount : amount;
  });
  return yearlyRewards(profits, terms, years).flatMap((amount, i) =>
    line(`year-${i + 1}`, `To the makers for year ${i + 1}, at least (R16)`, `第 ${i + 1} 年奖励，至少（R16）`, amount),
  );
}

/** R20: the inventors' bonus for a granted patent, and until when. */
function bonusLines({ preset, currency, patent, granted }: FloorsAsked): Line[] {
  if (patent === undefined && granted === undefined) return [];
  if (patent === undefined) {
    throw usage(
      "What kind of patent was granted? Give --patent: the bonus goes by its kind (R20).",
      "请给出专利类别 --patent：奖金依类别而定（R20）。",
    );
  }
  if (granted === undefined) {
    throw usage(
      "When was the patent granted? Give --granted: the bonus is due some months later (R20).",
      "请给出授权公告日 --granted：奖金自该日起数月内发放（R20）。",
    );
  }
  const figures = presetOf(preset).rules.R20;
  if (figures === undefined) {
    throw usage(
      `${preset} asks for no bonus for a patent (R20): choose a --preset of China.`,
      `${preset} 未规定专利奖金（R20）：请选用中国的 --preset。`,
    );
  }
  if (currency !== "CNY") {
    throw usage(
      `A patent's bonus is in CNY (R20), not in ${currency}: ask for it by itself.`,
      `专利奖金以人民币计（R20），不以 ${currency} 计：请单独计算。`,
    );
  }
  const { least, until } = patentBonus(patent, fromDay(granted), figures);
  const label = { en: `To the inventors by ${until}, at least (R20)`, zh: `${until} 前发放奖金，至少（R20）` };
  return [{ id: "bonus", label, amount: least, until }];
}
