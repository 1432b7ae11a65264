#!/usr/bin/env node
import { readFileSync } from "node:fs";
import * as module from "node:module";
import { CommanderError } from "commander";
import { languageAsked } from "./language.js";
import { nouns, singles } from "./nouns.js";
import { programIn } from "./program.js";

// What is imported later is kept compiled from one start to the next, where Node knows how (22 on).
(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();

/** Runs the command; the process ends with its exit code once everything is written. */
async function main(argv: string[]): Promise<void> {
  const lang = languageAsked(argv, process.env);
  process.on("SIGINT", () => process.exit(130));
  try {
    // The shell asks for completions, or for the script that makes it ask: `jointly complete bash`.
    const completes = argv[2] === "complete";
    const program = await programIn(lang, versionOf(), completes ? undefined : wordOf(argv));
    if (completes) (await import("@bomb.sh/tab/commander")).default(program);
    await program.parseAsync(argv.length === 3 && argv[2] === "--version" ? [...argv.slice(0, 2), "-V"] : argv);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return; // help or version was asked for
    const { exitOf, sentenceOf } = await import("./failures.js"); // they know the errors of everything
    process.exitCode = exitOf(error);
    process.stderr.write(`${sentenceOf(error, lang, argv)}\n`);
  }
}

/** The noun or single word that is asked for, or that `help` is asked about. */
function wordOf(argv: readonly string[]): string {
  const known = new Set([...nouns.map(({ noun }) => noun), ...singles.map(({ verb }) => verb)]);
  return argv.slice(2).find((one) => known.has(one)) ?? "";
}

/** The version in package.json, which stands above `dist/src/cli` and above `src/cli`. */
function versionOf(): string {
  for (const up of ["../../../package.json", "../../package.json"]) {
    try {
      return (JSON.parse(readFileSync(new URL(up, import.meta.url), "utf8")) as { version: string }).version;
    } catch {
      continue;
    }
  }
  return "0";
}

await main(process.argv);
