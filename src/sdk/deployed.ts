import { isAddress } from "ethers";
import { BilingualError } from "../bilingualError.js";
import type { Addresses } from "./ledger.js";

/** Which contract of Ignition's `deployed_addresses.json` is which of ours. */
const names: Record<keyof Addresses, string> = {
  members: "Membership#MemberRegistry",
  set: "Jointly#ModuleSet",
  benefit: "Jointly#BenefitLedger",
  bank: "Jointly#BankSettlement",
  treasury: "Jointly#TokenTreasury",
  agreements: "Jointly#AgreementRegistry",
  contributions: "Jointly#ContributionLedger",
  hold: "Jointly#LegalHold",
  property: "Jointly#IPRegistry",
  licences: "Jointly#LicenseRegistry",
  rewards: "Jointly#RewardRegister",
};

/** The content of a `deployed_addresses.json` is not a whole deployment's. */
export class DeployedAddressesError extends BilingualError {
  override name = "DeployedAddressesError";
  constructor(
    /** The entry that is missing or no address. */
    readonly entry: string,
    found: string | undefined,
  ) {
    super({
      en:
        `deployed_addresses.json has ${found ?? "nothing"} as "${entry}". Finish the deployment by running the same command again, ` +
        "then hand on the file as Ignition wrote it.",
      zh: `deployed_addresses.json 中 “${entry}” 为 ${found ?? "空"}。请再次运行同一命令完成部署，并原样使用 Ignition 生成的文件。`,
    });
  }
}

/**
 * The addresses in a deployment's `deployed_addresses.json`.
 * @param deployed What the file says, parsed.
 * @throws DeployedAddressesError when an entry is missing or no address.
 */
export function addressesIn(deployed: Record<string, unknown>): Addresses {
  const entries = Object.entries(names).map(([key, entry]) => {
    const address = deployed[entry];
    if (!isAddress(address)) throw new DeployedAddressesError(entry, address === undefined ? undefined : `${address}`);
    return [key, address];
  });
  return Object.fromEntries(entries) as Addresses;
}
