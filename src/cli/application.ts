import { memberClasses } from "../agreement/format.js";
import { digest } from "../digest.js";
import type { ApplyForMembershipArgs } from "../sdk/acts/members/applyForMembership.js";
import type { SignerGrant } from "../sdk/acts/types.js";
import { argsOf } from "../sdk/events.js";
import { readFile } from "./agreementFiles.js";
import { nameDigest, profileDigest, registers, registrationDigest } from "../sdk/memberDigests.js";
import { consentIn } from "./consentFile.js";
import { usage } from "./exits.js";
import type { Session } from "./session.js";

/** What `jointly member apply` is given. */
interface Asked {
  file: string;
  member: string;
  letter: string;
  consent: string[];
  since: number;
  payout: string;
  profileUri: string;
}

/** An application: the member's entry in an agreement file, with the consents of its keys. */
export async function applicationOf(asked: Asked, session: Session): Promise<ApplyForMembershipArgs> {
  const { members } = await readFile(session, asked.file);
  const entry = members.find(({ id }) => id === asked.member);
  if (entry === undefined) {
    const known = members.map(({ id }) => id).join(", ");
    throw usage(
      `${asked.file} has no member "${asked.member}"; it has: ${known}.`,
      `${asked.file} 中没有成员“${asked.member}”；已有：${known}。`,
    );
  }
  const registration = registrationDigest(entry.registration);
  const consents = await Promise.all(asked.consent.map(async (path) => ({ path, ...(await consentIn(path)) })));
  for (const { path, registrationDigest: named, letterDigest } of consents) {
    if (named === registration && letterDigest === asked.letter) continue;
    throw usage(
      `${path} consents to another ${named === registration ? "letter" : "registration number"} than this application's.`,
      `${path} 所同意的${named === registration ? "授权书" : "登记号"}与本申请不符。`,
    );
  }
  consents.sort((a, b) => (BigInt(a.grant.signer) < BigInt(b.grant.signer) ? -1 : 1));
  return {
    application: {
      class: memberClasses.indexOf(entry.class) + 1,
      registrationType: registers[entry.registration.type],
      registrationDigest: registration,
      nameDigest: nameDigest(entry.name),
      nameSince: asked.since,
      profileDigest: profileDigest(entry),
      profileURI: asked.profileUri,
      payout: asked.payout,
      bankAccount: digest(entry.bank),
      signers: consents.map(({ grant }) => grant),
      letterDigest: asked.letter,
    },
    consents: consents.map(({ signature }) => signature),
  };
}

/** The keys and the letter that an applicant applied with. */
export async function applicationOnChain(
  session: Session,
  member: number,
): Promise<{ signers: SignerGrant[]; letterDigest: string }> {
  const { members } = await session.ledger();
  const [applied] = await members.queryFilter(members.filters.MemberApplied(member), await session.firstBlock());
  if (applied === undefined) {
    throw usage(`Nobody has applied as member ${member}.`, `没有编号为 ${member} 的申请。`);
  }
  const { signers, letterDigest } = argsOf<{ signers: SignerGrant[]; letterDigest: string }>(applied);
  return { signers, letterDigest };
}
