import { decode } from "../decode.js";
import type { CheckedContracts, RawLog } from "../events.js";
import { type Endpoint, askAll } from "./endpoint.js";
import { codeAt } from "./logs.js";

/** The keys that the registry heard of in these logs, in lower case, each once. */
export function signersIn(logs: readonly RawLog[], contracts: CheckedContracts): string[] {
  const members = contracts.members.toLowerCase();
  const own = logs.filter(({ address }) => address.toLowerCase() === members);
  const signers = decode(own, contracts).history.flatMap((event) => {
    if (event.name === "SignerChanged") return [event.args.signer];
    return event.name === "MemberApplied" ? event.args.signers.map(({ signer }) => signer) : [];
  });
  return [...new Set(signers.map((signer) => signer.toLowerCase()))];
}

/**
 * Which keys are contracts as of a block.
 * @throws EndpointError when the endpoint does not answer.
 */
export async function contractsAmong(endpoint: Endpoint, signers: readonly string[], block: number): Promise<string[]> {
  const codes = await askAll(signers, (signer) => codeAt(endpoint, signer, block));
  return signers.filter((_, i) => codes[i] !== "0x");
}
