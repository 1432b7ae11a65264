import { TypedDataEncoder } from "ethers";
import { typesOf } from "../../sdk/typedData.js";
import { type OwnerAct, type OwnerRule, type PropertyTerms, consents, dayFields, ownerActs } from "./ownerRules.js";

/** What the contracts enforce, as EIP-712 writes it. */
const propertyRulesStruct = [
  "PropertyRules(uint16 ownersPool,bool licensorKeeps,bool subLicences,uint16 preemptionDays,uint16 publicationDays,uint16 cureDays,uint16 accessDays,uint16 useDays,OwnerRule file,OwnerRule ordinary,OwnerRule secret,OwnerRule exclusive,OwnerRule transfer,OwnerRule pledge,OwnerRule renounce,OwnerRule abandon)",
  "OwnerRule(uint8 consent,uint16 noticeDays)",
].join("");

/** An owner rule by numbers: 1 alone, 2 no objection, 3 majority of units, 4 all. */
interface OwnerLine {
  consent: number;
  noticeDays: number;
}

/** The struct. `ownersPool`: number of the agreed pool whose units own the results, 0 where each result is its maker's. */
export interface PropertyRules extends Record<OwnerAct, OwnerLine> {
  ownersPool: number;
  licensorKeeps: boolean;
  subLicences: boolean;
  preemptionDays: number;
  publicationDays: number;
  cureDays: number;
  accessDays: number;
  useDays: number;
}

const encoder = new TypedDataEncoder(typesOf(propertyRulesStruct).types);

/** The struct hash (no domain), which an agreement's terms have as `licenceRule`. */
export const hashPropertyRules = (rules: PropertyRules): string =>
  encoder.hashStruct("PropertyRules", rules as unknown as Record<string, unknown>);

const lineOf = ({ consent, noticeDays = 0 }: OwnerRule): OwnerLine => ({ consent: consents[consent], noticeDays });

/** @param ownersPool the pool's number, 0 for none. */
export function toStruct(terms: PropertyTerms, ownersPool: number): PropertyRules {
  const days = Object.fromEntries(dayFields.map((field) => [field, terms[field]]));
  const acts = Object.fromEntries(ownerActs.map((act) => [act, lineOf(terms[act])]));
  const { licensorKeeps, subLicences } = terms;
  return { ownersPool, licensorKeeps, subLicences, ...days, ...acts } as PropertyRules;
}
