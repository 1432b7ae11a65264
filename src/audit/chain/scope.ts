import { TRANSFER, type Sources, contractNames } from "../decode.js";
import type { CheckedContracts } from "../events.js";
import { bitsOf, mayHold } from "./bloom.js";

/** Which logs of a chain are the ledger's. */
export interface Scope {
  /** May a block with this bloom have one? "No" is certain. */
  may: (bloom: string) => boolean;
  /** Is it one? Its topics are in lower case. */
  has: (log: { address: string; topics: readonly string[] }) => boolean;
}

/** The contracts' logs, those of the AccessManagers they obeyed, and tokens' transfers from and to the treasury. */
export function scopeOf(contracts: CheckedContracts, sources: Sources): Scope {
  const own = contractNames.map((name) => contracts[name].toLowerCase());
  const emitters = new Set([...own, ...sources.managers]);
  const tokens = new Set(sources.tokens);
  const treasury = `0x${contracts.treasury.slice(2).toLowerCase().padStart(64, "0")}`;
  const emitterBits = [...emitters].map(bitsOf);
  const tokenBits = [...tokens].map((token) => [...bitsOf(token), ...bitsOf(treasury), ...bitsOf(TRANSFER)]);
  const all = [...emitterBits, ...tokenBits];
  return {
    may: (bloom) => all.some((bits) => mayHold(bloom, bits)),
    has: (log) => {
      const emitter = log.address.toLowerCase();
      if (emitters.has(emitter)) return true;
      if (!tokens.has(emitter)) return false;
      const { topics } = log; // most logs are asked for none
      if (topics[0] !== TRANSFER) return false;
      return topics[1] === treasury || topics[2] === treasury;
    },
  };
}
