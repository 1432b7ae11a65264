import type { Bilingual } from "../agreement/format.js";
import type { assetKinds, assetStatuses, ownerActs } from "../audit/report/propertyWords.js";

// The auditor, who imports nothing of the library, has the words; the library uses the same.
export {
  assetKinds,
  assetStatuses,
  licenceKinds,
  licenceStatuses,
  ownerActs,
  wordOf,
} from "../audit/report/propertyWords.js";

export type AssetKind = keyof typeof assetKinds;
export type AssetStatus = keyof typeof assetStatuses;
export type OwnerAct = keyof typeof ownerActs;

/** How co-owners agree to an act; from 1. */
export const consents = {
  alone: { en: "any co-owner alone", zh: "任一共有人可单独决定" },
  "no-objection": { en: "after notice, unless a co-owner objects", zh: "通知期满且无共有人异议" },
  majority: { en: "more than half of the owners' units", zh: "过半数权属份额同意" },
  all: { en: "all co-owners", zh: "全体共有人同意" },
} satisfies Record<string, Bilingual>;
export type Consent = keyof typeof consents;
