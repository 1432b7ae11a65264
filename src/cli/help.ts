import { Command as Commander, Option } from "commander";
import type { Bilingual } from "../agreement/format.js";
import type { Command } from "./command.js";
import type { Lang } from "./output.js";
import type { Parameter } from "./parameters.js";

const titles: Record<string, string> = {
  "Usage:": "用法：",
  "Arguments:": "参数：",
  "Options:": "选项：",
  "Global Options:": "每个命令通用：",
  "Commands:": "命令：",
};

/** How an option is written: nameZh as name-zh. */
export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** How an option is written with its value: --name <name>. */
export const optionText = (name: string, { flag, kind }: Parameter<unknown>): string =>
  flag ? `--${kebab(name)}` : `--${kebab(name)} <${kind.metavar}>`;

const say = (en: string, zh: string): Bilingual => ({ en, zh });

/** Options that every command takes. */
export const common: [flags: string, about: Bilingual][] = [
  ["--network <name>", say("which network, from: jointly network list", "网络名称，见 jointly network list")],
  [
    "--account <name>",
    say("which key signs or sends, from: jointly account list", "签名或发送所用账户，见 jointly account list"),
  ],
  ["--password-file <file>", say("file whose first line is the account's password", "密码文件（首行为密码）")],
  [
    "--dev-key <n>",
    say("a test node's own key, number n; on a test chain only", "测试节点自带的第 n 把密钥，仅限测试链"),
  ],
  ["--json", say("one JSON document on stdout", "以 JSON 输出")],
  ["--jsonl", say("one line of JSON for each item", "每项一行 JSON 输出")],
  ["--lang <lang>", say("en or zh-CN; by default the locale's", "en 或 zh-CN，默认取系统语言")],
  ["--dry-run", say("only try whether the chain would accept it", "只试运行，不发送")],
  ["--yes", say("do not ask before signing or sending", "签名或发送前不再询问")],
  ["--quiet", say("say nothing but the result", "除结果外不输出")],
  ["--home <folder>", say("where keys and names are kept (~/.jointly)", "密钥与名称目录（~/.jointly）")],
];

/** Options of acts that can travel. */
export const travelling: [flags: string, about: Bilingual][] = [
  [
    "--envelope <file>",
    say("sign into a file for others to sign or hand in, send nothing", "签名写入文件供他人会签或提交，不发送"),
  ],
  [
    "--deadline <date>",
    say("last day the envelope can be handed in (30 days from now)", "待签文件的最后提交日（默认 30 天后）"),
  ],
  [
    "--series <n>",
    say("series of numbers; acts of different series do not wait for each other", "编号系列；不同系列互不等待"),
  ],
];

const groups = {
  common: say("For every command:", "通用选项："),
  travelling: say("To let it travel:", "会签与代为提交："),
  example: say("Example:", "示例："),
};

/** Gives a command its help, in one language, and the options that all commands share. */
export function helpIn(command: Commander, lang: Lang, spec?: Command): void {
  command.helpOption("-h, --help", say("show help", "显示帮助")[lang]);
  command.helpCommand("help [command]", say("help for a command", "查看命令帮助")[lang]);
  command.exitOverride();
  command.configureOutput({ writeErr: () => undefined }); // main says what is wrong, in the reader's language
  command.configureHelp({
    styleTitle: (title) => (lang === "zh" ? (titles[title] ?? title) : title),
    sortSubcommands: false,
  });
  if (spec === undefined) return;
  command.helpCommand(false);
  command.configureHelp({ ...command.configureHelp(), showGlobalOptions: true });
  if (spec.travels === true) addAll(command, travelling, groups.travelling[lang], lang);
  command.addHelpText("after", `\n${groups.example[lang]}\n  jointly ${spec.example}\n`);
}

/** Gives the whole program the options that every command takes, wherever they stand. */
export function commonOptions(program: Commander, lang: Lang): void {
  addAll(program, common, groups.common[lang], lang);
}

function addAll(command: Commander, options: typeof common, group: string, lang: Lang): void {
  for (const [flags, about] of options) command.addOption(new Option(flags, about[lang]).helpGroup(group));
}
