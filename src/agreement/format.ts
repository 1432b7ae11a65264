/**
 * The agreement file: what the members of a consortium agreed, in words and numbers that people write, and, in examples, the life that
 * the agreement then has. Amounts and shares are decimal strings ("945325.86"), rates are per cent ("2.5 %"), dates are
 * YYYY-MM-DD, members and pools are called by the names the file gives them.
 */
export interface AgreementFile {
  format: "jointly-agreement/1";
  title: Bilingual;
  /** Where real facts and figures come from. */
  attribution?: string;
  /** Which parts are real and which are invented. */
  facts?: Bilingual;
  /** Everybody who takes part, parties or not. */
  members: MemberEntry[];
  agreement: AgreementEntry;
  story: Step[];
}

export interface Bilingual {
  en: string;
  zh: string;
}

export const memberClasses = ["Government", "School", "Enterprise", "Institute", "Association"] as const;
export const registrationTypes = ["USCC", "ROR", "CORDIS", "OTHER"] as const;

export interface MemberEntry {
  /** How the rest of the file calls it: lower-case letters, digits, hyphens. */
  id: string;
  class: (typeof memberClasses)[number];
  name: Bilingual;
  registration: { type: (typeof registrationTypes)[number]; number: string };
  /** The bank account it is paid to, as text; only its digest goes on the chain. */
  bank: string;
}

/** A currency: an ISO 4217 code, "token:NAME" for an ERC-20 token of the chain, or "native". */
export type CurrencyCode = string;

export interface CurrencyEntry {
  code: CurrencyCode;
  /** The member whose bank account takes the money; none for tokens, which the treasury holds. */
  holder?: string;
  /** Whether a payee hands in an invoice before it is paid. */
  invoiceFirst?: boolean;
}

export interface PoolEntry {
  name: string;
  /** Agreed: each party's share stands in the file. Contributions: earned. Costs: repays recorded costs. */
  source: "agreed" | "contributions" | "costs";
  /** Without units: keep the money until `holdUntil`, or pass it to the pool `fallTo` at once. */
  whenEmpty?: "hold" | "fall";
  fallTo?: string;
  holdUntil?: string;
  /** The most that a capped tier puts into it, in the amount currency. */
  cap?: string;
  /** A member that alone shares in it (a levy's beneficiary). */
  beneficiary?: string;
}

export interface TierEntry {
  kind: "levy" | "recover" | "capped" | "share";
  rate: string;
  pool: string;
  /** The legal basis of a levy, in words. */
  basis?: string;
}

/** The 14 CRediT roles (ANSI/NISO Z39.104-2022) in its order, then resources. Numbers on the chain: 1-14, and from 101. */
export const creditRoles = [
  "conceptualization",
  "data-curation",
  "formal-analysis",
  "funding-acquisition",
  "investigation",
  "methodology",
  "project-administration",
  "resources",
  "software",
  "supervision",
  "validation",
  "visualization",
  "writing-original-draft",
  "writing-review-editing",
] as const;
export const resources = ["cash", "equipment", "data", "facilities", "staff", "training"] as const;
export type ContributionKind = (typeof creditRoles)[number] | (typeof resources)[number];

export interface RateEntry {
  kind: ContributionKind;
  /** Value of one whole unit of quantity, in the amount currency. */
  price: string;
  /** Units of `pool` earned by one whole unit of value (one euro, one yuan), as a decimal. */
  units?: string;
  pool?: string;
  /** How much of the value becomes cost to recover from `costPool`: "100 %", at most "400 %". */
  cost?: string;
  costPool?: string;
}

export interface PartyEntry {
  member: string;
  /** Part of its units that belongs to the reward pot of its people. */
  reward?: string;
  /** Its share in each agreed pool, by the pool's name; any scale, two decimals. None is 0. */
  shares: Record<string, string>;
}

export interface RuleEntry {
  /** Part of the parties that must sign an amendment, besides all whose rights it touches. */
  majority: string;
  noticeDays: number;
  coolingDays: number;
  cureDays: number;
  exit: "keeps-units" | "loses-units";
  /** Parties that sign the close of a period. */
  closers: number;
  attestations: number;
  challengeDays: number;
  /** The member that decides disputes. */
  panel?: string;
}

/** The legal contract behind it. Texts are hashed; only digests go on the chain. */
export interface LegalEntry {
  text: string;
  translation?: string;
  prevailing: "en" | "zh";
  conditions?: string;
  survivals: string;
  object: string;
  plan: string;
  confidentiality: string;
  ownership: string;
  distribution: string;
  acceptance: string;
  backgroundIp: string;
  licences: string;
  obligations: string;
}

export interface AgreementEntry {
  mode: "cooperative" | "commissioned";
  /** Collected per period and shared at the signed close, instead of at each booking. */
  periodic?: boolean;
  /** Revenue in other currencies passes by open amount tiers instead of being held. */
  passesOpenTiers?: boolean;
  /** R12: all of the profit to some and none to others was expressly agreed. */
  allToSomeAgreed?: boolean;
  effective: string;
  expires: string;
  currencies: CurrencyEntry[];
  /** The currency in which costs, caps and the rate card count. */
  amountCurrency: CurrencyCode;
  pools: PoolEntry[];
  tiers: TierEntry[];
  rates: RateEntry[];
  /** The first one leads. */
  parties: PartyEntry[];
  rules: RuleEntry;
  legal: LegalEntry;
}

/** What a new version changes; everything else stays. A changed share needs a pool of a new name. */
export type Amendment = Partial<Omit<AgreementEntry, "currencies" | "amountCurrency" | "legal">>;

interface At {
  /** The day it happens, UTC. */
  date: string;
  /** Why, for the reader. */
  note?: Bilingual;
}

export type Step = At &
  (
    | { do: "contribute"; as: string; by: string; kind: ContributionKind; quantity: string; evidence: string }
    | { do: "attest"; contribution: string; by: string }
    | { do: "challenge"; contribution: string; by: string; reason: string }
    | { do: "rule"; contribution: string; stands: boolean; reason: string }
    | { do: "finalise"; contribution: string }
    | {
        do: "receipt";
        as: string;
        currency: CurrencyCode;
        gross: string;
        tax?: string;
        directCosts?: string;
        service: [first: string, last: string];
        payer: string;
        confirmedBy: string;
      }
    | { do: "reverse"; receipt: string; amount: string; reason: string; confirmedBy: string }
    | { do: "pay-in"; currency: CurrencyCode; amount: string; payer: string }
    | { do: "amend"; reason: string; change: Amendment }
    | { do: "close"; currency: CurrencyCode; amount: string; period: [first: string, last: string]; by: string[] }
    | { do: "payment-run"; currency: CurrencyCode; payees: string[]; rejected?: string[] }
    | { do: "claim"; member: string; currency: CurrencyCode }
  );
