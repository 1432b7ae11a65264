import { CommanderError } from "commander";
import type { Bilingual } from "../agreement/format.js";
import { BilingualError } from "../bilingualError.js";
import { EndpointError } from "../audit/load/endpoint.js";
import { explain } from "../sdk/errors/index.js";
import { Declined, Refused, RpcError } from "../sdk/sendErrors.js";
import { CliError, Exit } from "./exits.js";
import { KeystoreError } from "./keystoreErrors.js";
import { NetworkError } from "./networks.js";
import type { Lang } from "./output.js";
import { PromptError } from "./prompt.js";

/** What Commander refuses, by its code, with the words it quotes. */
const misused: Record<string, (quoted: string) => Bilingual> = {
  "commander.unknownCommand": (what) => ({ en: `There is no command ${what}.`, zh: `没有命令 ${what}。` }),
  "commander.unknownOption": (what) => ({ en: `There is no option ${what}.`, zh: `没有选项 ${what}。` }),
  "commander.missingArgument": (what) => ({ en: `${what} is missing.`, zh: `缺少参数 ${what}。` }),
  "commander.missingMandatoryOptionValue": (what) => ({ en: `${what} is missing.`, zh: `缺少选项 ${what}。` }),
  "commander.optionMissingArgument": (what) => ({ en: `${what} needs a value.`, zh: `选项 ${what} 需要取值。` }),
  "commander.excessArguments": () => ({ en: "There are more values than the command takes.", zh: "参数过多。" }),
  "commander.help": () => ({ en: "A command is missing.", zh: "缺少命令。" }),
};

/** Faults of a network that its node shows, not its description. */
const ofTheChain = ["unreachable", "chain", "genesis", "code"];

/** The exit code of whatever went wrong. */
export function exitOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? Exit.ok : Exit.usage;
  if (error instanceof CliError) return error.exit;
  if (error instanceof KeystoreError || error instanceof PromptError) return Exit.keystore;
  if (error instanceof Refused) return Exit.revert;
  if (error instanceof Declined) return Exit.refused;
  if (error instanceof RpcError || error instanceof EndpointError) return Exit.rpc;
  if (error instanceof NetworkError) return ofTheChain.includes(error.fault) ? Exit.rpc : Exit.usage;
  if (error instanceof BilingualError || "sentence" in (error as object)) return Exit.usage;
  return explain(error) === undefined ? Exit.internal : Exit.revert;
}

/** What is said about it. */
export function sentenceOf(error: unknown, lang: Lang, argv: readonly string[]): string {
  if (error instanceof CommanderError) {
    const quoted = /'([^']+)'/.exec(error.message)?.[1] ?? "";
    const { en, zh } = misused[error.code]?.(quoted) ?? { en: error.message, zh: error.message };
    const words = argv
      .slice(2)
      .filter((one) => /^[a-z][a-z-]*$/.test(one))
      .slice(0, 2);
    if (error.code === "commander.unknownCommand") words.pop();
    const command = words.join(" ");
    const help = `jointly ${command === "" ? "" : `${command} `}--help`;
    return { en: `${en} See: ${help}`, zh: `${zh}请看：${help}` }[lang];
  }
  // What is only read may be refused too: there is no asset of that number.
  const { sentence = explain(error)?.sentence } = error as { sentence?: Bilingual };
  if (sentence !== undefined) return sentence[lang];
  const { message, stack } = error as Error;
  const unforeseen = { en: "This was not foreseen; please report it:", zh: "发生未预见的错误，请反馈：" };
  return `${unforeseen[lang]} ${message}\n${stack ?? ""}`;
}
