/** The 14 CRediT roles (ANSI/NISO Z39.104-2022) in its order, then resources. Numbers on the chain: 1-14, and from 101. */
export const creditRoles = [
  "conceptualization",
  "data-curation",
  "formal-analysis",
  "funding-acquisition",
  "investigation",
  "methodology",
  "project-administration",
  "resources",
  "software",
  "supervision",
  "validation",
  "visualization",
  "writing-original-draft",
  "writing-review-editing",
] as const;
export const resources = ["cash", "equipment", "data", "facilities", "staff", "training"] as const;
export const contributionKinds = [...creditRoles, ...resources] as const;
export type ContributionKind = (typeof contributionKinds)[number];
