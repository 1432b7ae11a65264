import { ZeroAddress, getCreateAddress } from "ethers";
import { AgreementRegistry__factory } from "../../../typechain-types/factories/contracts/agreement/AgreementRegistry__factory.js";
import type { CheckedContracts } from "../events.js";
import { type Endpoint, askAll, callAt } from "../load/endpoint.js";
import { codeAt } from "../load/logs.js";
import type { Pinned } from "../load/pin.js";
import type { Deployed } from "./code.js";

/** What stands at a block: every contract of the deployment, also those that keep no logs, and the code that is shown of each. */
export interface Standing {
  contracts: Partial<Record<Deployed, string>>;
  codes: ReadonlyMap<Deployed, string>;
}

const registry = AgreementRegistry__factory.createInterface();

/**
 * Asks what stands at the last block. Code is asked for once: what is compared with a build is then what the state proves.
 * @throws EndpointError when the endpoint cannot say what stood there at that block.
 */
export async function standingAt(
  endpoint: Endpoint,
  addresses: CheckedContracts & { set?: string },
  { to: block, sources: { managers } }: Pinned,
): Promise<Standing> {
  const answer = await callAt(endpoint, addresses.agreements, registry.encodeFunctionData("termsRules"), block);
  const rules = `0x${answer.slice(-40)}`;
  // What these two deploy as they are made: an address follows from its creator and the count of what that has made.
  const [reader, owners] = [1, 2].map((nonce) => getCreateAddress({ from: addresses.property, nonce }));
  const licenceRules = getCreateAddress({ from: addresses.licences, nonce: 1 });
  const manager = managers.at(-1) ?? ZeroAddress; // the one obeyed last
  const contracts = { ...addresses, manager, rules, reader: reader!, owners: owners!, licenceRules };
  return { contracts, codes: await codesOf(endpoint, contracts, block) };
}

/**
 * The code that an endpoint shows of each contract.
 * @throws EndpointError when it does not keep what stood there at that block.
 */
export async function codesOf(
  endpoint: Endpoint,
  contracts: Standing["contracts"],
  block: number,
): Promise<Map<Deployed, string>> {
  const all = Object.entries(contracts) as [Deployed, string][];
  const codes = await askAll(all, ([, address]) => codeAt(endpoint, address, block));
  return new Map(all.map(([name], i) => [name, codes[i]!]));
}
