import type { ContractRunner } from "ethers";
import { AgreementRegistry__factory } from "../../typechain-types/factories/contracts/agreement/AgreementRegistry__factory.js";
import { BankSettlement__factory } from "../../typechain-types/factories/contracts/benefit/BankSettlement__factory.js";
import { BenefitLedger__factory } from "../../typechain-types/factories/contracts/benefit/BenefitLedger__factory.js";
import { TokenTreasury__factory } from "../../typechain-types/factories/contracts/benefit/TokenTreasury__factory.js";
import { ContributionLedger__factory } from "../../typechain-types/factories/contracts/contribution/ContributionLedger__factory.js";
import { MemberRegistry__factory } from "../../typechain-types/factories/contracts/membership/MemberRegistry__factory.js";
import { LegalHold__factory } from "../../typechain-types/factories/contracts/oversight/LegalHold__factory.js";
import { IPRegistry__factory } from "../../typechain-types/factories/contracts/property/IPRegistry__factory.js";
import { LicenseRegistry__factory } from "../../typechain-types/factories/contracts/property/LicenseRegistry__factory.js";
import { RewardRegister__factory } from "../../typechain-types/factories/contracts/property/RewardRegister__factory.js";
import { ModuleSet__factory } from "../../typechain-types/factories/contracts/types/ModuleSet__factory.js";

/** Where the contracts of a deployment stand. */
export interface Addresses {
  members: string;
  set: string;
  benefit: string;
  bank: string;
  treasury: string;
  agreements: string;
  contributions: string;
  hold: string;
  property: string;
  licences: string;
  rewards: string;
}

/** The contracts of a deployment, typed. Calls are sent by `runner`; see {@link as} for other senders. */
export interface Ledger {
  addresses: Addresses;
  members: ReturnType<typeof MemberRegistry__factory.connect>;
  set: ReturnType<typeof ModuleSet__factory.connect>;
  benefit: ReturnType<typeof BenefitLedger__factory.connect>;
  bank: ReturnType<typeof BankSettlement__factory.connect>;
  treasury: ReturnType<typeof TokenTreasury__factory.connect>;
  agreements: ReturnType<typeof AgreementRegistry__factory.connect>;
  contributions: ReturnType<typeof ContributionLedger__factory.connect>;
  hold: ReturnType<typeof LegalHold__factory.connect>;
  property: ReturnType<typeof IPRegistry__factory.connect>;
  licences: ReturnType<typeof LicenseRegistry__factory.connect>;
  rewards: ReturnType<typeof RewardRegister__factory.connect>;
}

/** Connects to a deployment. */
export function connectLedger(addresses: Addresses, runner: ContractRunner): Ledger {
  return {
    addresses,
    members: MemberRegistry__factory.connect(addresses.members, runner),
    set: ModuleSet__factory.connect(addresses.set, runner),
    benefit: BenefitLedger__factory.connect(addresses.benefit, runner),
    bank: BankSettlement__factory.connect(addresses.bank, runner),
    treasury: TokenTreasury__factory.connect(addresses.treasury, runner),
    agreements: AgreementRegistry__factory.connect(addresses.agreements, runner),
    contributions: ContributionLedger__factory.connect(addresses.contributions, runner),
    hold: LegalHold__factory.connect(addresses.hold, runner),
    property: IPRegistry__factory.connect(addresses.property, runner),
    licences: LicenseRegistry__factory.connect(addresses.licences, runner),
    rewards: RewardRegister__factory.connect(addresses.rewards, runner),
  };
}

/** The same deployment with another sender. The ABIs are not read anew. */
export const as = ({ addresses, ...contracts }: Ledger, runner: ContractRunner): Ledger => ({
  addresses,
  members: contracts.members.connect(runner),
  set: contracts.set.connect(runner),
  benefit: contracts.benefit.connect(runner),
  bank: contracts.bank.connect(runner),
  treasury: contracts.treasury.connect(runner),
  agreements: contracts.agreements.connect(runner),
  contributions: contracts.contributions.connect(runner),
  hold: contracts.hold.connect(runner),
  property: contracts.property.connect(runner),
  licences: contracts.licences.connect(runner),
  rewards: contracts.rewards.connect(runner),
});
