import type { AgreementNumber, LeafRoot, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface RecordRootArgs {
  agreement: AgreementNumber;
  member: MemberNumber;
  root: LeafRoot;
}

/** Records many contributions of one kind as one Merkle root; each leaf is claimed by {@link claimLeaf}. */
export const recordRoot = act<RecordRootArgs>(
  "contributions",
  "recordRoot",
  "RecordRoot(uint40 agreement,uint32 member,LeafRoot root,uint256 nonce,uint40 deadline)LeafRoot(uint16 kind,bytes32 root,uint32 count,uint96 valueCap,bytes32 content,uint8 algorithm,uint64 size)",
);
