import { isAddress } from "ethers";
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
};

/** The content of a `deployed_addresses.json` is not a whole deployment's. */
export class DeployedAddressesError extends Error {
  override name = "DeployedAddressesError";
  constructor(
    /** The entry that is missing or no address. */
    readonly entry: string,
    found: string,
  ) {
    super(
      `deployed_addresses.json has ${found} as "${entry}". Finish the deployment by running the same command again, ` +
        "then hand on the file as Ignition wrote it.",
    );
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
    if (!isAddress(address)) throw new DeployedAddressesError(entry, address === undefined ? "nothing" : `${address}`);
    return [key, address];
  });
  return Object.fromEntries(entries) as Addresses;
}
