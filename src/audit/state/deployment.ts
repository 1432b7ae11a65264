import { keccak256 } from "ethers";
import { ModuleSet__factory } from "../../../typechain-types/factories/contracts/types/ModuleSet__factory.js";
import { type Endpoint, askAll, callAt } from "../load/endpoint.js";
import { codeAt } from "../load/logs.js";

/** What stands where. */
export interface Deployment {
  /** The module set that wired the contracts, and its digest, which every agreement's terms name. */
  moduleSet?: { address: string; digest: string };
  /** keccak-256 of the code at each address, at the last block. */
  contracts: { name: string; address: string; codeHash: string }[];
}

const set = ModuleSet__factory.createInterface();

/**
 * Asks what code stands at each contract's address at a block, and for the module set's digest.
 * @param addresses by the contracts' names; `set` is the module set.
 * @throws EndpointError when the endpoint does not keep the state of that block.
 */
export async function deploymentAt(
  endpoint: Endpoint,
  addresses: Record<string, string>,
  block: number,
): Promise<Deployment> {
  const names = Object.keys(addresses);
  const codes = await askAll(names, (name) => codeAt(endpoint, addresses[name]!, block));
  const contracts = names.map((name, i) => ({
    name,
    address: addresses[name]!.toLowerCase(),
    codeHash: keccak256(codes[i]!),
  }));
  const address = addresses["set"];
  if (address === undefined) return { contracts };
  const digest = await callAt(endpoint, address, set.encodeFunctionData("digest"), block);
  return { moduleSet: { address: address.toLowerCase(), digest }, contracts };
}
