/** The terms as the contracts take them; see contracts/agreement/Terms.sol for what each field means. */
export interface Terms {
  agreement: bigint;
  version: number;
  previous: string;
  moduleSet: string;
  mode: number;
  periodic: boolean;
  passesOpenTiers: boolean;
  allToSomeAgreed: boolean;
  amountCurrency: string;
  backgroundIp: string;
  licenceRule: string;
  obligations: string;
  legal: {
    text: string;
    translation: string;
    prevailing: string;
    effective: number;
    expires: number;
    conditions: string;
    survivals: string;
  };
  minimum: {
    object: string;
    plan: string;
    confidentiality: string;
    ownership: string;
    distribution: string;
    acceptance: string;
  };
  rules: {
    majority: number;
    noticeDays: number;
    coolingDays: number;
    cureDays: number;
    exitRule: number;
    closers: number;
    attestations: number;
    challengeDays: number;
    panel: number;
  };
  holders: { currency: string; holder: number; account: string; invoiceFirst: boolean }[];
  pools: PoolLine[];
  tiers: { kind: number; rate: number; pool: number; basis: string }[];
  rates: { kind: number; price: bigint; unitsRate: bigint; costRate: number; pool: number; costPool: number }[];
  parties: { member: number; rewardRate: number; notice: string; units: bigint[] }[];
}

export interface PoolLine {
  number: number;
  source: number;
  kept: boolean;
  total: bigint;
  beneficiary: number;
  whenEmpty: number;
  fallTo: number;
  holdUntil: number;
  cap: bigint;
}

/** Numbers of pools of costs begin here. */
export const COST_POOLS = 0x8000;

/** Pools made for assets are numbered from here: owners of one asset, a party alone, royalties. */
export const ASSET_POOLS = 0x4000;

/** The id of a pool: `agreement << 16 | number`. Number 0 holds direct credits. */
export const poolId = (agreement: bigint, number: number): bigint => (agreement << 16n) | BigInt(number);

/** The account of a member itself, and the reward pot it administers for its people. */
export const accountOf = (member: number): bigint => BigInt(member);
export const rewardOf = (member: number): bigint => (1n << 56n) | BigInt(member);

/** The chain's own coin as a currency. */
export const NATIVE = "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE";
