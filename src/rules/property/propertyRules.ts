import type { AgreementEntry, PropertyEntry } from "../../agreement/format.js";
import { presetOf } from "../presets/presets.js";
import { type PropertyTerms, propertyFields } from "./ownerRules.js";
import { type PropertyRules, toStruct } from "./struct.js";

/** What a file's section says, with what it leaves to its preset. The section was checked: without a preset it leaves nothing. */
export function propertyTermsOf(section: PropertyEntry): PropertyTerms {
  const base = section.preset === undefined ? {} : presetOf(section.preset).property;
  const own = propertyFields.filter((field) => section[field] !== undefined).map((field) => [field, section[field]]);
  return { ...base, ...Object.fromEntries(own) } as PropertyTerms;
}

/**
 * The property rules of an agreement, whose struct hash is its terms' `licenceRule`; undefined where the file has no section "property".
 * @param entry the agreement of a checked file, or a version of it.
 * @param poolNumber a pool's number on the chain by its name, see {@link ../../agreement/toTerms.js}.
 */
export function propertyRulesOf(
  { property }: Pick<AgreementEntry, "property">,
  poolNumber: (name: string) => number,
): PropertyRules | undefined {
  if (property === undefined) return undefined;
  const { ownersPool } = property;
  return toStruct(propertyTermsOf(property), ownersPool === undefined ? 0 : poolNumber(ownersPool));
}
