import * as fc from "fast-check";
import type {
  AgreementEntry,
  AgreementFile,
  Amendment,
  PartyEntry,
  PoolEntry,
  RateEntry,
  TierEntry,
} from "../../src/agreement/format.js";
import { contributionKinds } from "../../src/agreement/kinds.js";

/** Draws from a generator; what comes of one seed is always the same. */
type Draw = <T>(arbitrary: fc.Arbitrary<T>) => T;

const int = (min: number, max: number) => fc.integer({ min, max });
const hundredths = (n: number): string => (n / 100).toFixed(2);
const percent = (ppm: number): string => `${ppm / 10_000} %`;
const words = fc.string({ unit: "binary", minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== "");

/** Any valid agreement among some members, and often an amendment of it. */
export const validFiles = (members: AgreementFile["members"]): fc.Arbitrary<AgreementFile> =>
  fc.gen().map((gen) => {
    const draw: Draw = (arbitrary) => gen(() => arbitrary);
    const agreement = agreementAmong(
      draw,
      members.map(({ id }) => id),
    );
    const story: AgreementFile["story"] = draw(fc.boolean())
      ? [{ date: agreement.expires, do: "amend", reason: draw(words), change: amendmentOf(draw, agreement) }]
      : [];
    const title = { en: draw(words), zh: draw(words) };
    return { format: "jointly-agreement/1", title, members, agreement, story };
  });

function agreementAmong(draw: Draw, ids: string[]): AgreementEntry {
  const member = fc.constantFrom(...ids);
  const parties = draw(fc.shuffledSubarray(ids, { minLength: 2 }));
  const { pools, tiers } = waterfall(draw, member);
  const periodic = draw(fc.boolean());
  return {
    mode: draw(fc.constantFrom("cooperative", "commissioned")),
    periodic,
    passesOpenTiers: draw(fc.boolean()),
    allToSomeAgreed: true,
    effective: "2026-01-01",
    expires: draw(fc.constantFrom("2026-01-01", "2028-02-29", "9999-12-31")),
    currencies: [
      { code: "CNY", holder: draw(member), invoiceFirst: draw(fc.boolean()) },
      ...draw(fc.subarray([{ code: "JPY", holder: draw(member) }, { code: "native" }, { code: "token:T-1" }])),
    ],
    amountCurrency: "CNY",
    pools,
    tiers,
    rates: ratesFor(draw, pools),
    parties: partiesOf(draw, parties, pools),
    rules: {
      majority: percent(draw(int(1, 1_000_000))),
      noticeDays: draw(int(0, 65_535)),
      coolingDays: draw(int(0, 30)),
      cureDays: draw(int(0, 65_535)),
      exit: draw(fc.constantFrom("keeps-units", "loses-units")),
      closers: draw(int(periodic ? 1 : 0, parties.length)),
      attestations: draw(int(0, parties.length - 1)),
      challengeDays: draw(int(0, 36_500)),
      ...(draw(fc.boolean()) ? { panel: draw(member) } : {}),
    },
    legal: {
      ...Object.fromEntries(legalTexts.map((field) => [field, draw(words)])),
      prevailing: draw(fc.constantFrom("en", "zh")),
    } as AgreementEntry["legal"],
  };
}

const legalTexts = [
  "text",
  "survivals",
  "object",
  "plan",
  "confidentiality",
  "ownership",
  "distribution",
  "acceptance",
  "backgroundIp",
  "licences",
  "obligations",
] as const;

/** Levies first, so that they never ask for more than is left; then what comes, and all the rest at last. */
function waterfall(draw: Draw, member: fc.Arbitrary<string>): { pools: PoolEntry[]; tiers: TierEntry[] } {
  const pools: PoolEntry[] = [{ name: "rest", source: draw(fc.constantFrom("agreed", "contributions")) }];
  const levies: TierEntry[] = [];
  const tiers: TierEntry[] = [];
  for (let i = draw(int(0, 2)); i > 0; i--) {
    pools.push({ name: `levy ${i}`, source: "agreed", beneficiary: draw(member) });
    levies.push({ kind: "levy", rate: percent(draw(int(1, 500_000))), pool: `levy ${i}`, basis: draw(words) });
  }
  for (let i = draw(int(0, 5)); i > 0; i--) {
    const [pool, kind] = draw(fc.constantFrom(...middles))(`池-${i}`, hundredths(draw(int(1, 2_000_000_000))));
    pools.push(pool);
    const most = kind === "share" ? 999_999 : 1_000_000;
    tiers.push({ kind, rate: percent(draw(int(1, most))), pool: pool.name });
  }
  return {
    pools: draw(fc.shuffledSubarray(pools, { minLength: pools.length })),
    tiers: [...levies, ...tiers, { kind: "share", rate: "100 %", pool: "rest" }],
  };
}

type Middle = (name: string, cap: string) => [PoolEntry, TierEntry["kind"]];
const middles: Middle[] = [
  (name) => [{ name, source: "costs" }, "recover"],
  (name, cap) => [{ name, source: "agreed", cap }, "capped"],
  (name, cap) => [{ name, source: "contributions", cap, whenEmpty: "hold", holdUntil: "2027-01-01" }, "capped"],
  (name) => [{ name, source: "agreed", whenEmpty: "hold" }, "share"],
  (name) => [{ name, source: "contributions", whenEmpty: "fall", fallTo: "rest" }, "share"],
];

function ratesFor(draw: Draw, pools: PoolEntry[]): RateEntry[] {
  const earned = pools.filter(({ source }) => source === "contributions");
  const costs = pools.filter(({ source }) => source === "costs");
  return draw(fc.shuffledSubarray([...contributionKinds])).map((kind) => ({
    kind,
    price: hundredths(draw(int(1, 2_000_000_000))),
    ...(earned.length > 0 && draw(fc.boolean())
      ? { units: (draw(int(1, 2_000_000_000)) / 10_000).toFixed(4), pool: draw(fc.constantFrom(...earned)).name }
      : {}),
    ...(costs.length > 0 && draw(fc.boolean())
      ? { cost: percent(draw(int(1, 4_000_000))), costPool: draw(fc.constantFrom(...costs)).name }
      : {}),
  }));
}

/** The first party has something in every pool, the others what comes. */
function partiesOf(draw: Draw, members: string[], pools: PoolEntry[]): PartyEntry[] {
  const shared = pools.filter(({ source, beneficiary }) => source === "agreed" && beneficiary === undefined);
  return members.map((member, place) => ({
    member,
    ...(draw(fc.boolean()) ? { reward: percent(draw(int(0, 1_000_000))) } : {}),
    shares: Object.fromEntries(
      shared.map(({ name }) => [name, hundredths(draw(int(place === 0 ? 1 : 0, 2_000_000_000)))]),
    ),
  }));
}

/** The last pool gives way to one of a new name, with other shares; terms change a little. */
function amendmentOf(draw: Draw, before: AgreementEntry): Amendment {
  const pools: PoolEntry[] = [...before.pools, { name: "new", source: "agreed" }];
  const last = before.tiers.length - 1;
  return {
    passesOpenTiers: draw(fc.boolean()),
    rules: { ...before.rules, majority: percent(draw(int(1, 1_000_000))) },
    pools,
    tiers: before.tiers.map((tier, place) => (place === last ? { ...tier, pool: "new" } : tier)),
    parties: before.parties.map((party, place) => ({
      ...party,
      shares: { ...party.shares, new: hundredths(draw(int(place === 0 ? 1 : 0, 2_000_000_000))) },
    })),
  };
}

// --------------------------------------------------------------------------------------------------------- mutations

/** Values that stand somewhere in agreement files, and some that never should. */
const strangers = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1, 1.5, 255, 256, 65_536, 1e21, "", " ", [], {}, [null]),
  fc.constantFrom("0 %", "100 %", "33.3333 %", "400 %", "401 %", "0", "0.00", "1", "80000.00", "9".repeat(30), "0.005"),
  fc.constantFrom("1970-01-01", "2025-02-29", "2026-03-01", "9999-12-31", "CNY", "EUR", "native", "token:SIM", "XTS"),
  fc.constantFrom("levy", "recover", "capped", "share", "agreed", "contributions", "costs", "hold", "fall", "amend"),
  fc.constantFrom("park", "auth", "by-cost", "by-work", "own-cost", "constructor", "__proto__", "toString", "\ud800"),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A JSON value with one thing in it changed: replaced, taken out, doubled, renamed, or exchanged for another of the same file. */
export const mutationsOf = <T>(value: T): fc.Arbitrary<unknown> =>
  fc.gen().map((gen) => {
    const draw: Draw = (arbitrary) => gen(() => arbitrary);
    const copy = structuredClone(value) as unknown;
    const places = placesIn(copy);
    const { holder, key } = draw(fc.constantFrom(...places));
    const other = draw(fc.constantFrom(...places));
    const set = (changed: unknown) => Object.defineProperty(holder, key, { ...plain, value: changed });
    switch (draw(fc.constantFrom("replace", "replace", "exchange", "remove", "double", "rename"))) {
      case "replace":
        set(draw(strangers));
        break;
      case "exchange":
        set(structuredClone(other.holder[other.key]));
        break;
      case "double":
        if (Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]));
        break;
      case "rename":
        if (!Array.isArray(holder)) holder[draw(fc.constantFrom(...places)).key] = holder[key];
      // falls through: what is renamed goes from its old place
      default:
        if (Array.isArray(holder)) holder.splice(Number(key), 1);
        else delete holder[key];
    }
    return copy;
  });

const plain = { enumerable: true, configurable: true, writable: true };

interface Place {
  holder: Record<string, unknown>;
  key: string;
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}
