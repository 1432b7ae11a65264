import type { Signer } from "ethers";
import { type Previous, toTerms } from "../agreement/toTerms.js";
import { fromDay } from "../dates.js";
import * as acts from "../sdk/acts/index.js";
import { perform, relay, toldIn } from "../sdk/perform.js";
import type { Terms } from "../sdk/terms.js";
import { hashTerms } from "../sdk/typedData.js";
import type { PropertyRules } from "../rules/property/struct.js";
import { isOf } from "./earlier.js";
import { bring } from "./property.js";
import type { Stage } from "./stage.js";
import { type World, currencyAddress, nameOf, namesOf, numberOf, signerOf, today } from "./world.js";

/** Proposes a version, lets every party sign it as typed data, waits out the cooling-off period and brings it into force. */
export async function* agree(world: World, at: number): AsyncGenerator<Stage> {
  const { entry, ledger } = world;
  const { parties } = entry;
  const moduleSet = await ledger.set.digest();
  let terms!: Terms;
  let hash!: string;
  let rules: PropertyRules | undefined;
  yield { at, acts: [propose] };
  if (world.versions.length === 0) yield* brought(world, at);
  yield { at, acts: parties.map((_, place) => sign(place)) };
  yield { at: Number(await ledger.agreements.inForceAt(hash)), acts: [activate] };

  async function propose(via: World) {
    const lead = parties[0]!.member;
    const leader = nameOf(world, lead);
    const signer = await signerOf(via, lead);
    if (world.agreement === 0n) {
      const before = agreementBefore(world, await signer.getAddress(), moduleSet);
      world.agreement = before ?? (await reserve(via, numberOf(world, lead), signer));
    }
    const drafted = draft(world, world.agreement, moduleSet);
    ({ terms } = drafted);
    world.pools = drafted.pools;
    rules = drafted.property;
    hash = hashTerms(terms);
    await perform(via.ledger, acts.propose, { terms, by: numberOf(world, lead) }, signer);
    const text = {
      en: `${leader.en} proposes version ${terms.version} of the agreement: ${hash.slice(0, 10)}…`,
      zh: `${leader.zh}提出协议第 ${terms.version} 版：${hash.slice(0, 10)}…`,
    };
    return [{ date: await today(world), text }];
  }

  function sign(place: number) {
    return async (via: World) => {
      const { member } = parties[place]!;
      await relay(via.ledger, acts.sign, { terms, place }, await signerOf(via, member), via.chain.registrar);
      if (place < parties.length - 1) return [];
      const all = namesOf(
        world,
        parties.map(({ member }) => member),
      );
      return [{ date: await today(world), text: { en: `Signed by ${all.en}.`, zh: `签署方：${all.zh}。` } }];
    };
  }

  async function activate(via: World) {
    await perform(via.ledger, acts.activate, { terms }, via.chain.registrar);
    const [from] = await ledger.benefit.versionDays(world.agreement, terms.version);
    world.versions.push({ version: terms.version, hash, from: Number(from) });
    world.property = rules;
    if (rules !== undefined) await perform(via.ledger, acts.adopt, { terms, rules }, via.chain.registrar);
    const day = fromDay(Number(from));
    const text = {
      en: `Version ${terms.version} is in force; its waterfall applies to service from ${day} on.`,
      zh: `第 ${terms.version} 版生效，适用于 ${day} 起的服务。`,
    };
    return [{ date: await today(world), text }];
  }
}

/** Background is registered and offered before the agreement's first day. */
function* brought({ entry }: World, at: number): Generator<Stage> {
  const entries = entry.background ?? [];
  if (entries.length > 0) yield { at, acts: entries.map((one) => async (via) => [await bring(via, one)]) };
}

/** Reserves a number for the agreement that a member leads. */
async function reserve(via: World, lead: number, signer: Signer): Promise<bigint> {
  const done = await perform(via.ledger, acts.reserve, { agreement: 0n, lead }, signer);
  return toldIn<bigint>(done, "AgreementReserved", "agreement");
}

/** The next version's terms, if the agreement has this number. */
function draft(world: World, agreement: bigint, moduleSet: string) {
  const last = world.versions.at(-1);
  const previous: Previous | undefined = last && { ...last, pools: world.pools };
  const names = {
    agreement,
    moduleSet,
    member: (id: string) => numberOf(world, id),
    currency: (code: string) => currencyAddress(world.chain, code),
  };
  return toTerms(world.entry, names, previous);
}

/** The number under which an earlier run of the file proposed the same terms. A number that was only reserved stays unused. */
function agreementBefore(world: World, lead: string, moduleSet: string): bigint | undefined {
  const { agreements, addresses } = world.ledger;
  const abi = agreements.interface;
  const { selector } = abi.getFunction("propose");
  let found: bigint | undefined;
  world.earlier.find((call) => {
    if (!isOf(call, lead, addresses.agreements, selector)) return false;
    const [terms] = abi.decodeFunctionData("propose", call.data) as unknown as [Terms];
    const same = hashTerms(draft(world, terms.agreement, moduleSet).terms) === hashTerms(terms);
    if (same) found = terms.agreement;
    return same;
  });
  return found;
}
