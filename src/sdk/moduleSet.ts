import { AbiCoder, type Provider, getBytes, hexlify, keccak256 } from "ethers";
import { ModuleSet__factory } from "../../typechain-types/factories/contracts/types/ModuleSet__factory.js";
import type { Addresses } from "./ledger.js";

/** The modules of a set, in the order of the contracts' enum `Module`. */
export const moduleOrder = [
  ...(["benefit", "bank", "treasury", "agreements", "contributions"] as const),
  ...(["hold", "property", "licences", "rewards"] as const),
] as const;

/** A contract as somebody built it: its code, and where constructors write into it. */
export interface Build {
  deployedBytecode: string;
  immutableReferences?: Record<string, { start: number; length: number }[]>;
}

/** What was found out about a module set. */
export interface ModuleSetReport {
  /** What the set answers. */
  digest: string;
  /** What chain, addresses and code add up to. */
  computed: string;
  modules: { name: (typeof moduleOrder)[number]; address: string; foreseen: boolean; asBuilt: boolean }[];
}

const coder = AbiCoder.defaultAbiCoder();

/** Code with zeros where a constructor wrote. */
function blanked(code: string, { immutableReferences = {} }: Build): string {
  const bytes = getBytes(code);
  for (const { start, length } of Object.values(immutableReferences).flat()) bytes.fill(0, start, start + length);
  return hexlify(bytes);
}

/**
 * Computes a set's digest anew from the chain's number, the addresses and the code that stands there, and compares the code with a build.
 * @param addresses The deployment.
 * @param builds The build's contracts, one a module.
 * @throws ModuleSetIncomplete (a call's revert) while a module is missing.
 */
export async function checkModuleSet(
  provider: Provider,
  addresses: Addresses,
  builds: Record<(typeof moduleOrder)[number], Build>,
): Promise<ModuleSetReport> {
  const set = ModuleSet__factory.connect(addresses.set, provider);
  const { chainId } = await provider.getNetwork();
  const start = coder.encode(["uint256", "address", "address"], [chainId, addresses.set, addresses.members]);
  let computed = keccak256(start);
  const modules: ModuleSetReport["modules"] = [];
  for (const [number, name] of moduleOrder.entries()) {
    const address = addresses[name];
    const code = await provider.getCode(address);
    const link = [computed, number, address, keccak256(code)];
    computed = keccak256(coder.encode(["bytes32", "uint8", "address", "bytes32"], link));
    const foreseen = (await set.addressOf(number)).toLowerCase() === address.toLowerCase();
    const asBuilt = blanked(code, builds[name]) === blanked(builds[name].deployedBytecode, builds[name]);
    modules.push({ name, address, foreseen, asBuilt });
  }
  return { digest: await set.digest(), computed, modules };
}
