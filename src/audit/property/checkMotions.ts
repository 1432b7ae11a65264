import type { Books } from "../books.js";
import type { Event, Told } from "../events.js";
import type { Check, Scene } from "../findings.js";
import { type Asset, Consent, type Motion, OwnerAct, SECRETS } from "./books.js";
import { shareOf } from "./owners.js";
import { type Tally, motionIn, tallyIn } from "./words.js";

const DAY = 86_400n;
const [CONSENTS, OBJECTS] = [1n, 2n];

/** Co-owners: each motion counts what its owners said, and nothing was done that they had not agreed to, or before its time. */
export const motions: Check = {
  id: "motions",
  title: { en: "Co-owners agreed to what was done, and in time", zh: "共有人事项均经同意且期限届满" },
  begin: () => ({
    event: (event, scene) => {
      if (event.name === "MotionProposed") judgeProposal(event, scene);
      if (event.name === "MotionVoted") judgeVote(event, scene);
      if (event.name === "SharePreempted") judgePreemption(event, scene);
      if (event.name === "MotionUsed") judgeUse(event, scene);
    },
    transaction: (events, scene) => {
      for (const event of events) judgeDeed(event, events, scene);
    },
  }),
};

const wrongTally = { en: "A motion counts other consents than its owners gave.", zh: "征询的同意份额统计有误。" };

function compareTally(event: Told, expected: Tally, word: bigint, { find }: Scene): void {
  const found = tallyIn(word);
  for (const [name, value] of Object.entries(expected) as [keyof Tally, bigint][]) {
    if (found[name] !== value) find(event, wrongTally, `${name} ${value}`, `${name} ${found[name]}`);
  }
}

const NOTHING: Tally = { consented: 0n, objections: 0n, taker: 0n, takerUntil: 0n, used: 0n };

/** Only an owner asks; its units count as consenting, all units of that moment are what is needed. */
function judgeProposal(event: Event<"MotionProposed">, scene: Scene): void {
  const { books, find, time } = scene;
  const { asset: id, member, word, tally } = event.args;
  const asset = books.property.assets.get(id);
  const told = motionIn(word);
  const { units, total } = asset ? shareOf(books, asset, member) : { units: 0n, total: 0n };
  const text = { en: "A motion is not what its asset and owners were.", zh: "征询记载与知识产权及权属不符。" };
  const expected = [id, member, asset?.word.epoch ?? 0n, total].join(" ");
  const found = [told.asset, told.member, told.epoch, told.total].join(" ");
  if (expected !== found || units === 0n) find(event, text, expected, found);
  const late = { en: "A motion is dated otherwise than its block.", zh: "征询时间与区块不符。" };
  if (time !== undefined && told.proposedAt !== time) find(event, late, time, told.proposedAt);
  compareTally(event, { ...NOTHING, consented: units }, tally, scene);
}

function judgeVote(event: Event<"MotionVoted">, scene: Scene): void {
  const { books, find } = scene;
  const { motion: id, member, vote, tally } = event.args;
  const motion = books.property.motions.get(id);
  const asset = motion && books.property.assets.get(motion.asset);
  if (!motion || !asset) {
    find(event, { en: "A vote on a motion that is not there.", zh: "对不存在的征询表态。" }, "a motion", id);
    return;
  }
  requireCurrent(event, motion, asset, scene);
  const { units } = shareOf(books, asset, member);
  const stranger = { en: "Somebody votes who owns nothing.", zh: "非权利人表态。" };
  if (units === 0n) find(event, stranger, "an owner", member);
  const before = motion.votes.get(member);
  const change = (said: bigint | undefined, sign: bigint): Pick<Tally, "consented" | "objections"> => ({
    consented: said === CONSENTS ? sign * units : 0n,
    objections: said === OBJECTS ? sign : 0n,
  });
  const [taken, added] = [change(before, -1n), change(vote, 1n)];
  const expected = {
    ...motion.tally,
    consented: motion.tally.consented + taken.consented + added.consented,
    objections: motion.tally.objections + taken.objections + added.objections,
  };
  compareTally(event, expected, tally, scene);
}

