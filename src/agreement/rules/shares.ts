import { fromDay, toDay } from "../../dates.js";
import type { PropertyTerms } from "../../rules/property/ownerRules.js";
import { type Finding, fault } from "../faults.js";
import { checkAmount } from "./amounts.js";
import { knownMember } from "./known.js";
import { propertyIn } from "./property.js";
import type { Act, Scene } from "./story.js";
import { ALL, decimalsFor, each, given, ppmOf } from "./version.js";

type Later = Act<"preempt"> | Act<"transfer">;

/** A part of an asset is offered by one member to another, for an amount of a currency or as a gift; background as a whole. */
export function* offerFits({ path, step, members, background }: Scene): Generator<Finding> {
  if (step.do !== "offer-share") return;
  yield* knownMember([...path, "by"], members, step.by);
  yield* knownMember([...path, "to"], members, step.to);
  if (step.by !== undefined && step.by === step.to) {
    yield fault(
      [...path, "to"],
      `"${step.by}" offers to itself. Name another member as the buyer.`,
      `“${step.by}” 不能转让给自己，请填写其他成员。`,
    );
  }
  const part = ppmOf(step.part);
  const isBackground = background.has(step.asset ?? "");
  if (part !== undefined && (part === 0 || part > ALL || (isBackground && part !== ALL))) {
    yield fault(
      [...path, "part"],
      isBackground
        ? 'Background has one owner and is sold whole: write "100 %".'
        : "A part is above 0 % and at most 100 %.",
      isBackground ? "背景知识产权仅有一名权利人，须整体转让，请写 “100 %”。" : "份额须大于 0 % 且至多 100 %。",
    );
  }
  if (given(step, "price") !== given(step, "currency")) {
    yield fault(
      [...path, given(step, "price") ? "currency" : "price"],
      "This is missing: a price has an amount and a currency, a gift has neither.",
      "缺少此项：价款须同时写明金额与币种，赠与则两者均不写。",
    );
  }
  yield* checkAmount([...path, "price"], step.price, { decimals: decimalsFor(step.currency) });
}

/** What an offer's later steps name was offered before. */
export function* offersKnown({ path, step, recorded, complete }: Scene): Generator<Finding> {
  if ((step.do !== "preempt" && step.do !== "transfer") || step.offer === undefined) return;
  const found = recorded.get(step.offer);
  if (found?.do === "offer-share" || (found === undefined && !complete)) return;
  yield fault(
    [...path, "offer"],
    `No earlier step offers a share as "${step.offer}".`,
    `此前没有标签为 “${step.offer}” 的份额转让要约。`,
  );
}

/** A share changes hands once, and one owner at most takes the buyer's place before. */
export function* offersOpen({ path, step, done }: Scene): Generator<Finding> {
  if ((step.do !== "preempt" && step.do !== "transfer") || step.offer === undefined) return;
  const earlier = done.filter((one): one is Later => {
    return (one.do === "preempt" || one.do === "transfer") && one.offer === step.offer;
  });
  if (earlier.some((one) => one.do === "transfer")) {
    yield fault(
      [...path, "offer"],
      `"${step.offer}" was transferred before. Offer another share.`,
      `“${step.offer}” 已完成转让，请另行要约。`,
    );
  } else if (step.do === "preempt" && earlier.length > 0) {
    yield fault(
      [...path, "offer"],
      `Another owner took the buyer's place of "${step.offer}" before. Remove this step.`,
      `“${step.offer}” 的受让方此前已被取代，请删去此步骤。`,
    );
  }
}

/** Who takes a buyer's place is another one than seller and buyer, within the days of the rules. */
export function* preemptionFits(scene: Scene): Generator<Finding> {
  const { path, step, members } = scene;
  if (step.do !== "preempt") return;
  yield* knownMember([...path, "by"], members, step.by);
  const offer = offerOf(scene, step.offer);
  if (offer === undefined) return;
  if (step.by !== undefined && (step.by === offer.by || step.by === offer.to)) {
    yield fault(
      [...path, "by"],
      `"${step.by}" is the seller or the buyer of this offer. Another owner takes the buyer's place.`,
      `“${step.by}” 是该要约的出让方或受让方；优先受让者须为其他权利人。`,
    );
  }
  const days = propertyIn(scene.version)?.preemptionDays;
  if (days === undefined || step.date === undefined || offer.date === undefined) return;
  const until = after(offer.date, days);
  if (step.date < until) return;
  yield fault(
    [...path, "date"],
    `The owners came first for ${days} days, until ${until}. Move the step to a day before.`,
    `优先受让期为 ${days} 日，至 ${until} 届满，请改为此前日期。`,
  );
}

/** A share changes hands not before the days that the rules give the others, unless they consent, and its price stood published. */
export function* transferFits(scene: Scene): Generator<Finding> {
  const { path, step } = scene;
  if (step.do !== "transfer") return;
  const offer = offerOf(scene, step.offer);
  const rules = propertyIn(scene.version);
  const { date } = step;
  if (offer?.date === undefined || date === undefined || rules === undefined) return;
  const days = mayAllAgree(scene, step, offer) ? rules.publicationDays : daysOfOthers(scene, step, rules);
  const until = after(offer.date, days);
  if (days === 0 || date > until || scene.background.has(offer.asset ?? "")) return;
  const isPublication = days === rules.publicationDays;
  yield fault(
    [...path, "date"],
    `${isPublication ? "The price stands published for" : "The others have"} ${days} days, until ${until}. Move the step to a later day.`,
    `${isPublication ? `价格公示 ${days} 日` : `其他权利人有 ${days} 日期限`}，至 ${until} 届满，请改为此后日期。`,
  );
}

/** The date so many days after another one; none after none. */
const after = (date: string, days: number): string => (date === "" ? "" : fromDay(toDay(date) + days));

/** The days that pass where not all agree: of notice, of publication, and of pre-emption unless somebody took the buyer's place. */
function daysOfOthers(
  { done }: Scene,
  { offer, date = "" }: Act<"transfer">,
  { transfer, preemptionDays, publicationDays }: PropertyTerms,
): number {
  const isTaken = done.some((one) => {
    return one.do === "preempt" && one.offer === offer && date < after(one.date ?? "", preemptionDays);
  });
  return Math.max(publicationDays, transfer.noticeDays ?? 0, isTaken ? 0 : preemptionDays);
}

/** Those named may be all the others; or there are none, while what its maker owned alone only changed hands whole. */
function mayAllAgree(scene: Scene, step: Act<"transfer">, { asset }: Act<"offer-share">): boolean {
  if (given(step, "consents") && step.consents?.length !== 0) return true;
  const registered = scene.recorded.get(asset ?? "");
  if (registered?.do !== "register" || registered.sole !== true) return false;
  return scene.done.every((one) => {
    const sold = one.do === "transfer" ? offerOf(scene, one.offer) : undefined;
    return sold?.asset !== asset || ppmOf(sold?.part) === ALL;
  });
}

function offerOf({ recorded }: Scene, label: string | undefined): Act<"offer-share"> | undefined {
  const found = recorded.get(label ?? "");
  return found?.do === "offer-share" ? found : undefined;
}

/** Who consents to a transfer is a member: owners may have bought from outside. */
export function* consentersKnown({ path, step, members }: Scene): Generator<Finding> {
  if (step.do !== "transfer") return;
  for (const [place, id] of each(step.consents)) yield* knownMember([...path, "consents", place], members, id);
}
