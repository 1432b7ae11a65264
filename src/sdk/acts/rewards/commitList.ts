import type { Digest } from "../types.js";
import { act } from "../act.js";
import { type ListFacts, type ListKey, listStructs } from "./types.js";

export interface CommitListArgs {
  key: ListKey;
  facts: ListFacts;
  /** The root that counts now, 0 for the first list of its key. */
  replaces: Digest;
}

/** Commits to a list of people, who stay off the chain. The member whose people they are. */
export const commitList = act<CommitListArgs>(
  "rewards",
  "commit",
  `CommitList(ListKey key,ListFacts facts,bytes32 replaces,uint256 nonce,uint40 deadline)${listStructs}`,
  { member: ({ key }) => key.member },
);
