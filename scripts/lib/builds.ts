import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { Build, Deployed } from "../../src/audit/state/code.js";
import { contractNames } from "./contractNames.js";

/** A deployment's contracts as this working copy builds them. */
export async function moduleBuilds({ artifacts }: HardhatRuntimeEnvironment): Promise<Record<Deployed, Build>> {
  const entries = Object.entries(contractNames).map(async ([name, contract]) => [
    name,
    await artifacts.readArtifact(contract),
  ]);
  return Object.fromEntries(await Promise.all(entries)) as Record<Deployed, Build>;
}
