import { DAY } from "../days.js";
import { hashStruct } from "../eip712.js";
import type { Event, Told } from "../events.js";
import type { Check, Scene } from "../findings.js";
import { OFFER } from "./assetActs.js";
import { type Asset, Consent, type Motion, OwnerAct } from "./books.js";
import { deedOf, judgeDeed } from "./deeds.js";
import { shareOf } from "./owners.js";
import { type Tally, motionIn, tallyIn } from "./words.js";

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
      if (event.name === "ShareOffered") judgeOffer(event, scene);
      judgeDeed(event, scene);
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
  const { motion, asset: id, member, word, tally } = event.args;
  const next = BigInt(books.property.motions.size) + 1n;
  const asset = books.property.assets.get(id);
  const told = motionIn(word);
  const { units, total } = asset ? shareOf(books, asset, member) : { units: 0n, total: 0n };
  const text = { en: "A motion is not what its asset and owners were.", zh: "征询记载与知识产权及权属不符。" };
  const expected = [next, id, member, asset?.word.epoch ?? 0n, total].join(" ");
  const found = [motion, told.asset, told.member, told.epoch, told.total].join(" ");
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
  const twice = { en: "An owner says the same twice.", zh: "共有人重复表态。" };
  if ((before ?? 0n) === vote) find(event, twice, "another vote", vote);
  compareTally(event, recount(motion, { before, vote, units }), tally, scene);
}

/** The tally when an owner says something instead of what it said before. */
function recount(
  { tally }: Motion,
  { before, vote, units }: { before: bigint | undefined; vote: bigint; units: bigint },
) {
  const change = (said: bigint | undefined, sign: bigint): Pick<Tally, "consented" | "objections"> => ({
    consented: said === CONSENTS ? sign * units : 0n,
    objections: said === OBJECTS ? sign : 0n,
  });
  const [taken, added] = [change(before, -1n), change(vote, 1n)];
  return {
    ...tally,
    consented: tally.consented + taken.consented + added.consented,
    objections: tally.objections + taken.objections + added.objections,
  };
}

/** What is offered is what the motion asks about. */
function judgeOffer(event: Event<"ShareOffered">, { books, find }: Scene): void {
  const motion = books.property.motions.get(event.args.motion);
  const text = { en: "A share is offered otherwise than the motion asks.", zh: "份额要约与征询内容不符。" };
  const subject = hashStruct(OFFER, event.args.offer);
  if (motion?.subject !== subject || motion.act !== OwnerAct.Transfer) {
    find(event, text, `act ${OwnerAct.Transfer} about ${subject}`, `act ${motion?.act} about ${motion?.subject}`);
  }
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
  const { member } = event.args;
  const before = motion.votes.get(member);
  const isFree = motion.tally.taker === 0n && before !== CONSENTS; // whoever consented has waived it
  if (units === 0n || member === motion.member || !isFree) find(event, text, "another owner", member);
  const told = recount(motion, { before, vote: 0n, units });
  compareTally(event, { ...told, taker: member, takerUntil: event.args.until }, event.args.tally, scene);
  const until = motion.proposedAt + rules.preemptionDays * DAY;
  const late = { en: "A buyer's place is taken after the days of pre-emption.", zh: "优先购买期届满后行使。" };
  if (time === undefined) return;
  if (time >= until) find(event, late, `before ${until}`, time);
  const lasts = time + rules.preemptionDays * DAY;
  const other = { en: "A buyer's place is kept for other days than the rules say.", zh: "优先购买保留期与规则不符。" };
  if (event.args.until !== lasts) find(event, other, lasts, event.args.until);
}

/** The days that must have passed, and the consents there must be, for an act that a motion carries. */
function judgeUse(event: Event<"MotionUsed">, scene: Scene): void {
  const { books, transaction, position, find, time } = scene;
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
  const idle = { en: "A motion is used up and nothing is done.", zh: "征询已使用而无相应事项。" };
  const isDone = transaction.slice(position).some((told) => deedOf(told, books)?.motion === event.args.motion);
  if (!isDone) find(event, idle, "an act of its owners", "nothing");
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
