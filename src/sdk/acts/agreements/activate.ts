import { act } from "../act.js";
import type { Terms } from "../../terms.js";

export interface ActivateArgs {
  terms: Terms;
}

/** Brings a signed draft into force, from the time on that {@link inForceAt} tells. Anybody. */
export const activate = act<ActivateArgs>("agreements", "activate");
