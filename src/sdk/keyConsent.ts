import type { Signer } from "ethers";
import type { Digest } from "./acts/types.js";
import type { Ledger } from "./ledger.js";
import { domainOf, keyConsentTypes } from "./typedData.js";

/**
 * A key's own signature that it agrees to sign for one member, for ever for no other.
 * @param registrationDigest names the member; an applicant has no number yet.
 * @param letterDigest the sealed letter that authorises the key.
 */
export async function keyConsent(
  ledger: Pick<Ledger, "addresses" | "members">,
  registrationDigest: Digest,
  letterDigest: Digest,
  key: Signer,
): Promise<string> {
  const { chainId } = await ledger.members.runner!.provider!.getNetwork();
  const domain = domainOf("members", chainId, ledger.addresses.members);
  return key.signTypedData(domain, keyConsentTypes, {
    registrationDigest,
    signer: await key.getAddress(),
    letterDigest,
  });
}
