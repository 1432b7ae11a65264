import { act } from "../act.js";
import { hashParty, hashTerms, signTermsStruct } from "../../typedData.js";
import type { Terms } from "../../terms.js";

export interface SignArgs {
  terms: Terms;
  /** The party's place in the terms, from 0. */
  place: number;
}

/** A party signs the whole terms as typed data. */
export const sign = act<SignArgs>("agreements", "sign", signTermsStruct, {
  member: ({ terms, place }) => terms.parties[place]!.member,
  message: ({ terms, place }) => ({ terms, member: terms.parties[place]!.member }),
  inputs: ({ terms, place }) => ({
    draft: hashTerms(terms),
    place,
    entry: terms.parties[place],
    partyHashes: terms.parties.map(hashParty),
  }),
});
