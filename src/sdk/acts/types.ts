/** A member's number in the MemberRegistry. */
export type MemberNumber = number;
/** An agreement's number. */
export type AgreementNumber = bigint;
/** 32 bytes in hexadecimal: SHA-256 of a document, unless the field says otherwise. */
export type Digest = string;
/** An address in hexadecimal. */
export type Address = string;
/** A calendar date: days since 1970-01-01. */
export type Day = number;
/** A moment: seconds since 1970-01-01 UTC. */
export type Seconds = bigint;
/** An amount of money in the smallest unit of its currency. */
export type MinorUnits = bigint;
/** Units of a pool: a party's share is its units over all units. */
export type Units = bigint;
/** A currency as the contracts know it: `0x…009c` is CNY (ISO 4217 number 156), {@link NATIVE} the chain's coin, others a token. */
export type CurrencyAddress = string;
/** An account of the core: a member's own ({@link accountOf}), its people's reward pot ({@link rewardOf}), and others. */
export type AccountNumber = bigint;
/** A pool: agreement and number ({@link poolId}). */
export type PoolNumber = bigint;
/** A mask of scopes, see {@link Scope}. */
export type Scopes = number;

/** What a key may sign for its member, as bits of a mask. */
export const Scope = { AGREEMENTS: 1, RECORD: 2, ATTEST: 4, TREASURY: 8, VOTE: 16, ADMIN: 32 } as const;

/** A key and what it may sign, until when (inclusive). */
export interface SignerGrant {
  signer: Address;
  scopes: Scopes;
  validUntil: Seconds;
}

/** How many distinct signers one act of a scope needs: `base`, from `secondFrom` on `second`, from `thirdFrom` on `third`. */
export interface Policy {
  base: number;
  second: number;
  third: number;
  secondFrom: MinorUnits;
  thirdFrom: MinorUnits;
}

/** A contribution's entry. `quantity` in thousandths; `algorithm` 1: SHA-256; `size` in bytes; `previous`: evidence it goes on from. */
export interface Entry {
  kind: number;
  quantity: bigint;
  first: Day;
  last: Day;
  evidence: Digest;
  algorithm: number;
  size: bigint;
  previous: Digest;
}

/** Many entries of one kind under one Merkle root; `content`, `algorithm`, `size` describe the file that lists the leaves. */
export interface LeafRoot {
  kind: number;
  root: Digest;
  count: number;
  valueCap: MinorUnits;
  content: Digest;
  algorithm: number;
  size: bigint;
}

/** The terms that a root fixed when it was recorded; {@link rootTerms} reads them. */
export interface RecordingTerms {
  party: number;
  rewardRate: number;
  attestations: number;
  challengeDays: number;
  rate: { kind: number; price: bigint; unitsRate: bigint; costRate: number; pool: number; costPool: number };
}

/** An order of a court or an insolvency administrator. */
export interface Order {
  authority: Digest;
  document: Digest;
  account: AccountNumber;
  currency: CurrencyAddress;
  amount: MinorUnits;
  pools: PoolNumber[];
}

/** The facts of a bank receipt; net is gross − tax − directCosts. */
export interface BankReceipt {
  gross: MinorUnits;
  tax: MinorUnits;
  directCosts: MinorUnits;
  valueDate: Day;
  /** The days of service that were paid for. */
  first: Day;
  last: Day;
  payer: Digest;
  invoice: Digest;
  contractNo: Digest;
  bankReference: Digest;
  /** Of original currency, amount and rate; zero where nothing was converted. */
  conversion: Digest;
}

/** One payee of a payment run, and the pools to collect from. */
export interface PaymentItem {
  account: AccountNumber;
  pools: PoolNumber[];
}

/** The hash function of evidence, as contracts/contribution/Evidence.sol numbers it. */
export const SHA256 = 1;

/** The last second that the contracts can write down: a grant or an envelope without an end. */
export const FOR_EVER: Seconds = 2n ** 40n - 1n;
