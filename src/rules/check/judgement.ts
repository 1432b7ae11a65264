import type { Path } from "../../agreement/faults.js";
import type { Bilingual } from "../../agreement/format.js";
import { say } from "../rule.js";

/** What became of a rule. Only a floor or a prohibition can be broken. */
export type Verdict = "holds" | "overridden" | "to-confirm" | "broken" | "not-applicable";

/** A verdict, why, and where in the file. */
export interface Judgement {
  verdict: Verdict;
  why: Bilingual;
  at?: Path;
}

/** How verdicts are called. */
export const verdictNames: Record<Verdict, Bilingual> = {
  holds: say("holds", "符合"),
  overridden: say("overridden", "另有约定"),
  "to-confirm": say("to be confirmed", "待人工确认"),
  broken: say("broken", "违反"),
  "not-applicable": say("not applicable", "不适用"),
};

/** From what is least to what is most in need of a reader. */
const gravity: readonly Verdict[] = ["not-applicable", "holds", "overridden", "to-confirm", "broken"];

/** The gravest of some judgements, the first of its kind. */
export const gravest = <J extends Judgement>(judgements: readonly J[]): J =>
  judgements.reduce((a, b) => (gravity.indexOf(b.verdict) > gravity.indexOf(a.verdict) ? b : a));

const judge =
  (verdict: Verdict) =>
  (en: string, zh: string, at?: Path): Judgement =>
    at === undefined ? { verdict, why: say(en, zh) } : { verdict, why: say(en, zh), at };

export const holds = judge("holds");
export const overridden = judge("overridden");
export const toConfirm = judge("to-confirm");
export const broken = judge("broken");
export const notApplicable = judge("not-applicable");
