import type { Bilingual } from "../agreement/format.js";
import { type Step, waterfallSchedules } from "./money/schedules.js";
import type { Parameters } from "./presets/preset.js";
import { type PresetName, presetNames, presetOf, presets, presetsWith, rulesIn } from "./presets/presets.js";
import { answerWords } from "./property/answerWords.js";
import { propertyFields } from "./property/ownerRules.js";
import { notAdvice, say, shortMark, words } from "./rule.js";
import { ruleIds, rules } from "./rules.js";

type Lang = keyof Bilingual;

const texts = {
  title: say("Rules and presets", "规则与预设"),
  other: say("[简体中文](rules.zh-CN.md)", "[English](rules.md)"),
  intro: say(
    "Provisions of the law and of model agreements, as data that `jointly agreement check FILE --preset NAME` applies. Made from `src/rules` by `npm run docs:commands`.",
    "法律规定与范本协议条款，以数据形式由 `jointly agreement check 文件 --preset 名称` 适用。由 `npm run docs:commands` 从 `src/rules` 生成。",
  ),
  marks: say(
    "**[S]** was seen in a source, as of April 2025; later amendments are unchecked. **[M]** is from memory and unverified.",
    "**[S]** 已见出处，截至2025年4月，其后修订未查。**[M]** 凭记忆，未核实。",
  ),
  rules: say("Rules", "规则"),
  forces: say(
    "A default gives way to what the parties agree; a floor may only be raised; a prohibition gives way to nothing; a warning asks people to look. A broken floor or prohibition ends the check with exit code 6.",
    "任意性规定可另行约定；底线只能提高；强制性规定不得变更；提示须人工查看。违反底线或强制性规定的，检查以退出码 6 结束。",
  ),
  presets: say("Presets", "预设"),
  property: say("Property rules of the presets", "各预设的产权规则"),
  enforced: say(
    "What the contracts enforce for a file whose section `property` names the preset. `ownersPool` is always the file's own.",
    "文件的 `property` 一节写明预设时由合约执行的内容。`ownersPool` 一律由文件写明。",
  ),
  schedules: say("Schedules of R28", "R28 的分配表"),
  ruleHead: [
    say("rule", "规则"),
    say("source", "出处"),
    say("effect", "效果"),
    say("force", "效力"),
    say("mark", "核实"),
    say("enforced by", "由谁执行"),
    say("presets", "预设"),
  ],
  presetHead: [
    say("preset", "预设"),
    say("what", "内容"),
    say("extends", "承继"),
    say("rules and their figures", "规则与参数"),
  ],
  scheduleHead: [
    say("schedule", "分配表"),
    say("steps", "次序"),
    say("net is shared", "净额分配"),
    say("source", "出处"),
    say("mark", "核实"),
  ],
};

/** The page of all rules as Markdown, in one language. */
export function rulesPage(lang: Lang): string {
  const head = (list: Bilingual[]) => list.map((one) => one[lang]);
  return [
    `# ${texts.title[lang]}`,
    texts.other[lang],
    `> **${notAdvice[lang]}**`,
    texts.intro[lang],
    texts.marks[lang],
    `## ${texts.rules[lang]}`,
    texts.forces[lang],
    table(
      head(texts.ruleHead),
      ruleIds.map((id) => ruleRow(id, lang)),
    ),
    `## ${texts.presets[lang]}`,
    table(
      head(texts.presetHead),
      presetNames.map((name) => presetRow(name, lang)),
    ),
    ...presetNames.flatMap((name) => saysOf(name, lang)),
    `## ${texts.property[lang]}`,
    texts.enforced[lang],
    propertyTable(lang),
    `## ${texts.schedules[lang]}`,
    table(head(texts.scheduleHead), scheduleRows(lang)),
  ].join("\n\n");
}

function ruleRow(id: (typeof ruleIds)[number], lang: Lang): string[] {
  const { title, source, effect, force, mark, enforced } = rules[id];
  const used = presetsWith(id).map((name) => `\`${name}\``);
  return [
    `**${id}** ${title[lang]}`,
    source[lang],
    effect[lang],
    words.force[force][lang],
    shortMark[mark],
    words.enforced[enforced][lang],
    used.join(" "),
  ];
}

/** What a preset itself adds: rules, and figures where they have some. */
function presetRow(name: PresetName, lang: Lang): string[] {
  const { title, extends: below, rules: own } = presets[name];
  const shown = rulesIn({ ...presetOf(name), rules: own }).map((id) => {
    const figures = own[id] as Parameters[keyof Parameters] | true;
    return figures === true ? id : `${id} (${figureText(figures)})`;
  });
  return [`\`${name}\``, title[lang], below === undefined ? "–" : `\`${below}\``, shown.join(", ")];
}

function figureText(figures: object): string {
  return Object.entries(figures)
    .map(([key, value]) =>
      typeof value === "object" ? `${key}: ${figureText(value as object)}` : `${key} ${String(value)}`,
    )
    .join(", ");
}

const saysOf = (name: PresetName, lang: Lang): string[] => {
  const own = presets[name].says ?? [];
  return own.length === 0
    ? []
    : [`\`${name}\``, own.map(({ mark, text }) => `- ${shortMark[mark]} ${text[lang]}`).join("\n")];
};

/** Presets with the same property rules share a column. */
function propertyTable(lang: Lang): string {
  const groups = new Map<string, PresetName[]>();
  for (const name of presetNames) {
    const key = JSON.stringify(propertyFields.map((field) => answerWords(presetOf(name).property[field]).en));
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  const columns = [...groups.values()];
  return table(
    ["", ...columns.map((names) => names.map((name) => `\`${name}\``).join(" "))],
    propertyFields.map((field) => [
      `\`${field}\``,
      ...columns.map(([name]) => answerWords(presetOf(name!).property[field])[lang]),
    ]),
  );
}

const stepWords = {
  fee: say("fee of the gross", "按总额提费用"),
  costs: say("cost for", "扣成本"),
  until: say("while there is cost to repay", "有待回收成本时"),
  least: say("school and department from a yearly net of", "院系分配的年净额起点"),
};

function stepText(step: Step, lang: Lang): string {
  if (step.take === "costs") return `${stepWords.costs[lang]} ${step.kinds.join(", ")}`;
  const fee = `${stepWords.fee[lang]} ${step.rate}`;
  return step.until === undefined ? fee : `${fee} (${stepWords.until[lang]})`;
}

const scheduleRows = (lang: Lang): string[][] =>
  Object.entries(waterfallSchedules).map(([name, { title, source, mark, steps, shares, leastForUnits, reading }]) => [
    `\`${name}\` ${title[lang]}`,
    steps.map((step) => stepText(step, lang)).join(" → "),
    [
      ...shares.map(({ to, part }) => `${to} ${part}`),
      ...(leastForUnits === undefined ? [] : [`${stepWords.least[lang]} ${leastForUnits}`]),
    ].join(", "),
    [source[lang], ...(reading === undefined ? [] : [reading[lang]])].join("; "),
    shortMark[mark],
  ]);

/** A table of Markdown. */
function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
