import type { Bilingual } from "../agreement/format.js";
import type { Command } from "./command.js";
import { forModules } from "./forModules.js";
import { common, kebab, optionText, travelling } from "./help.js";
import { nouns, singles } from "./nouns.js";
import type { Lang } from "./output.js";

const words = {
  title: { en: "Every command", zh: "全部命令" },
  other: { en: "[简体中文](commands.zh-CN.md)", zh: "[English](commands.md)" },
  intro: {
    en: "Made from the command itself by `npm run docs:commands`; `jointly NOUN VERB --help` says the same. Data goes to stdout, all else to stderr.",
    zh: "由 `npm run docs:commands` 从命令本身生成，与 `jointly 名词 动词 --help` 一致。数据写至标准输出，其余写至标准错误。",
  },
  exits: { en: "Exit codes", zh: "退出码" },
  everywhere: { en: "Options of every command", zh: "通用选项" },
  envelopes: { en: "Options of what can travel as an envelope (✉)", zh: "可会签事项（✉）的选项" },
  functions: { en: "Every function that changes something, and its command", zh: "每个会改变状态的合约函数及其命令" },
  modules: { en: "Functions that only contracts or the deployment call", zh: "仅由合约或部署流程调用的函数" },
  name: { en: "name", zh: "名称" },
  meaning: { en: "meaning", zh: "含义" },
  code: { en: "code", zh: "代码" },
  function: { en: "function", zh: "函数" },
  command: { en: "command", zh: "命令" },
  caller: { en: "who calls it", zh: "调用者" },
  optional: { en: " (optional)", zh: "（可省略）" },
} satisfies Record<string, Bilingual>;

const exits: [string, Bilingual][] = [
  ["0", { en: "done", zh: "完成" }],
  ["1", { en: "an error that was not foreseen", zh: "未预见的错误" }],
  ["2", { en: "what was typed or a file is wrong", zh: "输入或文件有误" }],
  ["3", { en: "the key or its password", zh: "密钥或密码" }],
  ["4", { en: "the node, or the chain it is on", zh: "节点或其所在的链" }],
  ["5", { en: "the contract refuses", zh: "合约拒绝" }],
  ["6", { en: "audit, evidence: something does not agree", zh: "审计或证据核对不符" }],
  ["7", { en: "nobody confirmed, or the wallet declined", zh: "未获确认或钱包拒绝" }],
  ["130", { en: "Ctrl-C", zh: "Ctrl-C 中断" }],
];

/** A command and what precedes its verb. */
export interface Placed {
  /** "member apply". */
  path: string;
  command: Command;
}

/** All commands, in the order in which help lists them. */
export async function allCommands(): Promise<Placed[]> {
  const ofNouns = nouns.map(async ({ noun, load }) =>
    (await load()).map((command) => ({ path: `${noun} ${command.verb}`, command })),
  );
  const alone = singles.map(async ({ verb, load }) => ({ path: verb, command: await load() }));
  return [...(await Promise.all(ofNouns)).flat(), ...(await Promise.all(alone))];
}

/** The reference of all commands as Markdown, in one language: options, examples, and which contract function each one calls. */
export async function referenceIn(lang: Lang): Promise<string> {
  const all = await allCommands();
  const say = (key: keyof typeof words): string => words[key][lang];
  const options = (list: typeof common): string[] =>
    table(
      [say("name"), say("meaning")],
      list.map(([flags, about]) => [`\`${flags}\``, about[lang]]),
    );
  const sections = nouns.flatMap(({ noun, about }) => [
    `## ${noun}`,
    `${about[lang]}`,
    ...all.filter(({ path }) => path.startsWith(`${noun} `)).flatMap((one) => entry(one, lang)),
  ]);
  const acting = all.filter(({ command }) => command.act !== undefined);
  return [
    `# ${say("title")}`,
    say("other"),
    say("intro"),
    ...sections,
    ...all.filter(({ path }) => !path.includes(" ")).flatMap((one) => entry(one, lang, "##")),
    `## ${say("everywhere")}`,
    ...options(common),
    `## ${say("envelopes")}`,
    ...options(travelling),
    `## ${say("exits")}`,
    ...table(
      [say("code"), say("meaning")],
      exits.map(([code, about]) => [code, about[lang]]),
    ),
    `## ${say("functions")}`,
    ...table(
      [say("function"), say("command")],
      acting
        .map(({ path, command }) => [`\`${command.act}\``, `\`jointly ${path}\``])
        .sort(([a], [b]) => (a! < b! ? -1 : 1)),
    ),
    `## ${say("modules")}`,
    ...table(
      [say("function"), say("caller")],
      Object.entries(forModules).map(([id, why]) => [`\`${id}\``, why[lang]]),
    ),
  ].join("\n\n");
}

function entry({ path, command }: Placed, lang: Lang, heading = "###"): string[] {
  const { about, parameters, example, travels } = command;
  const rows = Object.entries(parameters).map(([name, one]) => {
    const flag = one.positional ? `<${kebab(name)}>` : optionText(name, one);
    return [`\`${flag}\``, one.about[lang] + (one.required ? "" : words.optional[lang])];
  });
  return [
    `${heading} ${path}${travels === true ? " ✉" : ""}`,
    about[lang],
    `    jointly ${example}`,
    ...(rows.length === 0 ? [] : table([words.name[lang], words.meaning[lang]], rows)),
  ];
}

/** A table as one block of Markdown. */
function table(head: string[], rows: string[][]): string[] {
  const line = (cells: string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [[line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")];
}
