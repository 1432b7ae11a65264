import * as v from "valibot";
import { contributionKinds } from "./kinds.js";
import { documentEntry, property, provinceCode } from "./propertyFormat.js";
import { background } from "./propertySteps.js";
import { stepSchema } from "./storyFormat.js";
import {
  bilingual,
  closed,
  count,
  currencyCode,
  date,
  decimal,
  label,
  list,
  maybe,
  memberId,
  object,
  percent,
  text,
} from "./words.js";

/**
 * The agreement file: what the members of a consortium agreed, in words and numbers that people write, and, in examples, the life that
 * the agreement then has. Amounts and shares are decimal strings ("945325.86"), rates are per cent ("2.5 %"), dates are
 * YYYY-MM-DD, members and pools are called by the names the file gives them.
 *
 * The schemas here are the one source: types follow from them, {@link ./validate.js} applies them, then asks what they cannot say.
 */

export const memberClasses = ["Government", "School", "Enterprise", "Institute", "Association"] as const;
const registrationTypes = ["USCC", "ROR", "CORDIS", "OTHER"] as const;

const member = object(
  closed({
    /** How the rest of the file calls it: lower-case letters, digits, hyphens. */
    id: memberId,
    class: v.picklist(memberClasses),
    name: bilingual,
    registration: object(closed({ type: v.picklist(registrationTypes), number: text })),
    /** The bank account it is paid to, as text; only its digest goes on the chain. */
    bank: text,
    /** Whether the state established or owns it: a public university, a state-owned enterprise. Left out, nobody said. */
    stateOwned: maybe(v.boolean()),
    /** Whether a school is a vocational one. */
    vocational: maybe(v.boolean()),
    /** Where in China it is seated, ISO 3166-2: "CN-ZJ". */
    province: maybe(provinceCode),
  }),
);

const currency = object(
  closed({
    code: currencyCode,
    /** The member whose bank account takes the money; none for tokens, which the treasury holds. */
    holder: maybe(memberId),
    /** Whether a payee hands in an invoice before it is paid. */
    invoiceFirst: maybe(v.boolean()),
  }),
);

const pool = object(
  closed({
    name: label,
    /** Agreed: each party's share stands in the file. Contributions: earned. Costs: repays recorded costs. */
    source: v.picklist(["agreed", "contributions", "costs"]),
    /** Without units: keep the money until `holdUntil`, or pass it to the pool `fallTo` at once. */
    whenEmpty: maybe(v.picklist(["hold", "fall"])),
    fallTo: maybe(label),
    holdUntil: maybe(date),
    /** The most that a capped tier puts into it, in the amount currency. */
    cap: maybe(decimal),
    /** A member that alone shares in it (a levy's beneficiary). */
    beneficiary: maybe(memberId),
  }),
);

const tier = object(
  closed({
    kind: v.picklist(["levy", "recover", "capped", "share"]),
    rate: percent,
    pool: label,
    /** The legal basis of a levy, in words. */
    basis: maybe(text),
  }),
);

const rate = object(
  closed({
    kind: v.picklist(contributionKinds),
    /** Value of one whole unit of quantity, in the amount currency. */
    price: decimal,
    /** Units of `pool` earned by one whole unit of value (one euro, one yuan), as a decimal. */
    units: maybe(decimal),
    pool: maybe(label),
    /** How much of the value becomes cost to recover from `costPool`: "100 %", at most "400 %". */
    cost: maybe(percent),
    costPool: maybe(label),
  }),
);

const party = object(
  closed({
    member: memberId,
    /** Part of its units that belongs to the reward pot of its people. */
    reward: maybe(percent),
    /** Its share in each agreed pool, by the pool's name; any scale, two decimals. None is 0. */
    shares: object(v.record(label, decimal)),
  }),
);

const DAYS_LIMIT = 65_535;
const CHALLENGE_DAYS_LIMIT = 36_500;

