import { TypedDataEncoder, type TypedDataDomain, type TypedDataField } from "ethers";

/** "type name,type name" as EIP-712 fields. */
const fields = (list: string): TypedDataField[] =>
  list.split(",").map((line) => {
    const [type, name] = line.trim().split(" ") as [string, string];
    return { type, name };
  });

/** The EIP-712 types of an agreement's terms, in the order of contracts/agreement/Terms.sol. */
export const termsTypes: Record<string, TypedDataField[]> = {
  HolderLine: fields("address currency,uint32 holder,bytes32 account,bool invoiceFirst"),
  LegalText: fields(
    "bytes32 text,bytes32 translation,bytes2 prevailing,uint24 effective,uint24 expires,bytes32 conditions,bytes32 survivals",
  ),
  MinimumFields: fields(
    "bytes32 object,bytes32 plan,bytes32 confidentiality,bytes32 ownership,bytes32 distribution,bytes32 acceptance",
  ),
  Party: fields("uint32 member,uint32 rewardRate,bytes32 notice,uint64[] units"),
  PoolLine: fields(
    "uint16 number,uint8 source,bool kept,uint64 total,uint32 beneficiary,uint8 whenEmpty,uint16 fallTo,uint24 holdUntil,uint96 cap",
  ),
  Rate: fields("uint16 kind,uint64 price,uint32 unitsRate,uint32 costRate,uint16 pool,uint16 costPool"),
  RuleLine: fields(
    "uint32 majority,uint16 noticeDays,uint16 coolingDays,uint16 cureDays,uint8 exitRule,uint8 closers,uint8 attestations,uint16 challengeDays,uint32 panel",
  ),
  TierLine: fields("uint8 kind,uint32 rate,uint16 pool,bytes32 basis"),
  Terms: fields(
    "uint40 agreement,uint16 version,bytes32 previous,bytes32 moduleSet,uint8 mode,bool periodic,bool passesOpenTiers,bool allToSomeAgreed,address amountCurrency,bytes32 backgroundIp,bytes32 licenceRule,bytes32 obligations,LegalText legal,MinimumFields minimum,RuleLine rules,HolderLine[] holders,PoolLine[] pools,TierLine[] tiers,Rate[] rates,Party[] parties",
  ),
};

/** What a party signs: the whole terms, so that no signature fits another draft, version, chain or contract. */
export const signTermsTypes = { ...termsTypes, SignTerms: fields("Terms terms,uint32 member,uint256 deadline") };

export const closePeriodTypes = {
  ClosePeriod: fields(
    "uint40 agreement,uint16 version,address currency,uint96 amount,uint24 first,uint24 last,bytes32 plan,uint32 sequence,uint256 deadline",
  ),
};

export const signerConsentTypes = {
  SignerConsent: fields("bytes32 registrationDigest,address signer,bytes32 letterDigest"),
};

const entry = fields(
  "uint16 kind,uint64 quantity,uint24 first,uint24 last,bytes32 evidence,uint8 algorithm,uint64 size,bytes32 previous",
);
export const recordContributionTypes = {
  Entry: entry,
  RecordContribution: fields("uint40 agreement,uint32 member,Entry entry,uint256 nonce,uint40 deadline"),
};

/** The EIP-712 domain of one of the ledger's contracts. */
export function domainOf(contract: string, chainId: bigint, verifyingContract: string): TypedDataDomain {
  return { name: `Jointly ${contract}`, version: "1", chainId, verifyingContract };
}

// Made once: an encoder costs as much as some hashes.
const termsEncoder = new TypedDataEncoder(termsTypes);
const partyEncoder = new TypedDataEncoder({ Party: termsTypes["Party"]! });

/** The struct hash of terms: how a draft is known. */
export const hashTerms = (terms: object): string => termsEncoder.hashStruct("Terms", terms as Record<string, unknown>);

/** The struct hash of a party's line. */
export const hashParty = (party: object): string => partyEncoder.hashStruct("Party", party as Record<string, unknown>);
