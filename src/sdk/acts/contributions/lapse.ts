import { act } from "../act.js";

export interface LapseArgs {
  contribution: bigint;
}

/** Lets a challenge that nobody has decided in time lapse. Anybody. */
export const lapse = act<LapseArgs>("contributions", "lapse");