const rules = object(
  closed({
    /** Part of the parties that must sign an amendment, besides all whose rights it touches. */
    majority: percent,
    noticeDays: count(DAYS_LIMIT),
    coolingDays: count(DAYS_LIMIT),
    cureDays: count(DAYS_LIMIT),
    exit: v.picklist(["keeps-units", "loses-units"]),
    /** Parties that sign the close of a period. */
    closers: count(255),
    attestations: count(16),
    challengeDays: count(CHALLENGE_DAYS_LIMIT),
    /** The member that decides disputes. */
    panel: maybe(memberId),
  }),
);

/** The legal contract behind it. Texts are hashed; only digests go on the chain. */
const legal = object(
  closed({
    text,
    translation: maybe(text),
    prevailing: v.picklist(["en", "zh"]),
    conditions: maybe(text),
    survivals: text,
    object: text,
    plan: text,
    confidentiality: text,
    ownership: text,
    distribution: text,
    acceptance: text,
    backgroundIp: text,
    licences: text,
    obligations: text,
  }),
);

const changeable = {
  mode: v.picklist(["cooperative", "commissioned"]),
  /** Collected per period and shared at the signed close, instead of at each booking. */
  periodic: maybe(v.boolean()),
  /** Revenue in other currencies passes by open amount tiers instead of being held. */
  passesOpenTiers: maybe(v.boolean()),
  /** R12: all of the profit to some and none to others was expressly agreed. */
  allToSomeAgreed: maybe(v.boolean()),
  effective: date,
  expires: date,
  pools: list(pool),
  tiers: list(tier),
  rates: list(rate),
  /** The first one leads. */
  parties: list(party),
  rules,
  /** Who owns the results and who decides about them, for the contracts to enforce. */
  property: maybe(property),
};

const agreement = object(
  closed({
    ...changeable,
    currencies: list(currency),
    /** The currency in which costs, caps and the rate card count. */
    amountCurrency: currencyCode,
    legal,
    /** Background IP that parties bring along. */
    background: maybe(list(background)),
  }),
);

/** What a new version changes; everything else stays. A changed share needs a pool of a new name. */
const amendment = object(
  closed({
    mode: maybe(changeable.mode),
    periodic: changeable.periodic,
    passesOpenTiers: changeable.passesOpenTiers,
    allToSomeAgreed: changeable.allToSomeAgreed,
    effective: maybe(changeable.effective),
    expires: maybe(changeable.expires),
    pools: maybe(changeable.pools),
    tiers: maybe(changeable.tiers),
    rates: maybe(changeable.rates),
    parties: maybe(changeable.parties),
    rules: maybe(changeable.rules),
    property: changeable.property,
  }),
);

const step = stepSchema(amendment);

/** The whole file. */
export const fileSchema = object(
  closed({
    format: v.literal("jointly-agreement/1"),
    title: bilingual,
    /** Where real facts and figures come from. */
    attribution: maybe(text),
    /** Which parts are real and which are invented. */
    facts: maybe(bilingual),
    /** Everybody who takes part, parties or not. */
    members: list(member),
    agreement,
    /** Papers that answer a question of the rule check. Not part of what is signed. */
    documents: maybe(list(documentEntry)),
    story: list(step),
  }),
);

export type AgreementFile = v.InferOutput<typeof fileSchema>;
export type Bilingual = v.InferOutput<typeof bilingual>;
export type MemberEntry = v.InferOutput<typeof member>;
/** A currency: an ISO 4217 code, "token:NAME" for an ERC-20 token of the chain, or "native". */
export type CurrencyCode = v.InferOutput<typeof currencyCode>;
export type PoolEntry = v.InferOutput<typeof pool>;
export type TierEntry = v.InferOutput<typeof tier>;
export type RateEntry = v.InferOutput<typeof rate>;
export type PartyEntry = v.InferOutput<typeof party>;
export type RuleEntry = v.InferOutput<typeof rules>;
export type LegalEntry = v.InferOutput<typeof legal>;
export type AgreementEntry = v.InferOutput<typeof agreement>;
export type Amendment = v.InferOutput<typeof amendment>;
export type Step = v.InferOutput<typeof step>;
export type PropertyEntry = v.InferOutput<typeof property>;
export type DocumentEntry = v.InferOutput<typeof documentEntry>;
export { type ContributionKind, creditRoles, resources } from "./kinds.js";
