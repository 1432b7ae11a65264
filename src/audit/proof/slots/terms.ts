import type { Terms } from "../../events.js";
import { hashOfParties, hashOfRates } from "../../termsHash.js";
import { hashOfWords } from "./hashes.js";

const SHARE = 4n;
const AGREED = 0n;
const MEMBER_BITS = 32;
const NUMBER_BITS = 16;
const EXISTS = 1n;

type PoolLine = Terms["pools"][number];
type RateLine = Terms["rates"][number];

/** A pool as the registry keeps it: `source 8 | beneficiary 32 | whenEmpty 8 | fallTo 16 | holdUntil 24 | cap 96 | exists 1`. */
export const poolWord = ({ source, beneficiary, whenEmpty, fallTo, holdUntil, cap }: PoolLine): bigint =>
  (source << 177n) |
  (beneficiary << 145n) |
  (whenEmpty << 137n) |
  (fallTo << 121n) |
  (holdUntil << 97n) |
  (cap << 1n) |
  EXISTS;

/** A line of the rate card: `price 64 | unitsRate 32 | costRate 32 | pool 16 | costPool 16 | exists 8`. */
export const rateWord = ({ price, unitsRate, costRate, pool, costPool }: RateLine): bigint =>
  (price << 104n) | (unitsRate << 72n) | (costRate << 40n) | (pool << 24n) | (costPool << 8n) | EXISTS;

/** Parties' members from a place on, 32 bits each, the first lowest. */
export const partiesIn = ({ parties }: Terms, from: number, count: number): bigint =>
  inOne(
    parties.slice(from, from + count).map(({ member }) => member),
    MEMBER_BITS,
  );

/** What a draft keeps of its terms. */
export function draftFields(terms: Terms) {
  const { legal, pools, parties, rules, version } = terms;
  const sharePools = sharePoolsOf(terms);
  return {
    version,
    parties: BigInt(parties.length),
    coolingDays: rules.coolingDays,
    effective: legal.effective,
    conditional: BigInt(legal.conditions) !== 0n,
    partyList: hashOfParties(terms),
    poolList: inOne(
      pools.map(({ number }) => number),
      NUMBER_BITS,
    ),
    agreed: maskOf(pools.map(({ source }) => source === AGREED)),
    kept: maskOf(pools.map(({ kept }) => kept)),
    newPools: BigInt(pools.filter(({ kept }) => !kept).length),
    sharePools: inOne(sharePools, NUMBER_BITS),
    money: moneyOf(terms, sharePools),
  };
}

/** For each tier the number of its pool where a later version may replace it, else 0. */
const sharePoolsOf = ({ tiers, pools }: Terms): bigint[] =>
  tiers.map(({ kind, pool }) => {
    const { source, beneficiary } = pools.find(({ number }) => number === pool)!;
    return kind === SHARE && source === AGREED && beneficiary === 0n ? pool : 0n;
  });

/** The hash of what decides how money is shared and who decides about results, replaceable pools left out. */
function moneyOf(terms: Terms, sharePools: readonly bigint[]): string {
  const { periodic, passesOpenTiers, amountCurrency, licenceRule, rules, tiers } = terms;
  const list = hashOfRates(terms);
  const first = hashOfWords(list, periodic, passesOpenTiers, amountCurrency, licenceRule, { ...rules });
  return tiers.reduce(
    (money, { kind, rate, basis, pool }, i) => hashOfWords(money, kind, rate, basis, sharePools[i] === 0n ? pool : 0n),
    first,
  );
}

const inOne = (numbers: readonly bigint[], bits: number): bigint =>
  numbers.reduce((word, number, i) => word | (number << BigInt(bits * i)), 0n);

const maskOf = (flags: readonly boolean[]): bigint =>
  inOne(
    flags.map((flag) => (flag ? 1n : 0n)),
    1,
  );
