import type { Digest, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface GiveNoticeArgs {
  draft: Digest;
  member: MemberNumber;
  /** The notice. */
  notice: Digest;
}

/** A party gives formal notice of an amendment; its days run from now. */
export const giveNotice = act<GiveNoticeArgs>(
  "agreements",
  "giveNotice",
  "GiveNotice(bytes32 terms,bytes32 notice,uint32 member,uint256 deadline)",
  {
    message: ({ draft, notice, member }) => ({ terms: draft, notice, member }),
  },
);
