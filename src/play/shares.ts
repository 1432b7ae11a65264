import { ZeroAddress } from "ethers";
import type { Step } from "../agreement/format.js";
import { digest } from "../digest.js";
import { decimalsOf, parseAmount } from "../money.js";
import { toPpm } from "../percent.js";
import * as acts from "../sdk/acts/index.js";
import { hashOffer } from "../sdk/acts/property/types.js";
import { perform, toldIn } from "../sdk/perform.js";
import { ASSET_POOLS } from "../sdk/terms.js";
import { ALONE, agreedText, consent } from "./property.js";
import { type Happening, type World, currencyAddress, money, nameOf, numberOf, signerOf } from "./world.js";

type Of<K extends Step["do"]> = Extract<Step, { do: K }>;

const ALL = 1_000_000n;

/** An owner offers a part of an asset to a buyer; the other owners come first (R08). */
export async function offerShare(world: World, step: Of<"offer-share">): Promise<Happening> {
  const { ledger, chain } = world;
  const asset = world.assets.get(step.asset)!;
  await separated(world, asset, step.by);
  const from = numberOf(world, step.by);
  const { total } = await ledger.property.shareOf(asset, from);
  const what = {
    asset,
    from,
    to: numberOf(world, step.to),
    units: (total * BigInt(toPpm(step.part))) / ALL,
    price: step.price === undefined ? 0n : parseAmount(step.price, decimalsOf(step.currency!)),
    currency: step.currency === undefined ? ZeroAddress : currencyAddress(chain, step.currency),
    terms: digest(step.contract),
  };
  const offer = { what, notice: digest(`notice of the offer: ${step.contract}`) };
  const done = await perform(ledger, acts.offerShare, offer, await signerOf(world, step.by));
  const { agreement, pool } = await ledger.property.assetOf(asset);
  if (agreement !== 0n) world.ownPools.set(Number(pool), step.asset);
  // The lowest bits of a motion's tally are the units of those who consent: the seller's alone, now.
  const ownsAll = BigInt.asUintN(64, toldIn<bigint>(done, "MotionProposed", "tally")) === total;
  const isAsked = agreement !== 0n && needsMotion(world, ownsAll);
  world.offers.set(step.as, { motion: toldIn(done, "MotionProposed", "motion"), what, isAsked, step });
  const [seller, buyer] = [nameOf(world, step.by), nameOf(world, step.to)];
  const price = step.price === undefined ? undefined : money(step.currency!, what.price);
  const days = world.property?.preemptionDays ?? 0;
  const first =
    !isAsked || ownsAll || days === 0
      ? { en: "", zh: "" }
      : {
          en: ` The other owners come first for ${days} days (R08).`,
          zh: `其他权利人 ${days} 日内可优先受让（R08）。`,
        };
  return {
    date: step.date,
    text: {
      en: `${seller.en} offers ${step.part} of "${step.asset}" to ${buyer.en} ${price === undefined ? "as a gift" : `for ${price}`}.${first.en}`,
      zh: `${seller.zh}拟将“${step.asset}”的 ${step.part} ${price === undefined ? "赠与" : `以 ${price} 转让给`}${buyer.zh}。${first.zh}`,
    },
  };
}

/** Gives a result a pool of its own and seats its owners in it, where it has none: only then a share of it can change hands. */
async function separated(world: World, asset: bigint, by: string): Promise<void> {
  const { ledger, chain, members } = world;
  const { agreement, pool } = await ledger.property.assetOf(asset);
  if (agreement === 0n || Number(pool) >= ASSET_POOLS) return;
  const owners: number[] = [];
  for (const member of members.values()) {
    const { units } = await ledger.property.shareOf(asset, member);
    if (units > 0n) owners.push(member);
  }
  await perform(ledger, acts.separateAsset, { asset, member: numberOf(world, by) }, await signerOf(world, by));
  for (const member of owners) await perform(ledger, acts.seatOwner, { asset, member }, chain.registrar);
}

/** Does the transfer need the co-owners? Whoever owns all asks nobody, but a price is published all the same (R19). */
function needsMotion({ property }: World, ownsAll: boolean): boolean {
  if (property === undefined || property.publicationDays !== 0) return property !== undefined;
  const { consent: rule, noticeDays } = property.transfer;
  return !ownsAll && (rule !== ALONE || noticeDays !== 0 || property.preemptionDays !== 0);
}

/** A co-owner takes the buyer's place, on equal terms. */
export async function preempt(world: World, step: Of<"preempt">): Promise<Happening> {
  const { motion, what, step: offered } = world.offers.get(step.offer)!;
  const taking = { motion, member: numberOf(world, step.by), what };
  await perform(world.ledger, acts.preemptShare, taking, await signerOf(world, step.by));
  const [owner, buyer] = [nameOf(world, step.by), nameOf(world, offered.to)];
  return {
    date: step.date,
    text: {
      en: `${owner.en} takes the place of ${buyer.en}: ${offered.part} of "${offered.asset}" on equal terms (R08).`,
      zh: `${owner.zh}以同等条件取代${buyer.zh}受让“${offered.asset}”的 ${offered.part}（R08）。`,
    },
  };
}

/** The share changes hands, once it is paid and the days are over; co-owners that are named consent first. */
export async function transfer(world: World, step: Of<"transfer">): Promise<Happening> {
  const { motion, what, isAsked, step: offered } = world.offers.get(step.offer)!;
  const { consents = [] } = step;
  if (isAsked) await consent(world, motion, hashOffer(what), consents);
  const args = { what, motion: isAsked ? motion : 0n };
  const done = await perform(world.ledger, acts.transferShare, args, await signerOf(world, offered.by));
  const taker = toldIn<bigint>(done, "ShareTransferred", "to"); // whoever took the buyer's place, in time
  const id = [...world.members].find(([, number]) => number === Number(taker))![0];
  const [from, to] = [nameOf(world, offered.by), nameOf(world, id)];
  const agreed = agreedText(world, motion, consents);
  return {
    date: step.date,
    text: {
      en: `${offered.part} of "${offered.asset}" goes from ${from.en} to ${to.en}${agreed.en}.`,
      zh: `“${offered.asset}”的 ${offered.part} 由${from.zh}转让给${to.zh}${agreed.zh}。`,
    },
  };
}
