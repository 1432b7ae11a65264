import { act } from "../act.js";
import type { Terms } from "../../terms.js";

export interface DeemArgs {
  terms: Terms;
  places: number[];
}

/** Counts silent parties as consenting, where nothing of theirs falls and the notice days are over. Anybody. */
export const deem = act<DeemArgs>("agreements", "deem");
