import { SigningKey, computeAddress } from "ethers";

const DIGITS = 2 + 65 * 2;
const HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;

/**
 * The address whose key signed, in lower case; undefined for what no contract of ours accepts: another length than 65 bytes, an `s` in the
 * upper half, a `v` other than 27 and 28, or a point that is not on the curve.
 */
export function signerOf(digest: string, signature: string): string | undefined {
  if (signature.length !== DIGITS) return undefined;
  const [r, s, v] = [signature.slice(2, 66), signature.slice(66, 130), signature.slice(130)];
  if (BigInt(`0x${s}`) > HALF_ORDER || (v !== "1b" && v !== "1c")) return undefined;
  try {
    const key = SigningKey.recoverPublicKey(digest, { r: `0x${r}`, s: `0x${s}`, v: v === "1b" ? 27 : 28 });
    return computeAddress(key).toLowerCase();
  } catch {
    return undefined;
  }
}
