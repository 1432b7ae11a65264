import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { Build, moduleOrder } from "../../src/sdk/moduleSet.js";

const contracts: Record<(typeof moduleOrder)[number], string> = {
  benefit: "BenefitLedger",
  bank: "BankSettlement",
  treasury: "TokenTreasury",
  agreements: "AgreementRegistry",
  contributions: "ContributionLedger",
  hold: "LegalHold",
};

/** The modules as this working copy builds them. */
export async function moduleBuilds({
  artifacts,
}: HardhatRuntimeEnvironment): Promise<Record<keyof typeof contracts, Build>> {
  const entries = Object.entries(contracts).map(async ([name, contract]) => [
    name,
    await artifacts.readArtifact(contract),
  ]);
  return Object.fromEntries(await Promise.all(entries)) as Record<keyof typeof contracts, Build>;
}
