import { TypedDataEncoder } from "ethers";
import type { AgreementNumber, CurrencyAddress, Day, Digest, MemberNumber, MinorUnits, Units } from "../types.js";
import { typesOf } from "../../typedData.js";

/** An asset that a new one derives from, and what of the new one's income goes to it first, in parts per million. */
export interface ParentLine {
  parent: bigint;
  rate: number;
}

/** What is said of an asset when it is registered; see contracts/property/AssetTypes.sol. */
export interface Registration {
  /** 0 for background. */
  agreement: AgreementNumber;
  /** From 1: invention, utility model, design, software, know-how, data set, plant variety, circuit layout. */
  kind: number;
  /** From 1: disclosed, filed, published, granted. */
  status: number;
  /** Its maker's alone, though the agreement has a pool of owners. */
  sole: boolean;
  identifier: Digest;
  evidence: Digest;
  uri: string;
  parents: ParentLine[];
}

/** An asset's new status. */
export interface StatusReport {
  asset: bigint;
  member: MemberNumber;
  status: number;
  /** Its new identifier, 0 when it keeps its own. */
  identifier: Digest;
  evidence: Digest;
  on: Day;
  motion: bigint;
  /** What the owners agreed to, 0 where no motion was needed. */
  basis: Digest;
}

/** A share offered to a buyer. */
export interface ShareOffer {
  asset: bigint;
  from: MemberNumber;
  to: MemberNumber;
  units: Units;
  price: MinorUnits;
  currency: CurrencyAddress;
  terms: Digest;
}

/** A pledge of an asset, to a member or to somebody outside. */
export interface PledgeTerms {
  asset: bigint;
  member: MemberNumber;
  pledgee: MemberNumber;
  counterparty: Digest;
  terms: Digest;
}

/** The structs as EIP-712 writes them. */
export const structs = {
  registration:
    "Registration(uint40 agreement,uint8 kind,uint8 status,bool sole,bytes32 identifier,bytes32 evidence,string uri,ParentLine[] parents)ParentLine(uint40 parent,uint24 rate)",
  report:
    "StatusReport(uint40 asset,uint32 member,uint8 status,bytes32 identifier,bytes32 evidence,uint24 on,uint64 motion,bytes32 basis)",
  offer: "ShareOffer(uint40 asset,uint32 from,uint32 to,uint64 units,uint96 price,address currency,bytes32 terms)",
  pledge: "PledgeTerms(uint40 asset,uint32 member,uint32 pledgee,bytes32 counterparty,bytes32 terms)",
} as const;

const hashed = (struct: string) => {
  const { primaryType, types } = typesOf(struct);
  const encoder = new TypedDataEncoder(types);
  return (value: object): Digest => encoder.hashStruct(primaryType, value as Record<string, unknown>);
};

/** What a motion about a transfer has as its subject. */
export const hashOffer: (offer: ShareOffer) => Digest = hashed(structs.offer);
/** What a motion about a pledge has as its subject. */
export const hashPledge: (pledge: PledgeTerms) => Digest = hashed(structs.pledge);
