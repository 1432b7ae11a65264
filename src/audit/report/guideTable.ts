import type { Sentence } from "../findings.js";
import { type Severity, guide } from "./guide.js";
import type { Language } from "./statementText.js";

const words = {
  title: { en: "Every finding of the audit", zh: "审计发现一览" },
  other: { en: "[简体中文](findings.zh-CN.md)", zh: "[English](findings.md)" },
  intro: {
    en: "Made from `src/audit/report/guide.ts` by `npm run docs:findings`. A finding names the check that made it by its id; the report adds what was expected, what was found, and where on the chain.",
    zh: "由 `npm run docs:findings` 从 `src/audit/report/guide.ts` 生成。每项发现以核对项编号标明；报告另列应为、实为及链上位置。",
  },
  id: { en: "id", zh: "编号" },
  severity: { en: "severity", zh: "程度" },
  finding: { en: "finding", zh: "发现" },
  meaning: { en: "what it means", zh: "含义" },
  advice: { en: "what to do", zh: "处理建议" },
} satisfies Record<string, Sentence>;

/** How much a finding weighs, in words. */
export const severityNames: Record<Severity, Sentence> = {
  critical: { en: "critical", zh: "严重" },
  high: { en: "high", zh: "重要" },
  medium: { en: "medium", zh: "一般" },
};

/** The guide to findings as Markdown, in one language. */
export function guideIn(language: Language): string {
  const say = (key: keyof typeof words): string => words[key][language];
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const titles = (["id", "severity", "finding", "meaning", "advice"] as const).map(say);
  const rows = Object.entries(guide).map(([id, { severity, title, meaning, advice }]) =>
    row([
      `\`${id}\``,
      severityNames[severity][language],
      title[language],
      meaning[language],
      advice[language].replace(/\|/g, "\\|"),
    ]),
  );
  const table = [row(titles), row(titles.map(() => "---")), ...rows].join("\n");
  return [`# ${say("title")}`, say("other"), say("intro"), table].join("\n\n");
}
