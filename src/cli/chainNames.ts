import type { AgreementFile } from "../agreement/format.js";
import type { Ledger } from "../sdk/ledger.js";
import { nameDigest, registrationDigest } from "../sdk/memberDigests.js";
import type { NameBook, NamedMember } from "./names.js";

/** How a name here compares with the chain. "no-name": only an alias is kept, so there is nothing to compare. */
export type NameStanding = "current" | "former" | "differs" | "unknown-member" | "no-name";

/** A member's name, compared. */
export interface ComparedName {
  member: NamedMember;
  standing: NameStanding;
}

type Members = Ledger["members"];

/** Compares the names that are kept with the digests in the MemberRegistry; a former name is one that was changed since (更名). */
export async function compareNames(
  members: Members,
  { members: named }: Pick<NameBook, "members">,
): Promise<ComparedName[]> {
  return await Promise.all(named.map(async (member) => ({ member, standing: await standingOf(members, member) })));
}

async function standingOf(members: Members, { number, name }: NamedMember): Promise<NameStanding> {
  const count = Number((await members.memberRecord(number)).names);
  if (count === 0) return "unknown-member";
  if (name === undefined) return "no-name";
  const names = Array.from({ length: count }, async (_, place) => (await members.nameOf(number, place)).digest);
  const digests = await Promise.all(names);
  const place = digests.lastIndexOf(nameDigest(name));
  if (place < 0) return "differs";
  return place === count - 1 ? "current" : "former";
}

/** What the chain knows of an agreement file's members. */
export interface MembersOfFile {
  /** Those that are members, with the file's identifier as alias and the file's name. */
  found: NamedMember[];
  /** Identifiers of those that are not admitted on this chain. */
  missing: string[];
}

/** Finds the members of an agreement file on the chain by the digests of their registration numbers. */
export async function membersOfFile(members: Members, file: Pick<AgreementFile, "members">): Promise<MembersOfFile> {
  const asked = file.members.map(async ({ id, name, registration }) => {
    const number = Number(await members.memberByRegistration(registrationDigest(registration)));
    return { number, alias: id, name };
  });
  const all = await Promise.all(asked);
  return {
    found: all.filter(({ number }) => number !== 0),
    missing: all.filter(({ number }) => number === 0).map(({ alias }) => alias),
  };
}
