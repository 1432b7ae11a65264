import { ZeroAddress, ZeroHash } from "ethers";
import { toDay } from "../dates.js";
import { digest } from "../digest.js";
import { decimalsOf, parseAmount } from "../money.js";
import { toPpm } from "../percent.js";
import { propertyRulesOf } from "../rules/property/propertyRules.js";
import { type PropertyRules, hashPropertyRules } from "../rules/property/struct.js";
import { COST_POOLS, type PoolLine, type Terms } from "../sdk/terms.js";
import { type AgreementEntry, type PoolEntry, creditRoles, resources } from "./format.js";

/** Shares are written with two decimals, any scale. */
const SHARE_DECIMALS = 2;
const FIRST_RESOURCE = 101;
const tierKinds = { levy: 1, recover: 2, capped: 3, share: 4 } as const;
const sources = { agreed: 0, contributions: 1, costs: 2 } as const;
const languages = { en: "0x656e", zh: "0x7a68" } as const;

/** What the file's names stand for on the chain. */
export interface Names {
  agreement: bigint;
  moduleSet: string;
  member: (id: string) => number;
  currency: (code: string) => string;
}

/** A pool of an earlier version: it is kept as long as nothing about it changes. */
export interface KnownPool {
  line: PoolLine;
  entry: PoolEntry;
  /** Its parties' units, in the order of the parties. */
  units: string;
}

/** The version before, when there is one. */
export interface Previous {
  version: number;
  hash: string;
  pools: Map<string, KnownPool>;
}

/** A kind's number on the chain. */
export function kindNumber(kind: string): number {
  const role = (creditRoles as readonly string[]).indexOf(kind);
  return role >= 0 ? role + 1 : FIRST_RESOURCE + (resources as readonly string[]).indexOf(kind);
}

/** Terms and what they are made of. */
export interface MadeTerms {
  terms: Terms;
  /** The pools by name. */
  pools: Map<string, KnownPool>;
  /** The preimage of the terms' `licenceRule`, where the file has a section "property". */
  property: PropertyRules | undefined;
}

/**
 * The terms of a checked agreement file as the contracts take them.
 * @throws MoneyError, DateError or PercentError where the file was not checked before.
 */
export function toTerms(entry: AgreementEntry, names: Names, previous?: Previous): MadeTerms {
  const pools = poolLines(entry, names, previous);
  const number = (name: string | undefined) => (name === undefined ? 0 : pools.get(name)!.line.number);
  const agreed = entry.pools.filter((pool) => pool.source === "agreed");
  const decimals = decimalsOf(entry.amountCurrency);
  const { legal, rules } = entry;
  const property = propertyRulesOf(entry, number);
  const terms: Terms = {
    agreement: names.agreement,
    version: (previous?.version ?? 0) + 1,
    previous: previous?.hash ?? ZeroHash,
    moduleSet: names.moduleSet,
    mode: entry.mode === "commissioned" ? 1 : 2,
    periodic: entry.periodic ?? false,
    passesOpenTiers: entry.passesOpenTiers ?? false,
    allToSomeAgreed: entry.allToSomeAgreed ?? false,
    amountCurrency: names.currency(entry.amountCurrency),
    backgroundIp: digest(legal.backgroundIp),
    licenceRule: property === undefined ? digest(legal.licences) : hashPropertyRules(property),
    obligations: digest(legal.obligations),
    legal: {
      text: digest(legal.text),
      translation: legal.translation === undefined ? ZeroHash : digest(legal.translation),
      prevailing: languages[legal.prevailing],
      effective: toDay(entry.effective),
      expires: toDay(entry.expires),
      conditions: legal.conditions === undefined ? ZeroHash : digest(legal.conditions),
      survivals: digest(legal.survivals),
    },
    minimum: {
      object: digest(legal.object),
      plan: digest(legal.plan),
      confidentiality: digest(legal.confidentiality),
      ownership: digest(legal.ownership),
      distribution: digest(legal.distribution),
      acceptance: digest(legal.acceptance),
    },
    rules: {
      majority: toPpm(rules.majority),
      noticeDays: rules.noticeDays,
      coolingDays: rules.coolingDays,
      cureDays: rules.cureDays,
      exitRule: rules.exit === "keeps-units" ? 0 : 1,
      closers: rules.closers,
      attestations: rules.attestations,
      challengeDays: rules.challengeDays,
      panel: rules.panel === undefined ? 0 : names.member(rules.panel),
    },
    holders: entry.currencies.map((currency) => ({
      currency: names.currency(currency.code),
      holder: currency.holder === undefined ? 0 : names.member(currency.holder),
      account: currency.holder === undefined ? ZeroHash : digest(`${currency.holder} ${currency.code}`),
      invoiceFirst: currency.invoiceFirst ?? false,
    })),
    pools: entry.pools.map((pool) => pools.get(pool.name)!.line),
    tiers: entry.tiers.map((tier) => ({
      kind: tierKinds[tier.kind],
      rate: toPpm(tier.rate),
      pool: number(tier.pool),
      basis: tier.basis === undefined ? ZeroHash : digest(tier.basis),
    })),
    rates: entry.rates
      .map((rate) => ({
        kind: kindNumber(rate.kind),
        price: parseAmount(rate.price, decimals),
        // Units for 1,000,000 minor units of value.
        unitsRate: parseAmount(rate.units ?? "0", 6 - decimals),
        costRate: toPpm(rate.cost ?? "0 %"),
        pool: number(rate.pool),
        costPool: number(rate.costPool),
      }))
      .sort((a, b) => a.kind - b.kind),
    parties: entry.parties.map((party) => ({
      member: names.member(party.member),
      rewardRate: toPpm(party.reward ?? "0 %"),
      notice: digest(`notice address of ${party.member}`),
      units: agreed.map((pool) => parseAmount(party.shares[pool.name] ?? "0", SHARE_DECIMALS)),
    })),
  };
  return { terms, pools, property };
}

