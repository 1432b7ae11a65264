import { type Finding, type Path, fault } from "../faults.js";
import type { RateEntry } from "../format.js";
import type { Sound } from "../structure.js";
import { UNITS_LIMIT, amountOf, checkAmount } from "./amounts.js";
import { knownPool } from "./known.js";
import { poolNames } from "./pools.js";
import { ALL, type Version, decimalsFor, each, given, ppmOf, repeats } from "./version.js";

const MOST_COST = 4 * ALL;
/** The ledger keeps units for 1,000,000 smallest units of value in 32 bits. */
const UNITS_RATE_LIMIT = 2n ** 32n;
const UNITS_RATE_DIGITS = 6;

/** A kind of contribution has one price. */
export function* kindsOnce({ entry, at }: Version): Generator<Finding> {
  for (const [place, earlier, kind] of repeats(entry.rates, (rate) => rate.kind)) {
    yield fault(
      [...at("rates"), place, "kind"],
      `Rate ${earlier + 1} of the list prices "${kind}" too. Price a kind once.`,
      `第 ${earlier + 1} 条费率已为 “${kind}” 定价，同一种类只能定价一次。`,
    );
  }
}

/** Prices and units are within what the ledger counts. */
export function* ratesCountable({ entry, at }: Version): Generator<Finding> {
  const decimals = decimalsFor(entry.amountCurrency);
  if (decimals === undefined || decimals > UNITS_RATE_DIGITS) return;
  for (const [place, rate] of each(entry.rates)) {
    const path = [...at("rates"), place];
    yield* checkAmount([...path, "price"], rate.price, { decimals, below: UNITS_LIMIT });
    const range = { decimals: UNITS_RATE_DIGITS - decimals, below: UNITS_RATE_LIMIT, zero: true };
    yield* checkAmount([...path, "units"], rate.units, range);
  }
}

/** A contribution costs at most four times its value. */
export function* costsWithin({ entry, at }: Version): Generator<Finding> {
  for (const [place, { cost }] of each(entry.rates)) {
    if ((ppmOf(cost) ?? 0) <= MOST_COST) continue;
    yield fault(
      [...at("rates"), place, "cost"],
      `At most 400 % of the value can become cost to recover, not ${cost}.`,
      `待回收成本至多为价值的 400 %，不能是 ${cost}。`,
    );
  }
}

/** Units go to a pool of contributions and cost to a pool of costs; one without the other means nothing. */
export function* ratesFeed(version: Version): Generator<Finding> {
  const { entry, at } = version;
  const decimals = UNITS_RATE_DIGITS - (decimalsFor(entry.amountCurrency) ?? 0);
  for (const [place, rate] of each(entry.rates)) {
    const path = [...at("rates"), place];
    const units = amountOf(rate.units, decimals);
    const cost = ppmOf(rate.cost);
    yield* feeds(version, path, rate, ["units", "pool", "contributions"], units === undefined ? units : units > 0n);
    yield* feeds(version, path, rate, ["cost", "costPool", "costs"], cost === undefined ? cost : cost > 0);
  }
}

type Feed = [what: "units" | "cost", where: "pool" | "costPool", source: "contributions" | "costs"];

/** @param some whether there is something to feed; undefined when that was left out or cannot be read. */
function* feeds(
  version: Version,
  path: Path,
  rate: Sound<RateEntry>,
  [what, where, source]: Feed,
  some: boolean | undefined,
): Generator<Finding> {
  yield* knownPool([...path, where], poolNames(version), rate[where]);
  const pool = version.entry.pools?.find((entry) => entry !== undefined && entry.name === rate[where]);
  if (rate[where] !== undefined && pool?.source !== undefined && pool.source !== source) {
    yield fault(
      [...path, where],
      `"${pool.name}" has the source "${pool.source}". Name a pool with source "${source}" here.`,
      `“${pool.name}” 的来源是 ${pool.source}，此处须填写来源为 ${source} 的分配池。`,
    );
  }
  if (given(rate, where) && (some === false || !given(rate, what))) {
    yield fault(
      [...path, where],
      `A pool is named, but nothing goes there. Write "${what}" above 0, or remove "${where}".`,
      `写了分配池却没有 ${what}；请填写大于 0 的 “${what}”，或删去 “${where}”。`,
    );
  }
  if (some === true && !given(rate, where)) {
    yield fault(
      [...path, what],
      `"${what}" is given, but goes to no pool. Name one in "${where}".`,
      `${what} 没有去处，请在 “${where}” 中写明分配池。`,
    );
  }
}
