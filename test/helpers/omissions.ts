import type { Provider } from "ethers";
import { type Asked, type OmissionId, usualPatience } from "../../src/omissions/omission.js";
import { findOmissions } from "../../src/omissions/omissions.js";
import { materialBy } from "./papers.js";
import type { Rails } from "./rails.js";

/** What the search is made from, of what a test did on the rails. */
export async function askedBy(context: Rails, provider: Provider, more: Partial<Asked> = {}): Promise<Asked> {
  const { result, clock, contracts } = await materialBy(context, provider);
  const [latest, { chainId }] = await Promise.all([provider.getBlock("latest"), provider.getNetwork()]);
  const now = latest!.timestamp;
  return { result, clock, now, chainId, bank: contracts.bank, patience: usualPatience, ...more };
}

/** What was found, as check, source and what is expected and found. */
export const foundIn = (asked: Asked, ...only: OmissionId[]) =>
  findOmissions(asked)
    .findings.filter(({ check }) => only.length === 0 || only.includes(check))
    .map(({ check, source, expected, found }) => `${check} | ${source} | ${expected} | ${found}`);
