import { AbiCoder, keccak256 } from "ethers";
import type { AgreementNumber, CurrencyAddress, Day, Digest, MemberNumber, MinorUnits } from "../types.js";

/** Which list of people; see contracts/property/RewardTypes.sol. */
export interface ListKey {
  agreement: AgreementNumber;
  member: MemberNumber;
  /** 1 what each is paid out of the reward pot, 2 what each contributed. */
  kind: number;
  /** Address 0 for certificates. */
  currency: CurrencyAddress;
  first: Day;
  last: Day;
}

/** What the chain holds of a list. */
export interface ListFacts {
  root: Digest;
  count: number;
  /** The sum of all lines: minor units, of certificates hundredths of what is counted. */
  total: MinorUnits;
  /** The sum of the main contributors' lines (R17), 0 for certificates. */
  main: MinorUnits;
}

/** The structs as EIP-712 writes them. */
export const listStructs = [
  "ListFacts(bytes32 root,uint32 count,uint96 total,uint96 main)",
  "ListKey(uint40 agreement,uint32 member,uint8 kind,address currency,uint24 first,uint24 last)",
].join("");

const KEY = "tuple(uint40 agreement,uint32 member,uint8 kind,address currency,uint24 first,uint24 last)";

/** Under what the chain keeps a list: `digestOf` of the RewardRegister. */
export const listDigest = (key: ListKey): Digest => keccak256(AbiCoder.defaultAbiCoder().encode([KEY], [key]));
