import type { Digest } from "../types.js";
import { act } from "../act.js";

export interface FileContractArgs {
  licence: bigint;
  record: Digest;
}

/** Tells that a licence's contract was put on record at the office. The licensor. */
export const fileContract = act<FileContractArgs>(
  "licences",
  "fileContract",
  "FileContract(uint40 licence,bytes32 record,uint256 nonce,uint40 deadline)",
  {
    member: async ({ licence }, { licences }) => Number((await licences.licenceOf(licence)).licensor),
  },
);
