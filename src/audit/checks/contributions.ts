import type { Contribution } from "../books.js";
import type { At, Event, Told } from "../events.js";
import type { Check, Find, Scene } from "../findings.js";
import { isAssetPool } from "../property/checkOwners.js";
import { readCard } from "../fold/contributions.js";
import { MILLION, add, agreementOf, disputesOf, poolId, poolOf, rewardOf, rewardUp } from "../ids.js";

const THOUSANDTHS = 1000n;

/** Contributions: priced by the card that was signed, attested by others, and giving exactly the units and cost they are worth. */
export const contributions: Check = {
  id: "contributions",
  title: { en: "Contributions earn what the rate card says", zh: "贡献按计价表取得份额与成本" },
  begin: () => {
    const gifts = new Gifts();
    return {
      event: (event, scene) => {
        judge(event, scene);
        gifts.note(event, scene);
      },
      transaction: (_events, scene) => gifts.settle(scene.find),
    };
  },
};

function judge(event: Told, scene: Scene): void {
  if (event.name === "ContributionRecorded") judgePrice(event, scene);
  if (event.name === "ContributionRecorded") judgeState(event, scene);
  if (event.name === "ContributionAttested") judgeAttestor(event, scene);
  if (event.name !== "ContributionFinalised" && event.name !== "ContributionChallenged") return;
  const one = scene.books.contributions.get(event.args.contribution);
  const before = scene.transaction[scene.position - 1]?.name;
  const decided = before === "ContributionRuled" || before === "ContributionChallengeLapsed";
  const open = { en: "A challenged contribution counts without a ruling.", zh: "有异议的贡献未经裁决即计入。" };
  if (one?.status === "challenged" && !decided) scene.find(event, open, "a ruling", before ?? "nothing");
  const text = { en: "A contribution counts without enough attestations.", zh: "贡献未经足够证明即计入。" };
  if (!one || BigInt(one.attestors.length) < one.needed) {
    scene.find(event, text, one?.needed ?? "a contribution", one?.attestors.length ?? event.args.contribution);
  }
}

/** Value, units and cost by the rate card in force, or by that of the root it was claimed from; every division rounds down. */
function judgePrice(event: Event<"ContributionRecorded">, scene: Scene): void {
  const { agreement, member, entry, value, units, cost, card } = event.args;
  const { draft } = agreementOf(scene.books, agreement);
  const claimed = scene.transaction[scene.position - 1]?.name === "ContributionLeafClaimed";
  const rate = draft?.terms.rates.find(({ kind }) => kind === entry.kind);
  const place = draft?.terms.parties.findIndex((party) => party.member === member) ?? -1;
  if (claimed) return; // on the terms of the day its root was recorded
  if (!draft || !rate || place < 0) {
    scene.find(
      event,
      { en: "A contribution that no rate prices.", zh: "计价表中没有的贡献。" },
      "a rate and a party",
      entry.kind,
    );
    return;
  }
  const worth = (entry.quantity * rate.price) / THOUSANDTHS;
  const says = [
    worth,
    rate.pool === 0n ? 0n : (worth * rate.unitsRate) / MILLION,
    rate.costPool === 0n ? 0n : (worth * rate.costRate) / MILLION,
    BigInt(place),
    entry.kind,
    draft.terms.parties[place]!.rewardRate,
    rate.pool,
    rate.costPool,
  ];
  const told = readCard(card);
  const found = [value, units, cost, told.party, told.kind, told.rewardRate, told.pool, told.costPool];
  const priced = says.every((one, i) => one === found[i]);
  const text = { en: "A contribution is priced otherwise than by the rate card.", zh: "贡献计价与计价表不符。" };
  if (!priced || told.units !== units || told.cost !== cost) scene.find(event, text, says.join(" "), found.join(" "));
}

/** The second word begins with whose it is, and without attestors. */
function judgeState(event: Event<"ContributionRecorded">, { find }: Scene): void {
  const { agreement, member, state } = event.args;
  const WHOSE = 200;
  const [expected, found] = [(agreement << 160n) | (member << 128n), BigInt.asUintN(WHOSE, state)];
  const text = { en: "A contribution's word does not begin as it must.", zh: "贡献存储字的初始内容有误。" };
  if (found !== expected) find(event, text, expected, found);
}

function judgeAttestor(event: Event<"ContributionAttested">, { books, find }: Scene): void {
  const { contribution: id, member, party } = event.args;
  const one = books.contributions.get(id);
  const parties = agreementOf(books, one?.agreement ?? 0n).draft?.terms.parties ?? [];
  const place = BigInt(parties.findIndex((line) => line.member === member));
  const other = { en: "An attestation is entered at another party's place.", zh: "证明记入了其他当事方的席位。" };
  if (party !== place) find(event, other, place, party);
  const text = {
    en: "A contribution is attested by its own contributor, or twice.",
    zh: "贡献由贡献方自证，或重复证明。",
  };
  if (one && (one.member === member || one.attestors.includes(member))) find(event, text, "another party", member);
}

