import { Command as Commander, Option } from "commander";
import type { Command } from "./command.js";
import { commonOptions, helpIn, kebab, optionText } from "./help.js";
import { nouns, singles } from "./nouns.js";
import type { Lang } from "./output.js";
import type { Parameter } from "./parameters.js";
import type { Options, Session } from "./session.js";

const versionText = { en: "show the version", zh: "显示版本" };

/**
 * The command, in one language. Nothing is read or connected before a command runs.
 * @param wanted the word whose commands are needed in full; without it all are.
 */
export async function programIn(lang: Lang, version: string, wanted?: string): Promise<Commander> {
  // `--version` belongs to commands about agreements; alone on the line it means the program's.
  const program = new Commander("jointly").version(version, "-V", versionText[lang]);
  helpIn(program, lang);
  commonOptions(program, lang);
  for (const { noun, about, load } of nouns) {
    const parent = program.command(noun).description(about[lang]);
    helpIn(parent, lang);
    if (wanted === undefined || wanted === noun) for (const one of await load()) add(parent, one, lang);
  }
  for (const { verb, about, load } of singles) {
    if (wanted === undefined || wanted === verb) add(program, await load(), lang);
    else program.command(verb).description(about[lang]);
  }
  return program;
}

function add(parent: Commander, spec: Command, lang: Lang): void {
  const command = parent.command(spec.verb).description(spec.about[lang]);
  const entries = Object.entries(spec.parameters);
  for (const [name, one] of entries) if (one.positional) addArgument(command, name, one, lang);
  for (const [name, one] of entries) if (!one.positional) addOption(command, name, one, lang);
  helpIn(command, lang, spec);
  command.action(async (...given: unknown[]) => {
    const positionals = entries.filter(([, one]) => one.positional).map(([name], i) => [name, given[i]]);
    const texts = { ...command.opts(), ...Object.fromEntries(positionals) } as Record<string, string | string[]>;
    const { Session: Opened } = await import("./session.js"); // it brings everything along
    const session = new Opened({ ...command.optsWithGlobals<Options>(), lang });
    session.asked = { about: spec.about[lang], values: typed(spec, texts, lang) };
    try {
      await spec.run(await valuesOf(spec, texts, session), session);
    } finally {
      await session.close();
    }
  });
}

/** What was typed, each value with what it is. */
function typed({ parameters }: Command, texts: Record<string, string | string[]>, lang: Lang): [string, string][] {
  return Object.entries(parameters).flatMap(([name, { about }]): [string, string][] => {
    const text = texts[name];
    return text === undefined ? [] : [[about[lang].split(/[:：,，]/)[0]!, [text].flat().join(", ")]];
  });
}

function addArgument(command: Commander, name: string, one: Parameter<unknown>, lang: Lang): void {
  const inner = kebab(name) + (one.many ? "..." : "");
  command.argument(one.required ? `<${inner}>` : `[${inner}]`, one.about[lang]);
}

function addOption(command: Commander, name: string, one: Parameter<unknown>, lang: Lang): void {
  const option = new Option(optionText(name, one), one.about[lang]);
  if (one.many)
    option.argParser((text: string, before: string[] | undefined) => [...(before ?? []), ...text.split(",")]);
  if (one.required) option.makeOptionMandatory();
  command.addOption(option);
}

/** The typed texts as values, each by its kind; what was left out by its fallback. */
async function valuesOf(
  { parameters }: Command,
  texts: Record<string, string | string[] | undefined>,
  session: Session,
): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const [name, { kind, many, fallback }] of Object.entries(parameters)) {
    const text = texts[name];
    if (text === undefined) values[name] = fallback;
    else if (many) values[name] = await Promise.all([text].flat().map((one) => kind.read(one, session)));
    else values[name] = await kind.read(text as string, session);
  }
  return values;
}
