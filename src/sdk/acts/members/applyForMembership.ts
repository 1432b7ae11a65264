import type { Address, Day, Digest, SignerGrant } from "../types.js";
import { act } from "../act.js";

/** What an applicant states. Digests are of documents kept off the chain. */
export interface Application {
  /** 1 Government, 2 School, 3 Enterprise, 4 Institute, 5 Association. */
  class: number;
  /** 1 统一社会信用代码, 2 ROR, 3 any other register. */
  registrationType: number;
  registrationDigest: Digest;
  nameDigest: Digest;
  nameSince: Day;
  profileDigest: Digest;
  profileURI: string;
  payout: Address;
  bankAccount: Digest;
  signers: SignerGrant[];
  letterDigest: Digest;
}

export interface ApplyForMembershipArgs {
  application: Application;
  /** One a key, in the order of `application.signers`, which is by address. */
  consents: string[];
}

/** Files an application; anybody may hand it in, the keys' consents ({@link keyConsent}) stand for it. Admission follows or not. */
export const applyForMembership = act<ApplyForMembershipArgs>("members", "applyForMembership");
