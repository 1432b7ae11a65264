import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { Build, Deployed } from "../../src/audit/state/code.js";

const contracts: Record<Deployed, string> = {
  members: "MemberRegistry",
  set: "ModuleSet",
  manager: "AccessManager",
  rules: "TermsRules",
  reader: "ActsReader",
  owners: "OwnerActs",
  licenceRules: "LicenceRules",
  benefit: "BenefitLedger",
  bank: "BankSettlement",
  treasury: "TokenTreasury",
  agreements: "AgreementRegistry",
  contributions: "ContributionLedger",
  hold: "LegalHold",
  property: "IPRegistry",
  licences: "LicenseRegistry",
  rewards: "RewardRegister",
};

/** A deployment's contracts as this working copy builds them. */
export async function moduleBuilds({ artifacts }: HardhatRuntimeEnvironment): Promise<Record<Deployed, Build>> {
  const entries = Object.entries(contracts).map(async ([name, contract]) => [
    name,
    await artifacts.readArtifact(contract),
  ]);
  return Object.fromEntries(await Promise.all(entries)) as Record<Deployed, Build>;
}
