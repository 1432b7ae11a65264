import { type Signed, recovered } from "./keys/recover.js";

const DIGITS = 2 + 65 * 2;
const PARITIES: Record<string, number> = { "1b": 0, "1c": 1 };

/** No key can have made it. */
const NONE = { r: "0x", s: "0x", parity: 0 };

/** A signature's parts, as the contracts read them; those of none where it is not 65 bytes long, or its `v` is not 27 or 28. */
export function signedBy(digest: string, signature: string): Signed {
  const parity = PARITIES[signature.slice(130)];
  if (signature.length !== DIGITS || parity === undefined) return { digest, ...NONE };
  return { digest, r: signature.slice(0, 66), s: `0x${signature.slice(66, 130)}`, parity };
}

/**
 * The address whose key signed, in lower case; undefined for what no contract of ours accepts: another length than 65 bytes, an `s` in the
 * upper half, a `v` other than 27 and 28, or a point that is not on the curve.
 */
export const signerOf = (digest: string, signature: string): string | undefined =>
  recovered(signedBy(digest, signature));
