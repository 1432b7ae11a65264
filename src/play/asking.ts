import { ZeroHash } from "ethers";
import type { Bilingual } from "../agreement/format.js";
import { digest } from "../digest.js";
import { type OwnerAct, consents } from "../rules/property/ownerRules.js";
import { ownerActs } from "../property/words.js";
import * as acts from "../sdk/acts/index.js";
import { perform, toldIn } from "../sdk/perform.js";
import { type World, namesOf, numberOf, signerOf } from "./world.js";

const CONSENTS = 1;
/** Acts whose price is published (R19). */
const DEALS: readonly OwnerAct[] = ["ordinary", "secret", "exclusive", "transfer"];

/** What an owner is about to do with an asset, of which the co-owners may have to be asked. */
interface Deed {
  asset: bigint;
  act: OwnerAct;
  by: string;
}

/** What of an asset is a member's, and all of it; read as of the last change of its owners, which a second run of a file is past. */
export async function shareOf({ ledger, ownersSince }: World, asset: bigint, member: number) {
  const { units, total } = await ledger.property.shareOf(asset, member, { blockTag: ownersSince.get(asset)! });
  return { units, total, isAll: units === total };
}

/** Does an act need a motion? The contracts refuse one that is not needed. */
export async function needsMotion(world: World, { asset, act, by }: Deed): Promise<boolean> {
  const { agreement } = await world.ledger.property.factsOf(asset);
  if (agreement === 0n) return false; // background has no rules
  const { publicationDays, preemptionDays, [act]: rule } = world.property!;
  if (DEALS.includes(act) && publicationDays !== 0) return true;
  const { isAll } = await shareOf(world, asset, numberOf(world, by));
  if (isAll) return false;
  return rule.consent !== consents.alone || rule.noticeDays !== 0 || (act === "transfer" && preemptionDays !== 0);
}

/**
 * Asks the co-owners, and has those consent who are named.
 * @returns the motion, 0 where none is needed.
 */
export async function asked(
  world: World,
  { subject, consents, ...deed }: Deed & { subject: string; consents?: string[] },
): Promise<bigint> {
  if (!(await needsMotion(world, deed))) return 0n;
  const { asset, act, by } = deed;
  const question = {
    asset,
    act: Object.keys(ownerActs).indexOf(act),
    member: numberOf(world, by),
    subject,
    notice: digest(`notice of ${act} ${subject}`),
  };
  const done = await perform(world.ledger, acts.proposeMotion, question, await signerOf(world, by));
  const motion = toldIn<bigint>(done, "MotionProposed", "motion");
  await consent(world, motion, subject, consents ?? []);
  return motion;
}

/** Has co-owners consent to a motion, one after the other. */
export async function consent(world: World, motion: bigint, subject: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const vote = { motion, member: numberOf(world, id), subject, vote: CONSENTS, reason: ZeroHash };
    await perform(world.ledger, acts.voteMotion, vote, await signerOf(world, id));
  }
}

/** Who consented to what was done, as a part of its sentence. */
export function agreedText(world: World, motion: bigint, consents: string[] = []): Bilingual {
  if (motion === 0n || consents.length === 0) return { en: "", zh: "" };
  const names = namesOf(world, consents);
  return { en: `, with the consent of ${names.en}`, zh: `（${names.zh}同意）` };
}
