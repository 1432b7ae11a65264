import { canonical } from "../audit/report/files.js";
import { table } from "../audit/report/table.js";
import type { Language } from "../audit/report/statementText.js";
import { sheetCsv } from "../papers/sheet.js";
import { type Omission, omissionChecks } from "./omission.js";
import type { Omissions } from "./omissions.js";

/** Bumped when a field changes its meaning or goes. */
const FORMAT = "jointly-omissions/1";
const SHOWN = 20;

const phrases = {
  title: { en: "Omissions: what was not booked", zh: "遗漏：未入账事项" },
  apart: {
    en: "Apart from the verdict above: a replay proves what was booked, never what was left out.",
    zh: "与上列结论分开：重演只能证明已入账事项，不能发现遗漏。",
  },
  ok: { en: "ok", zh: "通过" },
  notGiven: { en: "not run: no such paper was given", zh: "未执行：未提供相应资料" },
  error: { en: "error", zh: "错误" },
  warning: { en: "warning", zh: "提示" },
  none: { en: "Nothing was found to be left out.", zh: "未发现遗漏。" },
};

/** What was looked for and found, as lines of text, under a title of its own. */
export function omissionsText({ verdicts, findings }: Omissions, language: Language): string[] {
  const found = (count: number) => ({ en: `${count} found`, zh: `发现 ${count} 处` });
  const rows = verdicts.map(({ title, ran, findings: count }) => [
    title[language],
    (!ran ? phrases.notGiven : count === 0 ? phrases.ok : found(count))[language],
  ]);
  const more = findings.length - SHOWN;
  const rest = {
    en: `… and ${more} more in omissions.csv (--out).`,
    zh: `……另有 ${more} 处，见 omissions.csv（--out）。`,
  };
  return [
    phrases.title[language],
    `  ${phrases.apart[language]}`,
    ...table(rows, [false, false], "  "),
    ...findings.slice(0, SHOWN).flatMap((one) => findingText(one, language)),
    ...(more > 0 ? [`  ${rest[language]}`] : []),
    ...(findings.length === 0 ? [`  ${phrases.none[language]}`] : []),
  ];
}

function findingText(one: Omission, language: Language): string[] {
  const { check, severity, text, expected, found, block, tx, logIndex, source } = one;
  const [must, is, at, log] = { en: ["expected", "found", "block", "log"], zh: ["应为", "实为", "区块", "日志"] }[
    language
  ];
  const place = tx === "" ? "" : `${at} ${block}, ${tx}, ${log} ${logIndex}`;
  return [
    `  [${check}] ${phrases[severity][language]}${{ en: ": ", zh: "：" }[language]}${text[language]}`,
    `      ${must} ${expected}; ${is} ${found}`,
    `      ${[source, place].filter((part) => part !== "").join("; ")}`,
  ];
}

/** All of it as canonical JSON, for machines. */
export const omissionsJson = ({ verdicts, findings }: Omissions): string =>
  canonical({ format: FORMAT, checks: verdicts, findings });

/** The findings as a table for a spreadsheet. */
export const omissionsCsv = ({ findings }: Omissions): string =>
  sheetCsv({
    name: "omissions",
    titles: [
      "check",
      "severity",
      "title",
      "标题",
      "english",
      "中文",
      "expected",
      "found",
      "source",
      "block",
      "transaction",
      "log",
    ],
    rows: findings.map(({ check, severity, text, expected, found, source, block, tx, logIndex }) => [
      ...[check, severity, omissionChecks[check].title.en, omissionChecks[check].title.zh, text.en, text.zh],
      ...[expected, found, source, ...(tx === "" ? ["", "", ""] : [String(block), tx, String(logIndex)])],
    ]),
  });
