import type { Sentence } from "../findings.js";
import type { ReportedLevel } from "./model.js";

/** The verdict in one sentence. */
export interface Overall {
  /** Nothing was found, and every level that was asked for was passed. */
  sound: boolean;
  /** The deepest level that was passed; empty for none. */
  reached: string;
  sentence: Sentence;
}

/** What all levels and findings come to. A level that was asked for and not passed is never sound. */
export function overall(levels: readonly ReportedLevel[], findings: number): Overall {
  const asked = levels.filter(({ verdict }) => verdict !== "not asked");
  const passed = asked.filter(({ verdict }) => verdict === "passed");
  const reached = passed.at(-1)?.level ?? "";
  const sound = findings === 0 && passed.length === asked.length;
  return {
    sound,
    reached,
    sentence: sentenceOf(
      findings,
      reached,
      asked.find(({ verdict }) => verdict !== "passed"),
    ),
  };
}

function sentenceOf(findings: number, reached: string, missing: ReportedLevel | undefined): Sentence {
  if (findings > 0) {
    const en = findings === 1 ? "One thing is not as it must be." : `${findings} things are not as they must be.`;
    return { en, zh: `发现 ${findings} 处不符。` };
  }
  if (missing === undefined) {
    return {
      en: `Every cent is accounted for, and whoever acted was allowed to. Passed up to level ${reached}.`,
      zh: `每一分钱均有着落，所有行为均有权限。已通过 ${reached} 级。`,
    };
  }
  const so =
    reached === "" ? { en: "no level", zh: "未通过任何一级" } : { en: `level ${reached}`, zh: `已通过 ${reached} 级` };
  return {
    en: `Nothing was found, but level ${missing.level} was asked for and not passed; passed: ${so.en}.`,
    zh: `未发现不符，但所要求的 ${missing.level} 级未能通过；${so.zh}。`,
  };
}
