import type { AgreementNumber, Entry, MemberNumber } from "../types.js";
import { act } from "../act.js";

export interface RecordArgs {
  agreement: AgreementNumber;
  member: MemberNumber;
  entry: Entry;
}

/** Records a contribution: what it earns is fixed by the rate card of this moment. */
export const record = act<RecordArgs>(
  "contributions",
  "record",
  "RecordContribution(uint40 agreement,uint32 member,Entry entry,uint256 nonce,uint40 deadline)Entry(uint16 kind,uint64 quantity,uint24 first,uint24 last,bytes32 evidence,uint8 algorithm,uint64 size,bytes32 previous)",
);
