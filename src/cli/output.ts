import type { Bilingual } from "../agreement/format.js";

export type Lang = keyof Bilingual;
export type Format = "text" | "json" | "jsonl";

/** Large integers as decimal strings: JSON's own numbers would lose digits. */
export const jsonText = (value: unknown, indent?: number): string =>
  JSON.stringify(value, (_key, one: unknown) => (typeof one === "bigint" ? String(one) : one), indent);

/** Where a command says things: data on stdout, everything else on stderr. */
export class Output {
  constructor(
    readonly lang: Lang,
    readonly format: Format,
    private readonly quiet: boolean,
    private readonly stdout: (text: string) => void = (text) => void process.stdout.write(text),
    private readonly stderr: (text: string) => void = (text) => void process.stderr.write(text),
  ) {}

  /** The command's result: an object for machines, lines for people. A list is one line each in `--jsonl`. */
  data(value: unknown, lines: () => readonly string[]): void {
    if (this.format === "text") this.stdout(lines().join("\n") + "\n");
    else if (this.format === "json") this.stdout(jsonText(value, 2) + "\n");
    else for (const one of Array.isArray(value) ? value : [value]) this.stdout(jsonText(one) + "\n");
  }

  /** What a person waiting wants to know. */
  say(sentence: Bilingual): void {
    if (!this.quiet) this.stderr(sentence[this.lang] + "\n");
  }

  /** Lines that somebody must see before going on, whatever `--quiet` says. */
  show(lines: readonly string[]): void {
    this.stderr(lines.join("\n") + "\n");
  }

  pick = (sentence: Bilingual): string => sentence[this.lang];
}
