import type { CheckedContracts } from "../events.js";
import type { Sentence } from "../findings.js";

/** A value that roundings let nobody know better than this. */
export interface Between {
  least: bigint;
  most: bigint;
}

/** What a contract must answer. */
export type Expected = bigint | string | boolean | Between;

/** A question to a contract, and what the fold of the events says it must answer. */
export interface Question {
  contract: keyof CheckedContracts | "manager";
  call: string;
  args: readonly unknown[];
  /** Values of the answer by name; of a single struct, its fields. */
  expect: Record<string, Expected>;
  /** What it is about. */
  about: Sentence;
}

/** Does an answer's value match? */
export function matches(expected: Expected, found: unknown): boolean {
  if (typeof expected === "object")
    return typeof found === "bigint" && found >= expected.least && found <= expected.most;
  if (typeof expected === "string") return String(found).toLowerCase() === expected.toLowerCase();
  return expected === found;
}

export const sayExpected = (expected: Expected): string =>
  typeof expected === "object"
    ? expected.least === expected.most
      ? String(expected.least)
      : `${expected.least} to ${expected.most}`
    : String(expected);
