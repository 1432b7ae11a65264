import { Command as Commander, Option } from "commander";
import type { Command, Noun } from "./command.js";
import { helpIn } from "./help.js";
import { nouns, singles } from "./nouns.js";
import type { Lang } from "./output.js";
import type { Parameter } from "./parameters.js";
import { type Options, Session } from "./session.js";

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The whole command, in one language. Nothing is read or connected before a command runs. */
export function programIn(lang: Lang, version: string): Commander {
  const program = new Commander("jointly").version(version);
  helpIn(program, lang);
  for (const noun of nouns) addNoun(program, noun, lang);
  for (const single of singles) add(program, single, lang);
  return program;
}

function addNoun(program: Commander, { noun, about, commands }: Noun, lang: Lang): void {
  const parent = program.command(noun).description(about[lang]);
  helpIn(parent, lang);
  for (const one of commands) add(parent, one, lang);
}

function add(parent: Commander, spec: Command, lang: Lang): void {
  const command = parent.command(spec.verb).description(spec.about[lang]);
  helpIn(command, lang, spec);
  const entries = Object.entries(spec.parameters);
  for (const [name, one] of entries) if (one.positional) addArgument(command, name, one, lang);
  for (const [name, one] of entries) if (!one.positional) addOption(command, name, one, lang);
  command.action(async (...given: unknown[]) => {
    const positionals = entries.filter(([, one]) => one.positional).map(([name], i) => [name, given[i]]);
    const texts = { ...command.opts(), ...Object.fromEntries(positionals) } as Record<string, string | string[]>;
    const session = new Session({ ...command.optsWithGlobals<Options>(), lang });
    await spec.run(await valuesOf(spec, texts, session), session);
  });
}

function addArgument(command: Commander, name: string, one: Parameter<unknown>, lang: Lang): void {
  const inner = kebab(name) + (one.many ? "..." : "");
  command.argument(one.required ? `<${inner}>` : `[${inner}]`, one.about[lang]);
}

function addOption(command: Commander, name: string, one: Parameter<unknown>, lang: Lang): void {
  const option = new Option(`--${kebab(name)} <${one.kind.metavar}>`, one.about[lang]);
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
