import { table } from "../audit/report/table.js";
import { type RuleCheck, type RuleVerdict, checkAgreement } from "../rules/check/checkAgreement.js";
import { type Verdict, verdictNames } from "../rules/check/judgement.js";
import { type PresetName, presetNames, presetOf, presets, presetsWith, rulesIn } from "../rules/presets/presets.js";
import { notAdvice, shortMark, words } from "../rules/rule.js";
import { type RuleId, rules } from "../rules/rules.js";
import { readFile, tellSound } from "./agreementFiles.js";
import { CliError, Exit, usage } from "./exits.js";
import type { Output } from "./output.js";
import type { Session } from "./session.js";
import { factLines } from "./show.js";

interface Asked {
  file: string | undefined;
  preset: PresetName | undefined;
  explain: RuleId | undefined;
  presets: boolean;
}

/** Checks a file, explains a rule, or lists presets. @throws CliError when a floor or a prohibition is broken, or nothing was asked. */
export async function check(
  { out }: Pick<Session, "out">,
  { file, preset, explain, presets: list }: Asked,
): Promise<void> {
  if (list) return tellPresets(out);
  if (explain !== undefined) return tellRule(out, explain);
  if (file === undefined) {
    throw usage(
      "Nothing to check: name an agreement file, or ask --explain RULE or --presets.",
      "没有要检查的内容：请写明协议文件，或使用 --explain 规则、--presets。",
    );
  }
  const read = await readFile({ out }, file);
  if (preset === undefined) return tellSound({ out }, file, read);
  const found = checkAgreement(read, preset);
  out.data({ file, ...found }, () => checkLines(out, file, found));
  requireUnbroken(file, found);
}

function requireUnbroken(file: string, { preset, verdicts }: RuleCheck): void {
  const broken = verdicts.filter(({ verdict }) => verdict === "broken").map(({ rule }) => rule);
  if (broken.length === 0) return;
  throw new CliError(Exit.mismatch, {
    en: `${file} breaks ${broken.join(", ")} of ${preset}. Correct it, or ask a lawyer which preset applies.`,
    zh: `${file} 违反 ${preset} 的 ${broken.join("、")}。请更正，或请律师确定适用的预设。`,
  });
}

/** Each rule on a line of a table, and below it why and where. */
function checkLines({ pick, lang }: Output, file: string, { preset, verdicts }: RuleCheck): string[] {
  const rows = table(
    verdicts.map(({ rule, verdict, force, mark }) => [
      rule,
      pick(verdictNames[verdict]),
      pick(words.force[force]),
      shortMark[mark],
      pick(rules[rule].title),
    ]),
    [false, false, false, false, false],
    "  ",
  );
  const reason = ({ why, at }: RuleVerdict) =>
    `       ${pick(why)}${at === "" ? "" : lang === "en" ? ` (${at})` : `（${at}）`}`;
  return [
    `${file} · ${preset}: ${pick(presets[preset].title)}`,
    "",
    ...rows.flatMap((row, i) => [row, reason(verdicts[i]!)]),
    "",
    ...saysLines(pick, preset),
    countLine({ pick }, verdicts),
    ...Object.values(words.mark).map(pick),
    pick(notAdvice),
  ];
}

/** What a preset says of itself, each sentence with its mark. */
const saysLines = (pick: Output["pick"], preset: PresetName): string[] =>
  presetOf(preset).says.map(({ mark, text }) => `${shortMark[mark]} ${pick(text)}`);

function countLine({ pick }: Pick<Output, "pick">, verdicts: readonly RuleVerdict[]): string {
  const names = Object.keys(verdictNames) as Verdict[];
  const count = (name: Verdict) => verdicts.filter(({ verdict }) => verdict === name).length;
  return names.map((name) => `${pick(verdictNames[name])} ${count(name)}`).join(" · ");
}

function tellRule(out: Output, id: RuleId): void {
  const rule = rules[id];
  const used = presetsWith(id);
  out.data({ id, ...rule, presets: used }, () => [
    ...factLines(out, [
      [{ en: "rule", zh: "规则" }, `${id} ${out.pick(rule.title)}`],
      [{ en: "source", zh: "出处" }, out.pick(rule.source)],
      [{ en: "effect", zh: "效果" }, out.pick(rule.effect)],
      [{ en: "force", zh: "效力" }, out.pick(words.force[rule.force])],
      [{ en: "mark", zh: "核实" }, out.pick(words.mark[rule.mark])],
      [{ en: "enforced by", zh: "由谁执行" }, out.pick(words.enforced[rule.enforced])],
      [{ en: "presets", zh: "预设" }, used.join(", ")],
    ]),
    out.pick(notAdvice),
  ]);
}

function tellPresets(out: Output): void {
  const list = presetNames.map((name) => ({ name, title: presets[name].title, rules: rulesIn(presetOf(name)) }));
  out.data(list, () => [
    ...table(
      list.map(({ name, title, rules: ids }) => [name, out.pick(title), String(ids.length)]),
      [false, false, true],
      "  ",
    ),
    out.pick(notAdvice),
  ]);
}
