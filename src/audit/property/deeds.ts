import type { Books } from "../books.js";
import { hashStruct } from "../eip712.js";
import type { Told } from "../events.js";
import type { Scene } from "../findings.js";
import { OFFER, PLEDGE } from "./assetActs.js";
import { AssetStatus, Consent, OwnerAct, isSecret } from "./books.js";
import { hashLicenceTerms } from "./licenceHash.js";
import { shareOf } from "./owners.js";

const [SOLE, EXCLUSIVE, ACCESS] = [2n, 3n, 4n];
const CREDIT = "Credit(uint40 licence,uint96 amount,bytes32 reason)";

/** An act of owners: of which asset, by whom, on the strength of which motion, and what must have been asked. */
interface Deed {
  asset: bigint;
  act: bigint;
  member: bigint;
  motion: bigint;
  subject: string;
}

/** The act of owners that an event is; undefined for everything else. */
export function deedOf(event: Told, books: Books): Deed | undefined {
  switch (event.name) {
    case "StatusChanged": {
      const { asset, member, motion, basis } = event.args.report;
      const { status } = event.args;
      const act =
        status === AssetStatus.Filed ? OwnerAct.File : status === AssetStatus.Abandoned ? OwnerAct.Abandon : undefined;
      return act === undefined ? undefined : { asset, act, member, motion, subject: basis };
    }
    case "ShareTransferred": {
      const { asset, from: member, motion, offer } = event.args;
      return { asset, act: OwnerAct.Transfer, member, motion, subject: hashStruct(OFFER, offer) };
    }
    case "ShareRenounced": {
      const { asset, member, motion, declaration: subject } = event.args;
      return { asset, act: OwnerAct.Renounce, member, motion, subject };
    }
    case "AssetPledged": {
      const { asset, motion, pledge } = event.args;
      return { asset, act: OwnerAct.Pledge, member: pledge.member, motion, subject: hashStruct(PLEDGE, pledge) };
    }
    case "LicenceGranted":
    case "LicenceCredited":
      return licenceDeedOf(event, books);
    default:
      return undefined;
  }
}

/** What owners agree to of licences; a licensor whose income it is gives a credit alone, and access is owed. */
function licenceDeedOf(
  event: Extract<Told, { name: "LicenceGranted" | "LicenceCredited" }>,
  { property: { assets, licences } }: Books,
): Deed | undefined {
  if (event.name === "LicenceCredited") {
    const { licence, member, motion, amount, reason } = event.args;
    const word = licences.get(licence)?.word;
    const isLicensors = word === undefined || word.agreement === 0n || word.soloPool !== 0n;
    if (isLicensors) return undefined;
    const subject = hashStruct(CREDIT, { licence, amount, reason });
    return { asset: word.asset, act: OwnerAct.Exclusive, member, motion, subject };
  }
  const { asset, terms, motion, licensor: member } = event.args;
  if (terms.head !== 0n || terms.kind === ACCESS) return undefined;
  const ordinary = isSecret(assets.get(asset)?.word.kind ?? 0n) ? OwnerAct.Secret : OwnerAct.Ordinary;
  const act = terms.kind === SOLE || terms.kind === EXCLUSIVE ? OwnerAct.Exclusive : ordinary;
  return { asset, act, member, motion, subject: hashLicenceTerms(terms) };
}

/** What owners must have agreed to was carried by a motion about it, used before in the same transaction. */
export function judgeDeed(event: Told, scene: Scene): void {
  const { books, transaction, position, find } = scene;
  const deed = deedOf(event, books);
  const asset = deed && books.property.assets.get(deed.asset);
  if (deed === undefined || asset === undefined) return;
  const { units, total } = shareOf(books, asset, deed.member);
  const stranger = { en: "Somebody disposes of what it does not own.", zh: "非权利人处分知识产权。" };
  if (units === 0n) find(event, stranger, `an owner of asset ${deed.asset}`, `member ${deed.member}`);
  const earlier = transaction.slice(0, position);
  const isUsed = earlier.some((told) => told.name === "MotionUsed" && told.args.motion === deed.motion);
  const text = {
    en: "Owners did not agree to this, or to something else.",
    zh: "该事项未经共有人同意，或同意的是其他事项。",
  };
  if (!isUsed) {
    if (needsMotion(deed, asset.word.agreement, units === total, books)) find(event, text, "a motion", "none used");
    if (event.name === "ShareTransferred") judgeBuyer(event, event.args.offer.to, scene);
    return;
  }
  const motion = books.property.motions.get(deed.motion);
  const say = ({ asset, act, member, subject }: Omit<Deed, "motion">) =>
    `act ${act} of asset ${asset} by member ${member} about ${subject}`;
  const found = motion === undefined ? "no motion" : say(motion);
  if (found !== say(deed)) find(event, text, say(deed), found);
  if (event.name !== "ShareTransferred" || motion === undefined) return;
  const { taker, takerUntil } = motion.tally;
  const isTaken = taker !== 0n && (scene.time === undefined ? event.args.to === taker : scene.time <= takerUntil);
  judgeBuyer(event, isTaken ? taker : event.args.offer.to, scene);
}

function judgeBuyer(event: Extract<Told, { name: "ShareTransferred" }>, buyer: bigint, { find }: Scene): void {
  const text = { en: "A share went to another than its buyer.", zh: "份额未归受让人。" };
  if (event.args.to !== buyer) find(event, text, `member ${buyer}`, `member ${event.args.to}`);
}

/** Whoever owns all asks nobody, unless a price must be published; background has no rules. */
function needsMotion({ act }: Deed, agreement: bigint, ownsAll: boolean, { property }: Books): boolean {
  const rules = property.rules.get(agreement);
  if (rules === undefined) return false;
  const isDeal = act >= OwnerAct.Ordinary && act <= OwnerAct.Transfer;
  if (isDeal && rules.publicationDays !== 0n) return true;
  if (ownsAll) return false;
  const { consent, noticeDays } = rules.acts[Number(act)]!;
  return consent !== Consent.Alone || noticeDays !== 0n || (act === OwnerAct.Transfer && rules.preemptionDays !== 0n);
}
