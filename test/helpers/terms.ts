import { TypedDataEncoder, ZeroAddress, ZeroHash, id } from "ethers";
import { CNY, COSTS, Empty, Kind } from "./core.js";

export const Source = { Agreed: 0, Contributions: 1, Costs: 2 } as const;
export const Exit = { KeepsUnits: 0, LosesUnits: 1 } as const;

const field = (type: string) => {
  const [kind, name] = type.split(" ") as [string, string];
  return { type: kind, name };
};
const fields = (list: string) => list.split(",").map(field);

/** The EIP-712 types of terms. */
export const TERMS_TYPES = {
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
export const SIGN_TYPES = { ...TERMS_TYPES, SignTerms: fields("Terms terms,uint32 member,uint256 deadline") };
export const ACT_TYPES = {
  ReserveAgreement: fields("uint40 agreement,uint32 lead,uint256 deadline"),
  ProposeTerms: fields("bytes32 terms,uint32 member,uint256 deadline"),
  WithdrawSignature: fields("bytes32 terms,uint32 member,uint256 deadline"),
  GiveNotice: fields("bytes32 terms,bytes32 notice,uint32 member,uint256 deadline"),
  ConfirmConditions: fields("bytes32 terms,bytes32 fulfilment,uint32 member,uint256 deadline"),
  LeaveAgreement: fields("uint40 agreement,bytes32 reason,uint32 member,uint256 deadline"),
  Resolve: fields("uint40 agreement,uint8 kind,uint32 subject,bytes32 digest,uint32 member,uint256 deadline"),
  ClosePeriod: fields(
    "uint40 agreement,uint16 version,address currency,uint96 amount,uint24 first,uint24 last,bytes32 plan,uint32 sequence,uint256 deadline",
  ),
};

export interface PartyLine {
  member: number;
  rewardRate: number;
  notice: string;
  units: bigint[];
}

export const poolLine = (number: number, source: number, more = {}) => ({
  number,
  source,
  kept: false,
  total: 0n,
  beneficiary: 0,
  whenEmpty: Empty.Hold as number,
  fallTo: 0,
  holdUntil: 0,
  cap: 0n,
  ...more,
});
export const tierLine = (kind: number, rate: number, pool: number, basis = ZeroHash) => ({ kind, rate, pool, basis });
export const holderLine = (currency = CNY, holder = 1, account = id("account")) => ({
  currency,
  holder,
  account,
  invoiceFirst: false,
});
export const rateLine = (kind: number, more = {}) => ({
  kind,
  price: 100n,
  unitsRate: 0,
  costRate: 1_000_000,
  pool: 0,
  costPool: COSTS,
  ...more,
});
/** A party; its units in the agreed pools in their order. */
export const party = (member: number, units: bigint[] = [0n, 10n], rewardRate = 0): PartyLine => ({
  member,
  rewardRate,
  notice: id(`notice ${member}`),
  units,
});

const defaults = () => ({
  agreement: 1,
  version: 1,
  previous: ZeroHash,
  moduleSet: ZeroHash,
  mode: 2,
  periodic: false,
  passesOpenTiers: false,
  allToSomeAgreed: false,
  amountCurrency: CNY,
  backgroundIp: id("background"),
  licenceRule: id("licence"),
  obligations: id("obligations"),
  legal: {
    text: id("text"),
    translation: id("translation"),
    prevailing: "0x7a68",
    effective: 20_000,
    expires: 30_000,
    conditions: ZeroHash,
    survivals: ZeroHash,
  },
  minimum: {
    object: id("object"),
    plan: id("plan"),
    confidentiality: id("confidentiality"),
    ownership: id("ownership"),
    distribution: id("distribution"),
    acceptance: id("acceptance"),
  },
  rules: {
    majority: 600_000,
    noticeDays: 30,
    coolingDays: 7,
    cureDays: 20,
    exitRule: Exit.KeepsUnits as number,
    closers: 1,
    attestations: 1,
    challengeDays: 14,
    panel: 9,
  },
  holders: [holderLine()],
  // A levy to member 9, recovered costs, and what is left to the parties.
  pools: [
    poolLine(1, Source.Agreed, { beneficiary: 9 }),
    poolLine(2, Source.Agreed, { total: -1n }),
    poolLine(COSTS, Source.Costs),
  ],
  tiers: [
    tierLine(Kind.Levy, 30_000, 1, id("basis")),
    tierLine(Kind.Recover, 500_000, COSTS),
    tierLine(Kind.Share, 1_000_000, 2),
  ],
  rates: [rateLine(1), rateLine(101)],
  parties: [party(1), party(2), party(3)],
});

export type Terms = ReturnType<typeof defaults>;
type Part = Partial<Omit<Terms, "legal" | "minimum" | "rules">> & {
  legal?: Partial<Terms["legal"]>;
  minimum?: Partial<Terms["minimum"]>;
  rules?: Partial<Terms["rules"]>;
};

/** Terms with sensible defaults; a pool's total of -1 becomes the sum of its units. */
export function makeTerms(more: Part = {}, base: Terms = defaults()): Terms {
  const terms = {
    ...base,
    ...more,
    legal: { ...base.legal, ...more.legal },
    minimum: { ...base.minimum, ...more.minimum },
    rules: { ...base.rules, ...more.rules },
  };
  let column = 0;
  terms.pools = terms.pools.map((pool) => {
    const own = pool.source === Source.Agreed ? column++ : -1;
    if (pool.total >= 0n) return pool;
    return { ...pool, total: terms.parties.reduce((sum, line) => sum + (line.units[own] ?? 0n), 0n) };
  });
  return terms;
}

/** The next version: same pools, kept, unless others are given. */
export function nextTerms(terms: Terms, more: Part = {}): Terms {
  const pools = terms.pools.map((pool) => ({ ...pool, kept: true }));
  return makeTerms({ version: terms.version + 1, previous: hashTerms(terms), pools, ...more }, terms);
}

export const hashTerms = (terms: Terms): string => TypedDataEncoder.hashStruct("Terms", TERMS_TYPES, terms);
export const hashParties = (terms: Terms): string[] =>
  terms.parties.map((line) => TypedDataEncoder.hashStruct("Party", { Party: TERMS_TYPES.Party }, line));

/** Terms as an event tells them: a tuple by position, turned into an object by the types. */
export function readTerms(tuple: unknown, type: keyof typeof TERMS_TYPES = "Terms"): Terms {
  const read = (kind: string, value: unknown): unknown => {
    const of = kind.replace("[]", "") as keyof typeof TERMS_TYPES;
    if (kind.endsWith("[]")) return [...(value as unknown[])].map((item) => read(of, item));
    return of in TERMS_TYPES ? readTerms(value, of) : value;
  };
  const entries = TERMS_TYPES[type].map((line, i) => [line.name, read(line.type, (tuple as unknown[])[i])]);
  return Object.fromEntries(entries) as Terms;
}
export { ZeroAddress, ZeroHash };
