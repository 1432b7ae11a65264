import type { Signer } from "ethers";
import { type Application, applyForMembership } from "./acts/members/applyForMembership.js";
import { admit } from "./acts/members/admit.js";
import { type Digest, FOR_EVER, type MemberNumber, type Scopes } from "./acts/types.js";
import { keyConsent } from "./keyConsent.js";
import type { Ledger } from "./ledger.js";
import { perform, toldIn } from "./perform.js";

/** What a legal entity states when it applies, and the posts' keys, each of which consents by signing. */
export type MembershipApplication = Omit<Application, "signers"> & { keys: { signer: Signer; scopes: Scopes }[] };

/**
 * Files an application with the consent of every key and has it admitted by `admission`, who holds the admission role.
 * @returns the member's number.
 * @throws the registry's errors, when a number or key is taken, a consent is missing or `admission` lacks the role.
 */
export async function admitMember(
  ledger: Ledger,
  { keys, ...stated }: MembershipApplication,
  admission: Signer,
  evidenceDigest: Digest,
): Promise<MemberNumber> {
  const { registrationDigest, letterDigest } = stated;
  const granted = await Promise.all(
    keys.map(async ({ signer, scopes }) => {
      const consent = await keyConsent(ledger, registrationDigest, letterDigest, signer);
      return { grant: { signer: await signer.getAddress(), scopes, validUntil: FOR_EVER }, consent };
    }),
  );
  granted.sort((a, b) => (BigInt(a.grant.signer) < BigInt(b.grant.signer) ? -1 : 1));
  const signers = granted.map(({ grant }) => grant);
  const consents = granted.map(({ consent }) => consent);
  const filed = await perform(ledger, applyForMembership, { application: { ...stated, signers }, consents }, admission);
  const member = Number(toldIn<bigint>(filed, "MemberApplied", "member"));
  await perform(ledger, admit, { member, signers, letterDigest, evidenceDigest }, admission);
  return member;
}
