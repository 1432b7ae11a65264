import { act } from "../act.js";

export interface EndLicenceArgs {
  licence: bigint;
}

/** Ends a licence whose last day is over, whose asset has come to an end, or whose head does not run any more. Anybody. */
export const endLicence = act<EndLicenceArgs>("licences", "end");
