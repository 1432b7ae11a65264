import { readFileSync } from "node:fs";
import path from "node:path";
import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import Membership from "./Membership.js";

const artifacts = path.resolve(import.meta.dirname, "../../artifacts/contracts");

/** The modules in the order of the contracts' enum `Module`: a module's address follows from its place. */
export const modules = [
  ["benefit", "BenefitLedger"],
  ["benefit", "BankSettlement"],
  ["benefit", "TokenTreasury"],
  ["agreement", "AgreementRegistry"],
  ["contribution", "ContributionLedger"],
  ["oversight", "LegalHold"],
  ["property", "IPRegistry"],
  ["property", "LicenseRegistry"],
  ["property", "RewardRegister"],
] as const;

/** The creation code that the module set deploys; modules take no constructor arguments. */
function creationCode(folder: string, name: string): string {
  const file = path.join(artifacts, folder, `${name}.sol`, `${name}.json`);
  return (JSON.parse(readFileSync(file, "utf8")) as { bytecode: string }).bytecode;
}

/**
 * The whole ledger: access manager, member registry, and the module set with its nine modules. There is nothing to wire afterwards: each
 * module knows the others from its birth.
 */
export default buildModule("Jointly", (m) => {
  const { manager, members } = m.useModule(Membership);
  const set = m.contract("ModuleSet", [members]);

  let previous = m.call(set, "deploy", [0, creationCode(...modules[0])], { id: "deploy_BenefitLedger" });
  const deployed = modules.map(([folder, name], place) => {
    if (place > 0) {
      const options = { id: `deploy_${name}`, after: [previous] };
      previous = m.call(set, "deploy", [place, creationCode(folder, name)], options);
    }
    const address = m.readEventArgument(previous, "ModuleDeployed", "deployed", { id: `at_${name}` });
    return m.contractAt(name, address);
  });
  type At = (typeof deployed)[0];
  type Nine = [At, At, At, At, At, At, At, At, At];
  const [benefit, bank, treasury, agreements, contributions, hold, property, licences, rewards] = deployed as Nine;
  const money = { benefit, bank, treasury };
  return { manager, members, set, ...money, agreements, contributions, hold, property, licences, rewards };
});
