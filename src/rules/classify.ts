import type { ContributionKind } from "../agreement/kinds.js";

/** Interpretation 19(2): money, equipment, material and auxiliary help are no joint development. */
const material = new Set<ContributionKind>([
  "cash",
  "equipment",
  "facilities",
  "data",
  "training",
  "resources",
  "funding-acquisition",
  "project-administration",
  "supervision",
]);

/** R22: roles that earn shares and make nobody an inventor. */
const notCreative = new Set<ContributionKind>([...material, "visualization"]);

/** What parties put in, by their ids. Parties without any contribution are left out. */
export type Contributions = ReadonlyMap<string, readonly ContributionKind[]>;

const onlyOf = (kinds: ReadonlySet<ContributionKind>, contributions: Contributions): string[] =>
  [...contributions]
    .filter(([, given]) => given.length > 0 && given.every((kind) => kinds.has(kind)))
    .map(([id]) => id);

/** How recorded contributions read: who developed, and who gave only material. */
interface Classified {
  development: "commissioned" | "cooperative" | "unknown";
  /** Parties that gave only money, material or auxiliary help. */
  passive: string[];
}

/** R03: cooperative where at least two developed and nobody only paid; commissioned where somebody only gave material. */
export function classify(contributions: Contributions): Classified {
  const passive = onlyOf(material, contributions);
  const active = [...contributions.values()].filter((kinds) => kinds.some((kind) => !material.has(kind))).length;
  if (passive.length > 0 && active > 0) return { development: "commissioned", passive };
  return { development: active > 1 ? "cooperative" : "unknown", passive };
}

/** R22: parties whose roles make none of their people an inventor. */
export const withoutInventors = (contributions: Contributions): string[] => onlyOf(notCreative, contributions);
