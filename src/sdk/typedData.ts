import { TypedDataEncoder, type TypedDataDomain, type TypedDataField } from "ethers";
import type { Addresses } from "./ledger.js";

/** EIP-712 types: each struct's fields, by its name. */
export type Types = Record<string, TypedDataField[]>;

/** Types as EIP-712 writes them, "Act(uint32 member,Entry entry)Entry(uint16 kind)", the primary one first. */
export function typesOf(struct: string): { primaryType: string; types: Types } {
  const found = [...struct.matchAll(/(\w+)\(([^)]*)\)/g)].map(([, name, list]) => [name!, fields(list!)] as const);
  return { primaryType: found[0]![0], types: Object.fromEntries(found) };
}

const fields = (list: string): TypedDataField[] =>
  list.split(",").map((line) => {
    const [type, name] = line.split(" ") as [string, string];
    return { type, name };
  });

/** An agreement's terms, in the order of contracts/agreement/Terms.sol. */
const termsStruct = [
  "Terms(uint40 agreement,uint16 version,bytes32 previous,bytes32 moduleSet,uint8 mode,bool periodic,bool passesOpenTiers,bool allToSomeAgreed,address amountCurrency,bytes32 backgroundIp,bytes32 licenceRule,bytes32 obligations,LegalText legal,MinimumFields minimum,RuleLine rules,HolderLine[] holders,PoolLine[] pools,TierLine[] tiers,Rate[] rates,Party[] parties)",
  "HolderLine(address currency,uint32 holder,bytes32 account,bool invoiceFirst)",
  "LegalText(bytes32 text,bytes32 translation,bytes2 prevailing,uint24 effective,uint24 expires,bytes32 conditions,bytes32 survivals)",
  "MinimumFields(bytes32 object,bytes32 plan,bytes32 confidentiality,bytes32 ownership,bytes32 distribution,bytes32 acceptance)",
  "Party(uint32 member,uint32 rewardRate,bytes32 notice,uint64[] units)",
  "PoolLine(uint16 number,uint8 source,bool kept,uint64 total,uint32 beneficiary,uint8 whenEmpty,uint16 fallTo,uint24 holdUntil,uint96 cap)",
  "Rate(uint16 kind,uint64 price,uint32 unitsRate,uint32 costRate,uint16 pool,uint16 costPool)",
  "RuleLine(uint32 majority,uint16 noticeDays,uint16 coolingDays,uint16 cureDays,uint8 exitRule,uint8 closers,uint8 attestations,uint16 challengeDays,uint32 panel)",
  "TierLine(uint8 kind,uint32 rate,uint16 pool,bytes32 basis)",
].join("");

/** What a party signs: the whole terms, so that no signature fits another draft, version, chain or contract. */
export const signTermsStruct = `SignTerms(Terms terms,uint32 member,uint256 deadline)${termsStruct}`;

/** What a key signs to act for a member, for ever for no other: it names the registration number, since an applicant has no other. */
export const keyConsentTypes = typesOf(
  "SignerConsent(bytes32 registrationDigest,address signer,bytes32 letterDigest)",
).types;

const domainNames: Partial<Record<keyof Addresses, string>> = {
  members: "Jointly MemberRegistry",
  agreements: "Jointly AgreementRegistry",
  contributions: "Jointly ContributionLedger",
  property: "Jointly IPRegistry",
  licences: "Jointly LicenseRegistry",
  rewards: "Jointly RewardRegister",
};

/** The EIP-712 domain of one of the ledger's contracts that take signatures. */
export function domainOf(contract: keyof Addresses, chainId: bigint, verifyingContract: string): TypedDataDomain {
  return { name: domainNames[contract]!, version: "1", chainId, verifyingContract };
}

/** The structs of an agreement's terms. */
export const { types: termsTypes } = typesOf(termsStruct);
// Made once: an encoder costs as much as some hashes.
const termsEncoder = new TypedDataEncoder(termsTypes);
const partyEncoder = new TypedDataEncoder({ Party: termsTypes["Party"]! });

/** The same hash for the same object, worked out once: each party of an agreement signs all of its lines. */
function once(hash: (value: Record<string, unknown>) => string): (value: object) => string {
  const known = new WeakMap<object, string>();
  return (value) => {
    const result = known.get(value) ?? hash(value as Record<string, unknown>);
    known.set(value, result);
    return result;
  };
}

/** The struct hash of terms: how a draft is known. */
export const hashTerms = once((terms) => termsEncoder.hashStruct("Terms", terms));

/** The struct hash of a party's line. */
export const hashParty = once((party) => partyEncoder.hashStruct("Party", party));
