/**
 * Amounts finer than a minor unit, as whole multiples of 2^-192 of it. The contracts keep an index of 2^-64 for each pool; the
 * check adds up every account for itself, so that an error of the index cannot hide in the same index.
 */
const FRACTION_BITS = 192n;

/** One minor unit. */
export const ONE = 1n << FRACTION_BITS;

/** What is within 2^-32 of the next minor unit counts as that unit (contracts/benefit/README.md). */
export const HAIR = ONE >> 32n;

/** Minor units as a fine amount. */
export const fine = (amount: bigint): bigint => amount << FRACTION_BITS;

/** The whole minor units in a fine amount, rounded down. */
export const floor = (amount: bigint): bigint => amount >> FRACTION_BITS;

/** The whole minor units that can be paid out of a fine amount: rounded down but for a hair. */
export const payable = (amount: bigint): bigint => (amount > 0n ? floor(amount + HAIR) : 0n);

/** The most that one change of units may round away for an account or a pool: units/2^64 of a minor unit. */
export const lossOf = (units: bigint): bigint => fine(units) >> 64n;

/** 2^-16 of a minor unit: the most that a share of a Recover pool can be worth. */
export const COST_SHARE = ONE >> 16n;