/** Numbers pools: kept ones keep theirs, new ones take the next of their kind. */
function poolLines(entry: AgreementEntry, names: Names, previous: Previous | undefined): Map<string, KnownPool> {
  const known = previous?.pools ?? new Map<string, KnownPool>();
  const used = [...known.values()].map(({ line }) => line.number);
  const next = (costs: boolean) => {
    const ofKind = used.filter((n) => n >= COST_POOLS === costs);
    const number = ofKind.length === 0 ? (costs ? COST_POOLS : 1) : Math.max(...ofKind) + 1;
    used.push(number);
    return number;
  };
  const result = new Map<string, KnownPool>(known);
  for (const pool of entry.pools) {
    const units = JSON.stringify(entry.parties.map((party) => party.shares[pool.name] ?? "0"));
    const before = known.get(pool.name);
    if (before !== undefined) {
      result.set(pool.name, { ...before, line: { ...before.line, kept: true } });
      continue;
    }
    const total = entry.parties.reduce(
      (sum, party) => sum + parseAmount(party.shares[pool.name] ?? "0", SHARE_DECIMALS),
      0n,
    );
    const line: PoolLine = {
      number: next(pool.source === "costs"),
      source: sources[pool.source],
      kept: false,
      total: pool.source === "agreed" && pool.beneficiary === undefined ? total : 0n,
      beneficiary: pool.beneficiary === undefined ? 0 : names.member(pool.beneficiary),
      whenEmpty: pool.whenEmpty === "fall" ? 1 : 0,
      fallTo: 0,
      holdUntil: pool.holdUntil === undefined ? 0 : toDay(pool.holdUntil),
      cap: pool.cap === undefined ? 0n : parseAmount(pool.cap, decimalsOf(entry.amountCurrency)),
    };
    result.set(pool.name, { line, entry: pool, units });
  }
  for (const { line, entry: pool } of result.values()) {
    if (pool.fallTo !== undefined) line.fallTo = result.get(pool.fallTo)!.line.number;
  }
  return result;
}

/** A currency code's address: ISO 4217's number for money in banks. */
export function fiatAddress(number: number): string {
  return number === 0 ? ZeroAddress : `0x${number.toString(16).padStart(40, "0")}`;
}
