import { type Signer, ZeroHash } from "ethers";
import { record } from "./acts/contributions/record.js";
import { domainOf } from "./typedData.js";
import { type Ledger, as } from "./ledger.js";

/** A contribution: quantity in thousandths, days since 1970-01-01, evidence as the digest and size of a file. */
export interface Entry {
  kind: number;
  quantity: bigint;
  first: number;
  last: number;
  evidence: string;
  algorithm: number;
  size: bigint;
  previous: string;
}

export const SHA256 = 1;
export const NO_PREVIOUS_ENTRY = ZeroHash;
const NO_ENVELOPE = { nonce: 0n, deadline: 0n, signatures: [] };

/**
 * Records a contribution by the contributor's signature; `relayer` sends it.
 * @param signer a signer of the member with the scope RECORD.
 * @param nonce the envelope's; the member's next one of key 0 unless given.
 * @returns the contribution's number.
 */
export async function recordContribution(
  ledger: Ledger,
  agreement: bigint,
  member: number,
  entry: Entry,
  signer: Signer,
  relayer: Signer,
  nonce?: bigint,
): Promise<bigint> {
  const { chainId } = await relayer.provider!.getNetwork();
  const contributions = as(ledger, relayer).contributions;
  nonce ??= await contributions.nextNonce(member, 0);
  const deadline = 2n ** 40n - 1n;
  const domain = domainOf("contributions", chainId, ledger.addresses.contributions);
  const message = { agreement, member, entry, nonce, deadline };
  const signature = await signer.signTypedData(domain, record.consent!.types, message);
  const envelope = { nonce, deadline, signatures: [{ signer: await signer.getAddress(), signature }] };
  const receipt = await (await contributions.record(agreement, member, entry, envelope)).wait();
  const event = receipt!.logs
    .map((log) => contributions.interface.parseLog(log))
    .find((parsed) => parsed?.name === "ContributionRecorded");
  return event!.args[0] as bigint;
}

/** Another party attests a contribution, sent by its own signer. */
export async function attest(ledger: Ledger, contribution: bigint, member: number, signer: Signer): Promise<void> {
  await (await as(ledger, signer).contributions.attestTo(contribution, member, NO_ENVELOPE)).wait();
}

/** Another party challenges a contribution within its window. */
export async function challenge(
  ledger: Ledger,
  contribution: bigint,
  member: number,
  reason: string,
  signer: Signer,
): Promise<void> {
  const ATTEST = 4;
  await (await as(ledger, signer).contributions.challenge(contribution, member, ATTEST, reason, NO_ENVELOPE)).wait();
}

/** The panel rules on a challenge. */
export async function rule(
  ledger: Ledger,
  contribution: bigint,
  stands: boolean,
  reason: string,
  signer: Signer,
): Promise<void> {
  await (await as(ledger, signer).contributions.rule(contribution, stands, reason, NO_ENVELOPE)).wait();
}

/** Makes an attested contribution final once its window is over. Anybody. */
export async function finalise(ledger: Ledger, contribution: bigint): Promise<void> {
  await (await ledger.contributions.finalise(contribution)).wait();
}
