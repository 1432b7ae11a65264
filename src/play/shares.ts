import { ZeroAddress } from "ethers";
import type { Step } from "../agreement/format.js";
import { BilingualError } from "../bilingualError.js";
import { digest } from "../digest.js";
import { decimalsOf, parseAmount } from "../money.js";
import { toPpm } from "../percent.js";
import * as acts from "../sdk/acts/index.js";
import { hashOffer } from "../sdk/acts/property/types.js";
import { perform, toldIn } from "../sdk/perform.js";
import { ASSET_POOLS } from "../sdk/terms.js";
import { agreedText, consent, needsMotion, shareOf } from "./asking.js";
import { type Happening, type World, currencyAddress, money, nameOf, numberOf, signerOf } from "./world.js";

type Of<K extends Step["do"]> = Extract<Step, { do: K }>;

const ALL = 1_000_000n;

/** An owner offers a part of an asset to a buyer; the other owners come first (R08). */
export async function offerShare(world: World, step: Of<"offer-share">): Promise<Happening> {
  const { ledger, chain } = world;
  const asset = world.assets.get(step.asset)!;
  const from = numberOf(world, step.by);
  const { total, isAll } = await shareOf(world, asset, from);
  const units = unitsIn(step, total);
  await separated(world, step);
  const what = {
    asset,
    from,
    to: numberOf(world, step.to),
    units,
    price: step.price === undefined ? 0n : parseAmount(step.price, decimalsOf(step.currency!)),
    currency: step.currency === undefined ? ZeroAddress : currencyAddress(chain, step.currency),
    terms: digest(step.contract),
  };
  const offer = { what, notice: digest(`notice of the offer: ${step.contract}`) };
  const done = await perform(ledger, acts.offerShare, offer, await signerOf(world, step.by));
  world.offers.set(step.as, { motion: toldIn(done, "MotionProposed", "motion"), what, step });
  const [seller, buyer] = [nameOf(world, step.by), nameOf(world, step.to)];
  const price = step.price === undefined ? undefined : money(step.currency!, what.price);
  const days = world.property?.preemptionDays ?? 0;
  const first =
    isAll || days === 0
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

/** The units that a part of an asset is. @throws BilingualError where that is no whole number: nobody sells less than is written. */
function unitsIn({ part, asset }: Of<"offer-share">, total: bigint): bigint {
  const millionths = total * BigInt(toPpm(part));
  if (millionths % ALL === 0n) return millionths / ALL;
  throw new BilingualError({
    en: `${part} of "${asset}" is no whole number of its ${total} units. Offer another part.`,
    zh: `“${asset}”共 ${total} 份，${part} 不是整数份，请改为其他比例。`,
  });
}

/** Gives a result a pool of its own and seats its owners in it, where it has none: only then a share of it can change hands. */
async function separated(world: World, { asset: label, by }: Of<"offer-share">): Promise<void> {
  const { ledger, chain, members, ownersSince } = world;
  const asset = world.assets.get(label)!;
  const asOf = { blockTag: ownersSince.get(asset)! };
  const { agreement, pool } = await ledger.property.assetOf(asset, asOf);
  if (agreement === 0n || Number(pool) >= ASSET_POOLS) return;
  const separation = { asset, member: numberOf(world, by) };
  const done = await perform(ledger, acts.separateAsset, separation, await signerOf(world, by));
  world.ownPools.set(Number(toldIn<bigint>(done, "AssetPoolMade", "number")), label);
  for (const member of members.values()) {
    const { units } = await ledger.property.shareOf(asset, member, asOf);
    if (units === 0n) continue;
    const { receipt } = await perform(ledger, acts.seatOwner, { asset, member }, chain.registrar);
    ownersSince.set(asset, receipt.blockNumber);
  }
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
  const { motion, what, step: offered } = world.offers.get(step.offer)!;
  const { consents = [] } = step;
  const isAsked = await needsMotion(world, { asset: what.asset, act: "transfer", by: offered.by });
  if (isAsked) await consent(world, motion, hashOffer(what), consents);
  const args = { what, motion: isAsked ? motion : 0n };
  const done = await perform(world.ledger, acts.transferShare, args, await signerOf(world, offered.by));
  world.ownersSince.set(what.asset, done.receipt.blockNumber);
  const taker = toldIn<bigint>(done, "ShareTransferred", "to"); // whoever took the buyer's place, in time
  const id = [...world.members].find(([, number]) => number === Number(taker))![0];
  const [from, to] = [nameOf(world, offered.by), nameOf(world, id)];
  const agreed = agreedText(world, args.motion, consents);
  return {
    date: step.date,
    text: {
      en: `${offered.part} of "${offered.asset}" goes from ${from.en} to ${to.en}${agreed.en}.`,
      zh: `“${offered.asset}”的 ${offered.part} 由${from.zh}转让给${to.zh}${agreed.zh}。`,
    },
  };
}
