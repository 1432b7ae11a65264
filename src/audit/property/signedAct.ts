import { type Authorisation, type Envelope, nonceTrace, signedBy } from "../acts/act.js";

const ENDS = "uint256 nonce,uint40 deadline)";

/** What a member wants of property, licences or lists: by its own sending, or by an envelope over a struct. */
export function signedAct(
  { member, scope, amount = 0n }: Pick<Authorisation, "member" | "scope"> & { amount?: bigint },
  fields: string,
  value: object,
  envelope: Envelope,
  types = "",
): { authorisations: Authorisation[] } {
  return { authorisations: [signedBy({ member, scope, amount }, `${fields},${ENDS}${types}`, value, envelope)] };
}

/** The event of an envelope's used nonce, when the envelope has signatures. */
export const envelopeOf = (member: bigint, envelope: Envelope) => nonceTrace("ActNonceUsed", member, envelope);
