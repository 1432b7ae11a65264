import type { Terms } from "../../terms.js";
import { act } from "../act.js";
import type { PropertyRules } from "../../../rules/property/struct.js";

export interface AdoptArgs {
  /** The terms in force. */
  terms: Terms;
  rules: PropertyRules;
}

/** Lays the rules of the terms in force before the registry. Anybody, once a version. */
export const adopt = act<AdoptArgs>("property", "adopt");
