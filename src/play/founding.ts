import { ZeroAddress } from "ethers";
import { memberClasses } from "../agreement/format.js";
import { type Previous, toTerms } from "../agreement/toTerms.js";
import { DAY, fromDay, toDay } from "../dates.js";
import { digest } from "../digest.js";
import { admitMember } from "../sdk/admitMember.js";
import { nameDigest, registrationDigest } from "../sdk/memberDigests.js";
import { activateTerms, inForceAt, proposeTerms, reserveAgreement, signTerms } from "../sdk/signAgreement.js";
import { type Happening, type World, currencyAddress, nameOf, namesOf, numberOf } from "./world.js";

const ALL_SCOPES = 63;
/** The contract's registers: 统一社会信用代码, ROR, any other. */
const registers = { USCC: 1, ROR: 2, CORDIS: 3, OTHER: 3 } as const;

/** Admits every member of the file. */
export async function* admitAll(world: World): AsyncGenerator<Happening> {
  const { file, chain, ledger } = world;
  for (const entry of file.members) {
    const { type } = entry.registration;
    const stated = {
      class: memberClasses.indexOf(entry.class) + 1,
      registrationType: registers[type],
      registrationDigest: registrationDigest(entry.registration),
      nameDigest: nameDigest(entry.name),
      nameSince: 0,
      profileDigest: digest(JSON.stringify(entry)),
      profileURI: "",
      payout: chain.payoutOf(entry.id) || ZeroAddress,
      bankAccount: digest(entry.bank),
      letterDigest: digest(`authorisation letter of ${entry.id}`),
      keys: [{ signer: await chain.signerOf(entry.id), scopes: ALL_SCOPES }],
    };
    const member = await admitMember(ledger, stated, chain.registrar, digest(`admission of ${entry.id}`));
    world.members.set(entry.id, member);
    const { en, zh } = entry.name;
    yield {
      date: await today(world),
      text: { en: `${en} is admitted as member ${member}.`, zh: `${zh}入会，成员编号 ${member}。` },
    };
  }
}

/** Proposes a version, lets every party sign it as typed data, waits out the cooling-off period and brings it into force. */
export async function* agree(world: World): AsyncGenerator<Happening> {
  const { chain, ledger } = world;
  const lead = world.entry.parties[0]!.member;
  const leadSigner = await chain.signerOf(lead);
  if (world.agreement === 0n) world.agreement = await reserveAgreement(ledger, numberOf(world, lead), leadSigner);
  const last = world.versions.at(-1);
  const previous: Previous | undefined = last && { ...last, pools: world.pools };
  const names = {
    agreement: world.agreement,
    moduleSet: await ledger.set.digest(),
    member: (id: string) => numberOf(world, id),
    currency: (code: string) => currencyAddress(chain, code),
  };
  const { terms, pools } = toTerms(world.entry, names, previous);
  const hash = await proposeTerms(ledger, terms, numberOf(world, lead), leadSigner);
  world.pools = pools;
  const leader = nameOf(world, lead);
  yield {
    date: await today(world),
    text: {
      en: `${leader.en} proposes version ${terms.version} of the agreement: ${hash.slice(0, 10)}…`,
      zh: `${leader.zh}提出协议第 ${terms.version} 版：${hash.slice(0, 10)}…`,
    },
  };
  for (const [place, party] of world.entry.parties.entries()) {
    await signTerms(ledger, terms, place, await chain.signerOf(party.member), chain.registrar);
  }
  const all = namesOf(
    world,
    world.entry.parties.map(({ member }) => member),
  );
  yield { date: await today(world), text: { en: `Signed by ${all.en}.`, zh: `签署方：${all.zh}。` } };

  await chain.waitUntil(Number(await inForceAt(ledger, hash)));
  await activateTerms(ledger, terms);
  const [from] = await ledger.benefit.versionDays(world.agreement, terms.version);
  world.versions.push({ version: terms.version, hash, from: Number(from) });
  const day = fromDay(Number(from));
  yield {
    date: await today(world),
    text: {
      en: `Version ${terms.version} is in force; its waterfall applies to service from ${day} on.`,
      zh: `第 ${terms.version} 版生效，适用于 ${day} 起的服务。`,
    },
  };
}

/** The chain's date. */
export async function today(world: World): Promise<string> {
  return fromDay(Math.floor((await world.chain.now()) / DAY));
}

/** Waits for the morning of a date, if it is not past. */
export async function waitFor(world: World, date: string): Promise<void> {
  const NINE = 9 * 3600;
  await world.chain.waitUntil(toDay(date) * DAY + NINE);
}
