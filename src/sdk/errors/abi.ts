import { Fragment, type ErrorFragment, Interface, type JsonFragment } from "ethers";
import { AccessManager__factory } from "../../../typechain-types/factories/@openzeppelin/contracts/access/manager/AccessManager__factory.js";
import { AgreementRegistry__factory } from "../../../typechain-types/factories/contracts/agreement/AgreementRegistry__factory.js";
import { BankSettlement__factory } from "../../../typechain-types/factories/contracts/benefit/BankSettlement__factory.js";
import { BenefitLedger__factory } from "../../../typechain-types/factories/contracts/benefit/BenefitLedger__factory.js";
import { ContributionLedger__factory } from "../../../typechain-types/factories/contracts/contribution/ContributionLedger__factory.js";
import { IPRegistry__factory } from "../../../typechain-types/factories/contracts/property/IPRegistry__factory.js";
import { LegalHold__factory } from "../../../typechain-types/factories/contracts/oversight/LegalHold__factory.js";
import { LicenseRegistry__factory } from "../../../typechain-types/factories/contracts/property/LicenseRegistry__factory.js";
import { MemberRegistry__factory } from "../../../typechain-types/factories/contracts/membership/MemberRegistry__factory.js";
import { ModuleSet__factory } from "../../../typechain-types/factories/contracts/types/ModuleSet__factory.js";
import { RewardRegister__factory } from "../../../typechain-types/factories/contracts/property/RewardRegister__factory.js";
import { TokenTreasury__factory } from "../../../typechain-types/factories/contracts/benefit/TokenTreasury__factory.js";
import { foreignErrors } from "./foreign.js";

/** An error as a contract declares it; `internalType` is what the source calls an argument's type. */
export interface DeclaredError {
  name: string;
  inputs: { name: string; type: string; internalType: string }[];
  fragment: ErrorFragment;
}

const contracts: readonly (readonly JsonFragment[])[] = [
  MemberRegistry__factory.abi,
  ModuleSet__factory.abi,
  BenefitLedger__factory.abi,
  BankSettlement__factory.abi,
  TokenTreasury__factory.abi,
  AgreementRegistry__factory.abi,
  ContributionLedger__factory.abi,
  LegalHold__factory.abi,
  IPRegistry__factory.abi,
  LicenseRegistry__factory.abi,
  RewardRegister__factory.abi,
  AccessManager__factory.abi,
];

function declared(entry: JsonFragment): DeclaredError {
  const inputs = (entry.inputs ?? []).map(({ name, type, internalType }) => {
    return { name: name!, type: type!, internalType: internalType ?? type! };
  });
  return { name: entry.name!, inputs, fragment: Fragment.from(entry) as ErrorFragment };
}

const foreign = JSON.parse(new Interface(foreignErrors).formatJson()) as JsonFragment[];

/** Every error that can come back from the contracts, by its selector. */
export const declaredErrors: ReadonlyMap<string, DeclaredError> = new Map(
  [...contracts.flat(), ...foreign]
    .filter(({ type }) => type === "error")
    .map(declared)
    .map((error) => [error.fragment.selector, error]),
);
