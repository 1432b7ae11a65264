import type { AgreementNumber, Entry, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface RecordManyArgs {
  agreement: AgreementNumber;
  member: MemberNumber;
  entries: Entry[];
}

/** Records up to 128 contributions of one member in one act. */
export const recordMany = act<RecordManyArgs>(
  "contributions",
  "recordMany",
  "RecordContributions(uint40 agreement,uint32 member,Entry[] entries,uint256 nonce,uint40 deadline)Entry(uint16 kind,uint64 quantity,uint24 first,uint24 last,bytes32 evidence,uint8 algorithm,uint64 size,bytes32 previous)",
);
