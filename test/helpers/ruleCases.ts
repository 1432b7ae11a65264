import { expect } from "chai";
import type { AgreementFile, DocumentEntry } from "../../src/agreement/format.js";
import { validate } from "../../src/agreement/validate.js";
import { type Facts, type RuleVerdict, checkAgreement } from "../../src/rules/check/checkAgreement.js";
import type { Verdict } from "../../src/rules/check/judgement.js";
import type { PresetName } from "../../src/rules/presets/presets.js";
import type { RuleId } from "../../src/rules/rules.js";
import { type Example, exampleOf, put } from "./agreementCases.js";

/** A change of an example and what becomes of the rule then. */
export interface RuleCase {
  /** The preset, where it is not the rule's usual one. */
  preset?: PresetName;
  of?: Example;
  /** Values by path; undefined takes a field out. */
  set?: Record<string, unknown>;
  facts?: Facts;
  /** The file is refused for the same reason before the rules are asked. */
  refused?: true;
  verdict: Verdict;
  at: string;
  /** What the English sentence says. */
  says?: RegExp;
}

/** A document that answers a rule, of a member or for all. */
export const paper = (answers: RuleId, member?: string): DocumentEntry => ({
  answers,
  ...(member === undefined ? {} : { member }),
  what: "a sealed paper",
  digest: `0x${"5a".repeat(32)}`,
});

/** An example with changes. */
export function changed({
  of = "campus-lab",
  set = {},
  refused,
}: Pick<RuleCase, "of" | "set" | "refused">): AgreementFile {
  const file = exampleOf(of);
  for (const [path, value] of Object.entries(set)) put(file, path, value);
  file.story = file.story.filter(() => true); // closes the gaps of steps taken out
  const { file: sound, faults } = validate(file);
  expect(sound === undefined, JSON.stringify(faults)).to.equal(refused === true);
  return sound ?? (file as unknown as AgreementFile);
}

/** What becomes of one rule. */
export function verdictOf(rule: RuleId, preset: PresetName, one: Omit<RuleCase, "verdict" | "at">): RuleVerdict {
  const { verdicts, sound } = checkAgreement(changed(one), one.preset ?? preset, one.facts);
  expect(sound).to.equal(verdicts.every(({ verdict }) => verdict !== "broken"));
  return verdicts.find((found) => found.rule === rule)!;
}

/** Runs a rule's cases as one test. */
export function judges(rule: RuleId, what: string, preset: PresetName, cases: RuleCase[]): void {
  it(`${rule}: ${what}`, () => {
    for (const [place, one] of cases.entries()) {
      const { verdict, at, why } = verdictOf(rule, preset, one);
      expect({ place, verdict, at }, why.en).to.deep.equal({ place, verdict: one.verdict, at: one.at });
      expect(why.zh).to.match(/\p{Script=Han}/u);
      if (one.says !== undefined) expect(why.en).to.match(one.says);
    }
  });
}
