import type { Deployed } from "../../src/audit/state/code.js";

/** What the contracts of a deployment are called in their sources. */
export const contractNames: Record<Deployed, string> = {
  members: "MemberRegistry",
  set: "ModuleSet",
  manager: "AccessManager",
  rules: "TermsRules",
  benefit: "BenefitLedger",
  bank: "BankSettlement",
  treasury: "TokenTreasury",
  agreements: "AgreementRegistry",
  contributions: "ContributionLedger",
  hold: "LegalHold",
  property: "IPRegistry",
  owners: "OwnerActs",
  reader: "ActsReader",
  licences: "LicenseRegistry",
  licenceRules: "LicenceRules",
  rewards: "RewardRegister",
};
