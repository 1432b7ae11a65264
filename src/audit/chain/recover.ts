import { Signature, SigningKey, computeAddress } from "ethers";

/**
 * Whose key signed a digest, in lower case; undefined when no key can have. The one place that knows whose recovery it is.
 * @param parity which of the two keys: 0 or 1.
 */
export function recovered(digest: string, r: string, s: string, parity: number): string | undefined {
  if (parity !== 0 && parity !== 1) return undefined;
  try {
    const signature = Signature.from({ r: word(r), s: word(s), yParity: parity });
    return computeAddress(SigningKey.recoverPublicKey(digest, signature)).toLowerCase();
  } catch {
    return undefined;
  }
}

const word = (hex: string): string => `0x${hex.slice(2).padStart(64, "0")}`;
