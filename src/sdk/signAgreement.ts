import { ZeroHash, type Signer } from "ethers";
import { sign } from "./acts/agreements/sign.js";
import { domainOf, hashParty, hashTerms } from "./typedData.js";
import { type Ledger, as } from "./ledger.js";
import type { Terms } from "./terms.js";

const NO_ENVELOPE = { deadline: 0n, signatures: [] };

/**
 * Reserves an agreement's number for the member that will lead it.
 * @param lead a signer of that member with the scope AGREEMENTS.
 * @returns the number.
 */
export async function reserveAgreement(ledger: Ledger, member: number, lead: Signer): Promise<bigint> {
  const agreements = as(ledger, lead).agreements;
  const receipt = await (await agreements.reserve(0, member, NO_ENVELOPE)).wait();
  const event = receipt!.logs
    .map((log) => agreements.interface.parseLog(log))
    .find((parsed) => parsed?.name === "AgreementReserved");
  return event!.args.getValue("agreement") as bigint;
}

/**
 * Puts terms on the table.
 * @returns the draft's hash, by which everything else knows it.
 */
export async function proposeTerms(ledger: Ledger, terms: Terms, member: number, signer: Signer): Promise<string> {
  await (await as(ledger, signer).agreements.propose(terms, member, NO_ENVELOPE)).wait();
  return hashTerms(terms);
}

/**
 * A party signs the whole terms as typed data; `relayer` sends the signature, so the party needs no gas.
 * @param place the party's place in the terms.
 */
export async function signTerms(
  ledger: Ledger,
  terms: Terms,
  place: number,
  signer: Signer,
  relayer: Signer,
): Promise<void> {
  const party = terms.parties[place]!;
  const { chainId } = await relayer.provider!.getNetwork();
  const deadline = 2n ** 64n;
  const domain = domainOf("agreements", chainId, ledger.addresses.agreements);
  const signature = await signer.signTypedData(domain, sign.consent!.types, { terms, member: party.member, deadline });
  const envelope = { deadline, signatures: [{ signer: await signer.getAddress(), signature }] };
  const { hash, parties } = hashesOf(terms);
  const sent = await as(ledger, relayer).agreements.sign(hash, place, party, parties, envelope);
  await sent.wait();
}

const hashed = new WeakMap<Terms, { hash: string; parties: string[] }>();

/** The hashes that every signature needs, worked out once for all parties. */
function hashesOf(terms: Terms): { hash: string; parties: string[] } {
  const known = hashed.get(terms) ?? { hash: hashTerms(terms), parties: terms.parties.map(hashParty) };
  hashed.set(terms, known);
  return known;
}

/** Brings a signed draft into force; anybody may, from the time on that {@link inForceAt} tells. */
export async function activateTerms(ledger: Ledger, terms: Terms): Promise<void> {
  await (await ledger.agreements.activate(terms)).wait();
}

/** When a draft can come into force, in seconds: cooling-off over and effective date reached. */
export const inForceAt = (ledger: Ledger, draft: string): Promise<bigint> => ledger.agreements.inForceAt(draft);

/** No version before the first. */
export const NO_PREVIOUS = ZeroHash;
