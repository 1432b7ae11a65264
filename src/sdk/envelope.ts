import { type Signer, type TypedDataDomain, TypedDataEncoder } from "ethers";
import type { Act, Consent } from "./acts/act.js";
import { type Address, FOR_EVER, type MemberNumber, type Seconds } from "./acts/types.js";
import type { Ledger } from "./ledger.js";
import { type Types, domainOf } from "./typedData.js";

/** One signature, and in whose name it is given. */
export interface EnvelopeSignature {
  member: MemberNumber;
  signer: Address;
  signature: string;
}

/**
 * An act that travels: who must sign adds a signature, then anybody hands it in. Plain values only, so that it can be a file; numbers too
 * large for JSON may be decimal strings.
 */
export interface Envelope {
  /** The act's {@link Act.id}. */
  act: string;
  chainId: string;
  /** The contract that will check the signatures. */
  contract: Address;
  /** What the act takes. */
  args: object;
  /** In whose name it is signed. */
  member: MemberNumber;
  /** What is signed, number and deadline included. */
  message: Record<string, unknown>;
  signatures: EnvelopeSignature[];
}

/** What is signed, and its three hashes: domain, struct, and the digest that the key signs. */
export interface TypedData {
  domain: TypedDataDomain;
  primaryType: string;
  types: Types;
  message: Record<string, unknown>;
  hashes: { domain: string; struct: string; digest: string };
}

/** An act that nobody can sign for another to hand in. */
export class NoEnvelopeError extends Error {
  override name = "NoEnvelopeError";
  constructor(readonly act: string) {
    super(`${act} takes no envelope: whoever acts sends the transaction itself.`);
  }
}

function consentOf<A extends object>(act: Act<A>): Consent<A> {
  if (act.consent === undefined) throw new NoEnvelopeError(act.id);
  return act.consent;
}

/** Until when an envelope can be handed in, and which number it takes. */
export interface EnvelopeOptions {
  /** The last second at which it can be handed in; without an end when left out. */
  deadline?: Seconds;
  /** The series of numbers, 0 when left out; acts of different series do not wait for each other. */
  series?: bigint;
  /** The number itself, `series << 64 | place`, where it is known; else the member's next one is asked for. */
  nonce?: bigint;
}

/**
 * An envelope without signatures yet.
 * @throws NoEnvelopeError
 */
export async function newEnvelope<A extends object>(
  ledger: Ledger,
  act: Act<A>,
  args: A,
  { deadline = FOR_EVER, series = 0n, nonce }: EnvelopeOptions = {},
): Promise<Envelope> {
  const consent = consentOf(act);
  const member = await consent.member(args, ledger);
  const facts = await consent.message(args, ledger);
  const message: Record<string, unknown> = { ...facts, deadline };
  if (consent.numbered) {
    const registry = act.contract === "members" ? ledger.members : ledger.contributions;
    message["nonce"] = nonce ?? (await registry.nextNonce(member, series));
  }
  const { chainId } = await ledger.members.runner!.provider!.getNetwork();
  const contract = ledger.addresses[act.contract];
  return { act: act.id, chainId: String(chainId), contract, args, member, message, signatures: [] };
}

/** What the signers of an envelope sign. The types are the act's own, never the file's. */
export function typedDataOf<A extends object>(act: Act<A>, envelope: Envelope): TypedData {
  const { primaryType, types } = consentOf(act);
  const { message } = envelope;
  const domain = domainOf(act.contract, BigInt(envelope.chainId), envelope.contract);
  const hashes = {
    domain: TypedDataEncoder.hashDomain(domain),
    struct: TypedDataEncoder.hashStruct(primaryType, types, message),
    digest: TypedDataEncoder.hash(domain, types, message),
  };
  return { domain, primaryType, types, message, hashes };
}

/** The envelope with one more signature; a second one of the same key takes the place of its first. Needs no chain. */
export async function signEnvelope<A extends object>(
  act: Act<A>,
  envelope: Envelope,
  signer: Signer,
  member: MemberNumber = envelope.member,
): Promise<Envelope> {
  const { domain, types, message } = typedDataOf(act, envelope);
  const address = await signer.getAddress();
  const signature = await signer.signTypedData(domain, types, message);
  const others = envelope.signatures.filter((one) => one.signer.toLowerCase() !== address.toLowerCase());
  return { ...envelope, signatures: [...others, { member, signer: address, signature }] };
}
