import type { CheckedContracts, Told } from "../events.js";
import type { Scene } from "../findings.js";

/** An event that a call must leave, by its name and by the values that the call fixes. */
export interface Trace {
  event: Told["name"];
  args: Record<string, unknown>;
  /** It may be missing. */
  optional?: boolean;
}

export interface Signed {
  signer: string;
  signature: string;
}

/** What was signed: a struct with its EIP-712 type. */
export interface Struct {
  type: string;
  value: object;
}

/** What members sign: the struct ends in `nonce` (where there is one) and `deadline`. */
export interface Envelope {
  nonce?: bigint;
  deadline: bigint;
  signatures: Signed[];
}

/** A member's consent to a call: by an envelope of signatures, or, where that is empty, by sending it. */
export interface Authorisation {
  member: bigint;
  scope: bigint;
  /** Minor units, 0 where there is none. */
  amount: bigint;
  /** One signer is enough, whatever the policy: for acts that only stop something. */
  alone?: boolean;
  /** The member's own keys and payout: it must be its own master, but need not be active. */
  own?: boolean;
  /** The member whose organisation must not be the one that acts. */
  apartFrom?: bigint;
  signed?: Struct & Envelope;
}

/** A key's consent to sign for a member. */
export interface Consent extends Signed, Struct {}

/** A call of one of the contracts, and what it needs. */
export interface Act {
  contract: keyof CheckedContracts;
  /** The function. */
  name: string;
  selector: string;
  /** Who sent it, in lower case; through the AccessManager, who sent it there. */
  sender: string;
  throughManager: boolean;
  authorisations: Authorisation[];
  consents: Consent[];
  /** Restricted by the AccessManager to the holders of a role. */
  restricted: boolean;
  /** Kept to the holders of the officers' role. */
  officers: boolean;
  leaves: Trace[];
}

/** What a function's arguments make of a call. */
export type Needs = Partial<Pick<Act, "authorisations" | "consents" | "restricted" | "officers" | "leaves">>;

/** Everything around a call that its arguments do not say: the books before it, and the transaction's events. */
export type Around = Pick<Scene, "books" | "transaction"> & { sender: string };

/** A contract's functions by name, each with what it needs. Functions that need nothing and are checked elsewhere are not listed. */
export type Functions<Args> = Record<string, (args: Args, around: Around) => Needs>;

/** An event that a call must leave. */
export const trace = (event: Told["name"], args: Record<string, unknown>, optional = false): Trace => ({
  event,
  args,
  optional,
});

/** A member's consent by the fields of what it signs; `nonce` and `deadline` come from the envelope. */
export function signedBy(
  who: Omit<Authorisation, "signed">,
  type: string,
  value: object,
  { nonce, deadline, signatures }: Envelope,
): Authorisation {
  if (signatures.length === 0) return who;
  const ends = nonce === undefined ? { deadline } : { nonce, deadline };
  return { ...who, signed: { type, value: { ...value, ...ends }, ...ends, signatures } };
}

const KEY_BITS = 64n;

/** The event of an envelope's used nonce, when the envelope has signatures. */
export function nonceTrace(
  event: "NonceUsed" | "ContributionNonceUsed" | "ActNonceUsed",
  member: bigint,
  { nonce = 0n, signatures }: Envelope,
): Trace[] {
  if (signatures.length === 0) return [];
  const next = (nonce & ((1n << KEY_BITS) - 1n)) + 1n;
  return [trace(event, { member, key: nonce >> KEY_BITS, next })];
}
