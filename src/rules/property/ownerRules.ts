/**
 * What co-owners decide about a result, as agreement files and presets write it. The struct that the contracts take follows from it,
 * see {@link ./struct.js}.
 */

/** Who must agree, and the number that the contracts know it by. */
export const consents = { alone: 1, "no-objection": 2, majority: 3, all: 4 } as const;
export type Consent = keyof typeof consents;

/** `no-objection`: after these days, unless a co-owner objects. The others need no days. */
export interface OwnerRule {
  consent: Consent;
  noticeDays?: number;
}

/** What co-owners do: filing at the office, ordinary licences of patents and of secrets, exclusive ones, and what ends a share. */
export const ownerActs = [
  "file",
  "ordinary",
  "secret",
  "exclusive",
  "transfer",
  "pledge",
  "renounce",
  "abandon",
] as const;
export type OwnerAct = (typeof ownerActs)[number];

/** Windows in days: pre-emption R08, publication R19, cure R35, access R25, use R27. 0 is none. */
export const dayFields = ["preemptionDays", "publicationDays", "cureDays", "accessDays", "useDays"] as const;
type DayField = (typeof dayFields)[number];

/** The contracts keep days in 12 bits. */
export const DAYS_LIMIT = 4095;

/** Everything but who owns. */
export interface PropertyTerms extends Readonly<Record<OwnerAct, OwnerRule>>, Readonly<Record<DayField, number>> {
  /** R07: income of an ordinary licence of a secret is the licensor's alone. */
  readonly licensorKeeps: boolean;
  /** Whether a licensee may grant licences in its turn. */
  readonly subLicences: boolean;
}

/** The fields of {@link PropertyTerms}. */
export const propertyFields = ["licensorKeeps", "subLicences", ...dayFields, ...ownerActs] as const;
