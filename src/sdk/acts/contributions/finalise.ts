import { act } from "../act.js";

export interface FinaliseArgs {
  contribution: bigint;
}

/** Makes an attested contribution final once its window is over: its units and cost count. Anybody. */
export const finalise = act<FinaliseArgs>("contributions", "finalise");
