import type { RawTransaction } from "../events.js";
import type { Calls } from "./acts.js";

/**
 * The keys that stand behind a transaction: those that its acts' envelopes name, each once; its sender where there are none. That they
 * signed is for a check.
 */
export function handsOf(calls: Calls | undefined, { from }: RawTransaction): string[] {
  const signed = (calls?.acts ?? []).flatMap(({ authorisations, consents }) => [
    ...authorisations.flatMap((one) => one.signed?.signatures ?? []),
    ...consents,
  ]);
  const addresses = signed.map(({ signer }) => signer.toLowerCase());
  return addresses.length === 0 ? [from.toLowerCase()] : [...new Set(addresses)];
}
