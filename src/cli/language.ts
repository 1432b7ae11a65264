import type { Lang } from "./output.js";

/** "en" or "zh", however a locale or a person writes it; undefined for others. */
export function languageOf(text: string): Lang | undefined {
  if (/^en([-_.]|$)/i.test(text)) return "en";
  return /^zh([-_.]|$)/i.test(text) ? "zh" : undefined;
}

/** The language of a command line: `--lang`, else the locale's, else English. */
export function languageAsked(argv: readonly string[], env: NodeJS.ProcessEnv): Lang {
  const place = argv.findIndex((one) => one === "--lang" || one.startsWith("--lang="));
  const asked = place < 0 ? undefined : (argv[place]!.split("=")[1] ?? argv[place + 1]);
  const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
  return languageOf(asked ?? "") ?? languageOf(locale) ?? "en";
}
