import { hexlify, randomBytes } from "ethers";
import type { AgreementFile } from "../../src/agreement/format.js";
import { type KnownPool, type Names, fiatAddress, toTerms } from "../../src/agreement/toTerms.js";
import { isoCurrencies } from "../../src/money.js";
import type { Terms } from "../../src/sdk/terms.js";
import { NATIVE } from "../../src/sdk/terms.js";

const token = hexlify(randomBytes(20));

/** A code's address, where any token will do. */
export const addressOf = (code: string): string =>
  code === "native" ? NATIVE : code.startsWith("token:") ? token : fiatAddress(isoCurrencies[code]!.number);

/** The terms of every version of a checked file, as {@link play} makes them. */
export function allTerms(file: AgreementFile, names: Names): Terms[] {
  let entry = file.agreement;
  let known: { terms: Terms; pools: Map<string, KnownPool> } = toTerms(entry, names);
  const all = [known.terms];
  for (const step of file.story) {
    if (step.do !== "amend") continue;
    entry = { ...entry, ...step.change };
    known = toTerms(entry, names, { version: known.terms.version, hash: names.moduleSet, pools: known.pools });
    all.push(known.terms);
  }
  return all;
}
