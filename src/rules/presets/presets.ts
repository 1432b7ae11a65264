import type { PropertyTerms } from "../property/ownerRules.js";
import { type RuleId, ruleIds } from "../rules.js";
import { china } from "./china.js";
import { europe } from "./europe.js";
import { lambert } from "./lambert.js";
import { ledger } from "./ledger.js";
import type { Applied, Preset } from "./preset.js";
import { unitedStates } from "./unitedStates.js";

const known = { ...ledger, ...china, ...europe, ...lambert, ...unitedStates };

export type PresetName = keyof typeof known;

/** Every preset as it is written, by its name. */
export const presets: Readonly<Record<PresetName, Preset>> = known;

/** The names in the order in which readers want them. */
export const presetNames = Object.keys(presets) as [PresetName, ...PresetName[]];

/** A preset with all that it takes over. */
export interface WholePreset {
  name: PresetName;
  rules: Applied;
  property: PropertyTerms;
  /** What it says of itself and what those it extends say. */
  says: NonNullable<Preset["says"]>;
}

/** A preset and all that it extends. */
export function presetOf(name: PresetName): WholePreset {
  const { extends: below, rules, property, says = [] } = presets[name];
  if (below === undefined) return { name, rules, property: property as PropertyTerms, says };
  const base = presetOf(below as PresetName);
  return {
    name,
    rules: { ...base.rules, ...rules },
    property: { ...base.property, ...property },
    says: [...base.says, ...says],
  };
}

/** The rules of a preset in their order. */
export const rulesIn = ({ rules }: WholePreset): RuleId[] => ruleIds.filter((id) => rules[id] !== undefined);

/** The presets that a rule is part of. */
export const presetsWith = (id: RuleId): PresetName[] =>
  presetNames.filter((name) => presetOf(name).rules[id] !== undefined);
