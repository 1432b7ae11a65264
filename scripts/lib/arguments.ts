import { parseArgs } from "node:util";

export interface Arguments {
  lang: "en" | "zh";
  path: string;
}

const DEFAULT_FILE = "examples/simar.json";
const REFUSED = 2;

/** The language of the terminal: Chinese where its locale says so. */
function localeLanguage(): Arguments["lang"] {
  const locale = process.env["LC_ALL"] || process.env["LC_MESSAGES"] || process.env["LANG"] || "";
  return /^zh/i.test(locale) ? "zh" : "en";
}

/**
 * What `npm start -- [FILE] [--lang en|zh-CN]` was given; launch.mjs hands it over. Says in a sentence what it does not understand, and
 * ends the program with exit code 2.
 */
export function argumentsGiven(): Arguments {
  const args = JSON.parse(process.env["JOINTLY_ARGS"] ?? "[]") as string[];
  const fallback = localeLanguage();
  try {
    const { values, positionals } = parseArgs({ args, options: { lang: { type: "string" } }, allowPositionals: true });
    const lang = values.lang === undefined ? fallback : languageOf(values.lang);
    if (lang === undefined) return refuse(`--lang ${values.lang}`, fallback);
    if (positionals.length > 1) return refuse(positionals.slice(1).join(" "), lang);
    return { lang, path: positionals[0] ?? DEFAULT_FILE };
  } catch {
    return refuse(args.find((arg) => arg.startsWith("-")) ?? args.join(" "), fallback);
  }
}

function languageOf(text: string): Arguments["lang"] | undefined {
  if (/^en(-|$)/i.test(text)) return "en";
  return /^zh(-|$)/i.test(text) ? "zh" : undefined;
}

function refuse(what: string, lang: Arguments["lang"]): never {
  const sentences = {
    en: `"${what}" is not understood. Use: npm start -- [FILE.json] [--lang en|zh-CN]`,
    zh: `无法识别“${what}”。用法：npm start -- [文件.json] [--lang en|zh-CN]`,
  };
  console.error(sentences[lang]);
  process.exit(REFUSED);
}
