import type { Bilingual } from "../../agreement/format.js";
import { say } from "../rule.js";
import type { Consent, OwnerRule } from "./ownerRules.js";

const consentWords = {
  alone: say("one co-owner alone", "任一共有人单独决定"),
  "no-objection": say("no objection", "无异议"),
  majority: say("a majority of units", "过半数份额"),
  all: say("all co-owners", "全体共有人"),
} satisfies Record<Consent, Bilingual>;

/** The answer to a question of property, in words. */
export function answerWords(value: OwnerRule | number | boolean): Bilingual {
  if (typeof value === "boolean") return value ? say("yes", "是") : say("no", "否");
  if (typeof value === "number") return say(`${value} days`, `${value}日`);
  const { en, zh } = consentWords[value.consent];
  return value.noticeDays ? say(`${en} in ${value.noticeDays} days`, `${value.noticeDays}日内${zh}`) : say(en, zh);
}
