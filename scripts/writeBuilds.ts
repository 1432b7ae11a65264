// Writes builds.json into dist, or the folder named: the code of each contract as built here, which `jointly audit` compares with the chain's.
import { readFileSync, writeFileSync } from "node:fs";

const manager = "@openzeppelin/contracts/access/manager/AccessManager.sol/AccessManager";
const artifacts = {
  members: "contracts/membership/MemberRegistry.sol/MemberRegistry",
  set: "contracts/types/ModuleSet.sol/ModuleSet",
  manager,
  rules: "contracts/agreement/TermsRules.sol/TermsRules",
  reader: "contracts/property/ActsReader.sol/ActsReader",
  owners: "contracts/property/OwnerActs.sol/OwnerActs",
  licenceRules: "contracts/property/LicenceRules.sol/LicenceRules",
  benefit: "contracts/benefit/BenefitLedger.sol/BenefitLedger",
  bank: "contracts/benefit/BankSettlement.sol/BankSettlement",
  treasury: "contracts/benefit/TokenTreasury.sol/TokenTreasury",
  agreements: "contracts/agreement/AgreementRegistry.sol/AgreementRegistry",
  contributions: "contracts/contribution/ContributionLedger.sol/ContributionLedger",
  hold: "contracts/oversight/LegalHold.sol/LegalHold",
  property: "contracts/property/IPRegistry.sol/IPRegistry",
  licences: "contracts/property/LicenseRegistry.sol/LicenseRegistry",
  rewards: "contracts/property/RewardRegister.sol/RewardRegister",
};

const builds = Object.entries(artifacts).map(([name, path]) => {
  const artifact = JSON.parse(readFileSync(`artifacts/${path}.json`, "utf8")) as Record<string, unknown>;
  const { deployedBytecode, immutableReferences } = artifact;
  return [name, { deployedBytecode, immutableReferences }];
});
writeFileSync(`${process.argv[2] ?? "dist"}/builds.json`, JSON.stringify(Object.fromEntries(builds)));
