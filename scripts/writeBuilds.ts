// Writes dist/builds.json: the code of each contract as built here, which `jointly audit` compares with the code on the chain.
import { readFileSync, writeFileSync } from "node:fs";

const folders = {
  MemberRegistry: "membership",
  ModuleSet: "types",
  BenefitLedger: "benefit",
  BankSettlement: "benefit",
  TokenTreasury: "benefit",
  AgreementRegistry: "agreement",
  ContributionLedger: "contribution",
  LegalHold: "oversight",
};

const builds = Object.entries(folders).map(([name, folder]) => {
  const path = `artifacts/contracts/${folder}/${name}.sol/${name}.json`;
  const { deployedBytecode, immutableReferences } = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
  return [name, { deployedBytecode, immutableReferences }];
});
writeFileSync("dist/builds.json", JSON.stringify(Object.fromEntries(builds)));