/** A motion whose owners have changed, or that was used, is void. */
function requireCurrent(event: Told, motion: Motion, asset: Asset, { books, find }: Scene): void {
  const { total } = shareOf(books, asset, motion.member);
  const text = {
    en: "A motion goes on after its owners changed, or after it was used.",
    zh: "权利人变动或已使用后仍使用该征询。",
  };
  const fits = motion.tally.used === 0n && motion.epoch === asset.word.epoch && motion.total === total;
  if (!fits)
    find(event, text, `epoch ${motion.epoch}, ${motion.total} units`, `epoch ${asset.word.epoch}, ${total} units`);
}

/** Another owner takes the buyer's place, within the days of pre-emption. */
function judgePreemption(event: Event<"SharePreempted">, scene: Scene): void {
  const { books, find, time } = scene;
  const motion = books.property.motions.get(event.args.motion);
  const asset = motion && books.property.assets.get(motion.asset);
  const rules = asset && books.property.rules.get(asset.word.agreement);
  if (!motion || !asset || !rules) return;
  requireCurrent(event, motion, asset, scene);
  const { units } = shareOf(books, asset, event.args.member);
  const text = { en: "Somebody takes a buyer's place who may not.", zh: "无优先购买权者行使优先购买。" };
  if (units === 0n || event.args.member === motion.member) find(event, text, "another owner", event.args.member);
  const until = motion.proposedAt + rules.preemptionDays * DAY;
  const late = { en: "A buyer's place is taken after the days of pre-emption.", zh: "优先购买期届满后行使。" };
  if (time !== undefined && time >= until) find(event, late, `before ${until}`, time);
}

/** The days that must have passed, and the consents there must be, for an act that a motion carries. */
function judgeUse(event: Event<"MotionUsed">, scene: Scene): void {
  const { books, find, time } = scene;
  const motion = books.property.motions.get(event.args.motion);
  const asset = motion && books.property.assets.get(motion.asset);
  const rules = asset && books.property.rules.get(asset.word.agreement);
  if (!motion || !asset || !rules) {
    find(
      event,
      { en: "A motion is used that nobody proposed.", zh: "使用了不存在的征询。" },
      "a motion",
      event.args.motion,
    );
    return;
  }
  requireCurrent(event, motion, asset, scene);
  compareTally(event, { ...motion.tally, used: 1n }, event.args.tally, scene);
  const { consent, noticeDays } = rules.acts[Number(motion.act)]!;
  const { consented, objections } = motion.tally;
  const isTaken = motion.tally.taker !== 0n && (time === undefined || time <= motion.tally.takerUntil);
  const taker = isTaken && motion.votes.get(motion.tally.taker) !== CONSENTS ? motion.tally.taker : undefined;
  const agreed = consented + (taker === undefined ? 0n : shareOf(books, asset, taker).units);
  const isByAll = agreed === motion.total;
  const isEnough =
    isByAll || consent <= Consent.NoObjection || (consent === Consent.Majority && 2n * agreed > motion.total);
  const few = { en: "An act was done that too few owners had agreed to.", zh: "同意份额不足即办理。" };
  if (!isEnough) find(event, few, `consent ${consent} of ${motion.total}`, agreed);
  const open = { en: "An act was done while an owner objected.", zh: "有共有人异议仍办理。" };
  const blocks = motion.act === OwnerAct.File || consent === Consent.NoObjection;
  if (blocks && objections !== 0n) find(event, open, 0, objections);
  if (time === undefined) return;
  const isDeal = motion.act >= OwnerAct.Ordinary && motion.act <= OwnerAct.Transfer;
  const waits = [
    isByAll ? 0n : noticeDays,
    isByAll || isTaken || motion.act !== OwnerAct.Transfer ? 0n : rules.preemptionDays,
    isDeal ? rules.publicationDays : 0n,
  ];
  const until = motion.proposedAt + waits.reduce((most, one) => (one > most ? one : most)) * DAY;
  const early = {
    en: "An act was done before the days of notice, publication or pre-emption were over.",
    zh: "通知、公示或优先购买期未满即办理。",
  };
  if (time < until) find(event, early, `from ${until}`, time);
}

