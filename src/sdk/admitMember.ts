import type { Signer } from "ethers";
import { domainOf, keyConsentTypes } from "./typedData.js";
import { type Ledger, as } from "./ledger.js";

/** What a legal entity states when it applies. Digests are SHA-256 of the documents. */
export interface MembershipApplication {
  class: number;
  registrationType: number;
  registrationDigest: string;
  nameDigest: string;
  /** First day of the name, days since 1970-01-01. */
  nameSince: number;
  profileDigest: string;
  profileURI: string;
  payout: string;
  bankAccount: string;
  letterDigest: string;
  /** The posts' keys: each consents by signing; `scopes` is a mask. */
  keys: { signer: Signer; scopes: number }[];
}

const NEVER = 2n ** 40n - 1n;

/**
 * Files an application with the consent of every key and has it admitted by `admission`, who holds the admission role.
 * @returns the member's number.
 * @throws the registry's errors, when a number or key is taken, a consent is missing or `admission` lacks the role.
 */
export async function admitMember(
  ledger: Ledger,
  application: MembershipApplication,
  admission: Signer,
  evidenceDigest: string,
): Promise<number> {
  const { keys, ...stated } = application;
  const { chainId } = await admission.provider!.getNetwork();
  const domain = domainOf("members", chainId, ledger.addresses.members);
  const { registrationDigest, letterDigest } = stated;
  const granted = await Promise.all(
    keys.map(async ({ signer, scopes }) => {
      const address = await signer.getAddress();
      const consent = await signer.signTypedData(domain, keyConsentTypes, {
        registrationDigest,
        signer: address,
        letterDigest,
      });
      return { grant: { signer: address, scopes, validUntil: NEVER }, consent };
    }),
  );
  granted.sort((a, b) => (BigInt(a.grant.signer) < BigInt(b.grant.signer) ? -1 : 1));
  const signers = granted.map(({ grant }) => grant);
  const members = as(ledger, admission).members;
  const filed = await members.applyForMembership(
    { ...stated, signers },
    granted.map(({ consent }) => consent),
  );
  const receipt = await filed.wait();
  const event = receipt!.logs
    .map((log) => members.interface.parseLog(log))
    .find((parsed) => parsed?.name === "MemberApplied");
  const number = event!.args.getValue("member") as bigint;
  await (await members.admit(number, signers, letterDigest, evidenceDigest)).wait();
  return Number(number);
}
