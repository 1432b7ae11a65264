import type { Bilingual } from "./format.js";

/** Where something stands in a file: names of fields and places in lists. */
export type Path = readonly (string | number)[];

/** Something found wrong with a file. A warning does not keep the file from being used. */
export interface Fault {
  /** As a person would point at it: agreement.parties[2].shares.profit; empty for the file itself. */
  path: string;
  severity: "fault" | "warning";
  text: Bilingual;
  /** The line it stands on, from 1, where the file's text is known. */
  line?: number;
}

/** A fault before its path is written out. */
export interface Finding {
  path: Path;
  severity: "fault" | "warning";
  text: Bilingual;
}

/** Tells the line of a path. */
export type LineOf = (path: Path) => number;

/** A finding that keeps the file from being used. */
export const fault = (path: Path, en: string, zh: string): Finding => ({ path, severity: "fault", text: { en, zh } });

/** A finding that somebody should look at. */
export const warning = (path: Path, en: string, zh: string): Finding => ({
  path,
  severity: "warning",
  text: { en, zh },
});

/** A path as a person would write it. */
export function pathText(path: Path): string {
  let text = "";
  for (const part of path) {
    if (typeof part === "number") text += `[${part}]`;
    else if (!/^[\p{L}\p{N}_-]+$/u.test(part)) text += `[${JSON.stringify(part)}]`;
    else text += text === "" ? part : `.${part}`;
  }
  return text;
}

/**
 * Findings as faults, in the order in which a reader of the file meets them; what is missing comes at the end of where it is missing.
 * @param file what the file's JSON says.
 */
export function inFileOrder(file: unknown, findings: readonly Finding[], lineOf?: LineOf): Fault[] {
  return findings
    .map((finding) => ({ finding, place: placeOf(file, finding.path) }))
    .sort((a, b) => compare(a.place, b.place))
    .map(({ finding: { path, severity, text } }) => {
      const found = { path: pathText(path), severity, text };
      return lineOf === undefined ? found : { ...found, line: lineOf(path) };
    });
}

/** Each part's position among its siblings. */
function placeOf(file: unknown, path: Path): number[] {
  let here = file;
  return path.map((part) => {
    const position = typeof part === "number" ? part : Object.keys(here ?? {}).indexOf(part);
    here = (here as Record<string | number, unknown> | undefined)?.[part];
    return position < 0 ? Number.MAX_SAFE_INTEGER : position;
  });
}

function compare(a: number[], b: number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (a[i] !== b[i]) return a[i]! - b[i]!;
  }
  return a.length - b.length;
}

const words = { fault: { en: "", zh: "" }, warning: { en: "warning: ", zh: "提示：" } };

/** "agreement.tiers[1].pool (line 96): ", or nothing for what concerns the whole file. */
function whereText({ path, line }: Fault, lang: keyof Bilingual): string {
  if (path === "") return "";
  const [open, close, colon] = lang === "en" ? [" (line ", ")", ": "] : ["（第 ", " 行）", "："];
  return path + (line === undefined ? "" : `${open}${line}${close}`) + colon;
}

const closing = {
  en: (name: string, count: number) =>
    `${count} fault${count === 1 ? "" : "s"} in ${name}. Nothing was done; correct the file and start again.`,
  zh: (name: string, count: number) => `${name} 有 ${count} 处错误，未执行任何操作；请改正后重新运行。`,
};

/**
 * Faults as lines for a terminal: one a line, its path in front; then, unless all are warnings, a sentence that says what to do.
 * @param name how the reader knows the file.
 */
export function faultLines(name: string, faults: readonly Fault[], lang: keyof Bilingual): string[] {
  const lines = faults.map((found) => `${whereText(found, lang)}${words[found.severity][lang]}${found.text[lang]}`);
  const count = faults.filter(({ severity }) => severity === "fault").length;
  return count === 0 ? lines : [...lines, closing[lang](name, count)];
}
