import type { AgreementNumber, Digest, Entry, LeafRoot, MemberNumber, RecordingTerms } from "../types.js";
import { act } from "../act.js";

export interface ClaimLeafArgs {
  /** The root's number. */
  rootId: bigint;
  agreement: AgreementNumber;
  member: MemberNumber;
  root: LeafRoot;
  terms: RecordingTerms;
  /** The leaf's place, from 0. */
  index: number;
  entry: Entry;
  proof: Digest[];
}

/** Claims one leaf of a root as a contribution. Anybody, for the root's member. */
export const claimLeaf = act<ClaimLeafArgs>("contributions", "claimLeaf");