type Deciding = `Contribution${"Challenged" | "Finalised" | "Ruled" | "Withdrawn"}`;

/** What contributions must give and take in a transaction, against what the core says it gave and took. */
class Gifts {
  private due = new Map<string, bigint>();
  private missed = new Map<string, bigint>();
  private last: At = { block: 0, tx: "", logIndex: 0 };

  note(event: Told, scene: Scene): void {
    this.last = event;
    this.owe(event, scene);
    const isOthers = event.name === "UnitsChanged" && isAssetPool(event.args.pool);
    if (event.name === "UnitsChanged" && !isOthers && this.isOurs(event.args.cause, scene)) {
      const before = poolOf(scene.books, event.args.pool).units.get(event.args.account) ?? 0n;
      this.add("units", event.args.cause, event.args.pool, event.args.account, before - event.args.units);
    }
    if (event.name === "CostChanged" && event.args.added !== event.args.removed) {
      const { pool, account, cause, added, removed } = event.args;
      this.add("cost", cause, pool, account, removed - added);
    }
  }

  settle(find: Find): void {
    for (const [key, amount] of this.due) {
      const short = this.missed.get(key.split(" ").slice(0, 2).join(" ")) ?? 0n;
      if (amount === 0n || (short !== 0n && amount < 0n && -amount <= short)) continue;
      const text = {
        en: "A contribution gives or takes other units or cost than it earns.",
        zh: "贡献增减的份额或成本与其所得不符。",
      };
      find(this.last, text, amount > 0n ? `${amount} more` : "no more", `${key}: ${-amount}`);
    }
    this.due.clear();
    this.missed.clear();
  }

  private isOurs(cause: string, { books }: Scene): boolean {
    return !books.drafts.has(cause) && BigInt(cause) < 1n << 64n;
  }

  private owe(event: Told, scene: Scene): void {
    switch (event.name) {
      case "ContributionCorrected":
        this.takeBack(event, scene);
        return;
      case "ContributionBeyondReach": {
        const cause = causeOf(event.args.contra);
        this.missed.set(`units ${cause}`, event.args.units);
        this.missed.set(`cost ${cause}`, event.args.cost);
        return;
      }
      case "ContributionChallenged":
      case "ContributionFinalised":
      case "ContributionRuled":
      case "ContributionWithdrawn": {
        const one = scene.books.contributions.get(event.args.contribution);
        if (one) this.decide(event, one);
      }
    }
  }

  /** Units stand among the disputed ones from the challenge until it is decided. */
  private decide(event: Event<Deciding>, one: Contribution): void {
    const disputes = disputesOf(one.id);
    if (event.name === "ContributionChallenged") this.split(one, disputes, 1n);
    if (event.name === "ContributionFinalised") {
      this.split(one, [one.member, rewardOf(one.member)], 1n);
      if (one.status === "challenged") this.split(one, disputes, -1n);
      if (one.cost !== 0n) this.add("cost", causeOf(one.id), poolId(one.agreement, one.costPool), one.member, one.cost);
    }
    const against = event.name === "ContributionRuled" && !event.args.stands;
    if (against || (event.name === "ContributionWithdrawn" && one.status === "challenged"))
      this.split(one, disputes, -1n);
  }

  private split(one: Contribution, [own, people]: [bigint, bigint], sign: bigint): void {
    const reward = rewardUp(one.units, one.rewardRate);
    const pool = poolId(one.agreement, one.pool);
    this.add("units", causeOf(one.id), pool, own, sign * (one.units - reward));
    this.add("units", causeOf(one.id), pool, people, sign * reward);
  }

  /** A contra entry takes units in the parts in which the contribution gave them, and cost. */
  private takeBack({ args }: Event<"ContributionCorrected">, { books }: Scene): void {
    const one = books.contributions.get(args.contribution);
    if (!one) return;
    const cause = causeOf(args.contra);
    const reward = rewardUp(one.units, one.rewardRate) - rewardUp(one.units - args.units, one.rewardRate);
    const pool = poolId(one.agreement, one.pool);
    this.add("units", cause, pool, one.member, reward - args.units);
    this.add("units", cause, pool, rewardOf(one.member), -reward);
    if (args.cost !== 0n) this.add("cost", cause, poolId(one.agreement, one.costPool), one.member, -args.cost);
  }

  private add(what: string, cause: string, pool: bigint, account: bigint, amount: bigint): void {
    add(this.due, `${what} ${cause} ${pool} ${account}`, amount);
  }
}

/** The core's events name a contribution by its number. */
const causeOf = (id: bigint): string => `0x${id.toString(16).padStart(64, "0")}`;
