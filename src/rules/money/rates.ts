import { toPpm } from "../../percent.js";

const ALL = 1_000_000n;

/** A rate of an amount, rounded down. @throws PercentError for what is no rate. */
export const partOf = (amount: bigint, rate: string): bigint => (amount * BigInt(toPpm(rate))) / ALL;

/** The same, rounded up: floors that protect people are kept to the smallest unit. */
export const atLeast = (amount: bigint, rate: string): bigint => (amount * BigInt(toPpm(rate)) + ALL - 1n) / ALL;
