import { pathText } from "../../agreement/faults.js";
import type { AgreementEntry, AgreementFile, Bilingual, DocumentEntry } from "../../agreement/format.js";
import type { ContributionKind } from "../../agreement/kinds.js";
import { versionsOf } from "../../agreement/rules/versions.js";
import type { Contributions } from "../classify.js";
import { type PresetName, presetOf, rulesIn } from "../presets/presets.js";
import { propertyTermsOf } from "../property/propertyRules.js";
import type { Force, Mark } from "../rule.js";
import { type RuleId, rules } from "../rules.js";
import type { Check, Context } from "./context.js";
import { contractChecks } from "./contract.js";
import { type Judgement, type Verdict, gravest } from "./judgement.js";
import { licenceChecks } from "./licences.js";
import { ownershipChecks } from "./ownership.js";
import { publicBodyChecks } from "./publicBodies.js";
import { rewardChecks } from "./rewards.js";
import { sharingChecks } from "./sharing.js";

const checks: Record<RuleId, Check> = {
  ...licenceChecks,
  ...ownershipChecks,
  ...rewardChecks,
  ...sharingChecks,
  ...contractChecks,
  ...publicBodyChecks,
};

/** What is known besides the file. */
export interface Facts {
  /** What parties put in; left out, what the file's story tells. */
  contributions?: Contributions;
  /** Papers besides those that the file lists. */
  documents?: readonly DocumentEntry[];
}

/** What became of a rule: the gravest verdict of all versions of the agreement. */
export interface RuleVerdict {
  rule: RuleId;
  force: Force;
  /** Whether the rule was seen in a source. */
  mark: Mark;
  verdict: Verdict;
  why: Bilingual;
  /** Where in the file: "agreement.property.file"; empty for the whole. */
  at: string;
}

/** What a check found. */
export interface RuleCheck {
  preset: PresetName;
  verdicts: RuleVerdict[];
  /** No floor and no prohibition is broken. */
  sound: boolean;
}

/**
 * Judges an agreement by the rules of a preset. A tool for people who then decide, never legal advice.
 * @param file a file that passed {@link ../../agreement/validate.js}.
 */
export function checkAgreement(file: AgreementFile, preset: PresetName, facts: Facts = {}): RuleCheck {
  const contexts = contextsOf(file, preset, facts);
  const verdicts = rulesIn(presetOf(preset)).map((rule): RuleVerdict => {
    const { verdict, why, at = [] }: Judgement = gravest(contexts.map(checks[rule]));
    const { force, mark } = rules[rule];
    return { rule, force, mark, verdict, why, at: pathText(at) };
  });
  return { preset, verdicts, sound: verdicts.every(({ verdict }) => verdict !== "broken") };
}

/** One context a version: as the file has it, then as each amendment leaves it. */
function contextsOf(file: AgreementFile, preset: PresetName, facts: Facts): Context[] {
  const common = {
    file,
    preset: presetOf(preset),
    contributions: facts.contributions ?? contributionsIn(file),
    documents: [...(file.documents ?? []), ...(facts.documents ?? [])],
  };
  return versionsOf(file).map(({ version }) => {
    const entry = version.entry as AgreementEntry; // nothing is taken out of a file that passed
    const property = entry.property === undefined ? undefined : propertyTermsOf(entry.property);
    return { ...common, version, entry, at: version.at, property };
  });
}

/** The kinds of contribution that each party makes in the story. */
function contributionsIn({ story }: AgreementFile): Contributions {
  const found = new Map<string, ContributionKind[]>();
  for (const step of story)
    if (step.do === "contribute") found.set(step.by, [...(found.get(step.by) ?? []), step.kind]);
  return found;
}
