import { ZeroAddress } from "ethers";
import { type MemberEntry, memberClasses } from "../agreement/format.js";
import { digest } from "../digest.js";
import { admitMember } from "../sdk/admitMember.js";
import type { Ledger } from "../sdk/ledger.js";
import { nameDigest, profileDigest, registers, registrationDigest } from "../sdk/memberDigests.js";
import type { Outbox } from "./outbox.js";
import { type Chain, type Told, type World, today } from "./world.js";

const ALL_SCOPES = 63;
const registrationOf = ({ registration }: MemberEntry): string => registrationDigest(registration);

/**
 * Admits every member of the files. Who stands in several files is one member, and who is a member already is not admitted again.
 * Files know members by their registration.
 */
export async function* admitAll(worlds: readonly World[], outbox: Outbox): AsyncGenerator<Told> {
  const newcomers = new Map<string, { entry: MemberEntry; world: World }>();
  for (const world of worlds) {
    for (const entry of world.file.members) {
      const registration = registrationOf(entry);
      if (!newcomers.has(registration)) newcomers.set(registration, { entry, world });
    }
  }
  const numbers = await membersAmong(worlds[0]!.ledger, [...newcomers.keys()]);
  for (const registration of numbers.keys()) newcomers.delete(registration);
  const joining = [...newcomers.entries()];
  const admitted = await outbox.run(
    joining.map(
      ([, { entry, world }]) =>
        (chain) =>
          admit(world.ledger, chain, entry),
    ),
  );
  for (const [i, [registration, { entry, world }]] of joining.entries()) {
    const member = admitted[i]!;
    numbers.set(registration, member);
    const { en, zh } = entry.name;
    const text = { en: `${en} is admitted as member ${member}.`, zh: `${zh}入会，成员编号 ${member}。` };
    yield { world, date: await today(world), text };
  }
  for (const { file, members } of worlds) {
    for (const entry of file.members) members.set(entry.id, numbers.get(registrationOf(entry))!);
  }
}

/** Who of them is a member already. */
async function membersAmong(ledger: Ledger, registrations: string[]): Promise<Map<string, number>> {
  const numbers = await Promise.all(registrations.map((digest) => ledger.members.memberByRegistration(digest)));
  const known = registrations.map((digest, i): [string, number] => [digest, Number(numbers[i])]);
  return new Map(known.filter(([, number]) => number !== 0));
}

async function admit(ledger: Ledger, chain: Chain, entry: MemberEntry): Promise<number> {
  const stated = {
    class: memberClasses.indexOf(entry.class) + 1,
    registrationType: registers[entry.registration.type],
    registrationDigest: registrationOf(entry),
    nameDigest: nameDigest(entry.name),
    nameSince: 0,
    profileDigest: profileDigest(entry),
    profileURI: "",
    payout: chain.payoutOf(entry) || ZeroAddress,
    bankAccount: digest(entry.bank),
    letterDigest: digest(`authorisation letter of ${entry.id}`),
    keys: [{ signer: await chain.signerOf(entry), scopes: ALL_SCOPES }],
  };
  return admitMember(ledger, stated, chain.registrar, digest(`admission of ${entry.id}`));
}
