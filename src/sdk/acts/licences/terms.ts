import { TypedDataEncoder } from "ethers";
import type { AgreementNumber, CurrencyAddress, Day, Digest, MemberNumber, MinorUnits } from "../types.js";
import { typesOf } from "../../typedData.js";

/** A running fee's rate from a cumulative base on, in parts per million. */
export interface FeeStep {
  from: MinorUnits;
  rate: number;
}

/** A fixed amount and the last day to pay it. */
export interface Instalment {
  due: Day;
  amount: MinorUnits;
}

/** What a licence costs; see contracts/property/LicenceTypes.sol. */
export interface FeeTerms {
  currency: CurrencyAddress;
  /** 0 none, 1 price, 2 added output, 3 profit, 4 sales. */
  base: number;
  ceiling: MinorUnits;
  reportMonths: number;
  payDays: number;
  steps: FeeStep[];
  instalments: Instalment[];
}

/** A licence as it was agreed; see contracts/property/LicenceTypes.sol. */
export interface LicenceTerms {
  asset: bigint;
  /** 1 ordinary, 2 sole, 3 exclusive, 4 access right. */
  kind: number;
  /** Of an access right: 1 implementation, 2 exploitation; else 0. */
  purpose: number;
  project: AgreementNumber;
  licensor: MemberNumber;
  licensee: MemberNumber;
  counterparty: Digest;
  territory: bigint;
  fields: bigint;
  from: Day;
  until: Day;
  head: bigint;
  subLicences: boolean;
  useBy: Day;
  text: Digest;
  fairness: Digest;
  exportControl: Digest;
  pledgeConsent: Digest;
  fees: FeeTerms;
}

/** The structs of a licence's terms, as EIP-712 writes them. */
export const licenceTermsStruct = [
  "LicenceTerms(uint40 asset,uint8 kind,uint8 purpose,uint40 project,uint32 licensor,uint32 licensee,bytes32 counterparty,uint256 territory,uint128 fields,uint24 from,uint24 until,uint40 head,bool subLicences,uint24 useBy,bytes32 text,bytes32 fairness,bytes32 exportControl,bytes32 pledgeConsent,FeeTerms fees)",
  "FeeStep(uint96 from,uint32 rate)",
  "FeeTerms(address currency,uint8 base,uint96 ceiling,uint8 reportMonths,uint16 payDays,FeeStep[] steps,Instalment[] instalments)",
  "Instalment(uint24 due,uint96 amount)",
].join("");

const encoder = new TypedDataEncoder(typesOf(licenceTermsStruct).types);

/** The struct hash of a licence's terms: what owners agree to, and what the chain keeps. */
export const hashLicenceTerms = (terms: LicenceTerms): Digest => encoder.hashStruct("LicenceTerms", { ...terms });