/** The act of owners that an event is, who did it, and the motion that carried it, where one is told. */
function deedOf(event: Told, books: Books): { asset: bigint; act: bigint; member: bigint; motion: bigint } | undefined {
  const { assets } = books.property;
  switch (event.name) {
    case "StatusChanged": {
      const { status, report } = event.args;
      const act = status === 2n ? OwnerAct.File : status === 7n ? OwnerAct.Abandon : undefined;
      return act === undefined ? undefined : { asset: report.asset, act, member: report.member, motion: report.motion };
    }
    case "ShareTransferred":
      return { asset: event.args.asset, act: OwnerAct.Transfer, member: event.args.from, motion: event.args.motion };
    case "ShareRenounced":
      return { asset: event.args.asset, act: OwnerAct.Renounce, member: event.args.member, motion: event.args.motion };
    case "AssetPledged":
      return {
        asset: event.args.asset,
        act: OwnerAct.Pledge,
        member: event.args.pledge.member,
        motion: event.args.motion,
      };
    case "LicenceGranted": {
      const { asset, terms, motion, licensor: member } = event.args;
      const [SOLE, EXCLUSIVE, ACCESS] = [2n, 3n, 4n];
      if (terms.head !== 0n || terms.kind === ACCESS) return undefined;
      const isSecret = SECRETS.includes(assets.get(asset)?.word.kind ?? 0n);
      const isExclusive = terms.kind === SOLE || terms.kind === EXCLUSIVE;
      return {
        asset,
        act: isExclusive ? OwnerAct.Exclusive : isSecret ? OwnerAct.Secret : OwnerAct.Ordinary,
        member,
        motion,
      };
    }
    default:
      return undefined;
  }
}

/** What owners must have agreed to was carried by a motion about it, used in the same transaction. */
function judgeDeed(event: Told, events: readonly Told[], { books, find }: Scene): void {
  const deed = deedOf(event, books);
  if (deed === undefined) return;
  const asset = books.property.assets.get(deed.asset);
  const rules = asset && books.property.rules.get(asset.word.agreement);
  if (!asset || asset.word.owner !== 0n || !rules) return;
  const { consent, noticeDays } = rules.acts[Number(deed.act)]!;
  const isDeal = deed.act >= OwnerAct.Ordinary && deed.act <= OwnerAct.Transfer;
  const needs =
    consent !== Consent.Alone ||
    noticeDays !== 0n ||
    (isDeal && rules.publicationDays !== 0n) ||
    (deed.act === OwnerAct.Transfer && rules.preemptionDays !== 0n);
  const used = events.find((told) => told.name === "MotionUsed" && told.args.motion === deed.motion);
  const motion = books.property.motions.get(deed.motion);
  const { units, total } = shareOf(books, asset, deed.member);
  const ownsAll = units === total && !(isDeal && rules.publicationDays !== 0n);
  const text = {
    en: "Owners did not agree to this, or to something else.",
    zh: "该事项未经共有人同意，或同意的是其他事项。",
  };
  if (!used) {
    const transferred = event.name === "ShareTransferred"; // afterwards the seller's share says nothing about before
    if (needs && !ownsAll && !transferred) find(event, text, "a motion", deed.motion);
    return;
  }
  const isAbout = motion?.asset === deed.asset && motion.act === deed.act && motion.member === deed.member;
  if (!isAbout) find(event, text, `act ${deed.act} of asset ${deed.asset}`, `motion ${deed.motion}`);
}
