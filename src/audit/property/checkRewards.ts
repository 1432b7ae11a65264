import type { Books, Entry } from "../books.js";
import { DAY } from "../days.js";
import type { At, Event, Told } from "../events.js";
import type { Check, Scene } from "../findings.js";
import { fine, payable } from "../fixed.js";
import type { Memory } from "../memory.js";
import type { Table } from "../tables.js";
import { Kind, kindOf, numberOf, rewardOf } from "../ids.js";
import { servedUntil } from "../served.js";
import type { RewardList } from "./books.js";

/** What a reward pot got, fine, and the day it is for; no day where times are not known. */
interface Gain {
  day: bigint | undefined;
  fine: bigint;
}

/**
 * Reward lists, as each is committed: together they give no more than their pot ever got by then, and no less than it got by then for the
 * list's period; half to the main contributors.
 */
export const rewards: Check = {
  id: "rewards",
  title: { en: "Reward lists give what their pots got, no more and no less", zh: "奖酬名单与奖酬专户所得相符" },
  begin: (memory) => {
    const pots = new Pots(memory);
    return {
      event: (event, scene) => {
        pots.note(event, scene);
        if (event.name === "ListCommitted") judgeList(event, scene, pots);
      },
    };
  },
};

/** What reward pots got so far. A gain is for the last day of service of its receipt or period, else for the day it was booked. */
class Pots {
  private readonly gains: Map<string, Gain[]>;
  /** By the place of the event that shares it. */
  private readonly days: Table<string, bigint>;
  /** How many of the books' entries are told to their pots. */
  private readonly counts: Map<"told", number>;

  constructor(memory: Memory) {
    this.gains = memory.map("gains");
    this.days = memory.table("days");
    this.counts = memory.map("counts");
  }

  note(event: Told, scene: Scene): void {
    if (event.name !== "Booked" && event.name !== "Allocated") return;
    const { books, transaction, position, time } = scene;
    const day = servedUntil(event, books, transaction.slice(0, position)) ?? (time && time / DAY);
    if (day !== undefined) this.days.set(placeOf(event), day);
  }

  of(member: bigint, agreement: bigint, currency: bigint, { entries }: Books): readonly Gain[] {
    for (let i = this.counts.get("told") ?? 0; i < entries.length; ++i) this.tell(entries.at(i)!);
    this.counts.set("told", entries.length);
    return this.gains.get(potKey(rewardOf(member), agreement, currency)) ?? [];
  }

  private tell(entry: Entry): void {
    if (kindOf(entry.account) !== Kind.Reward || !GAINS.includes(entry.kind)) return;
    const key = potKey(entry.account, entry.agreement, entry.currency);
    const gain = { day: this.days.get(placeOf(entry)), fine: entry.fine ?? fine(entry.amount) };
    const present = this.gains.get(key);
    if (present === undefined) this.gains.set(key, [gain]);
    else present.push(gain);
  }
}

const GAINS: readonly Entry["kind"][] = ["earned", "moved", "given"];
const placeOf = ({ block, logIndex }: At): string => `${block}:${logIndex}`;
const potKey = (account: bigint, agreement: bigint, currency: bigint): string => `${account}:${agreement}:${currency}`;

const REWARD = 1n;
const sumOf = <T>(many: readonly T[], of: (one: T) => bigint): bigint => many.reduce((sum, one) => sum + of(one), 0n);

function judgeList({ args, ...at }: Event<"ListCommitted">, { books, find }: Scene, pots: Pots): void {
  const { list, key, facts } = args;
  if (key.kind !== REWARD) return;
  const unfair = {
    en: "The main contributors get less than half of a list (R17).",
    zh: "主要贡献者所得不足一半（R17）。",
  };
  const half = (facts.total + 1n) / 2n;
  if (facts.main < half || facts.main > facts.total) find(at, unfair, `${half} to ${facts.total}`, facts.main);
  const { agreement, member, first, last } = key;
  const currency = numberOf(books, key.currency);
  const gains = pots.of(member, agreement, currency, books);
  // A correction takes the place of what it corrects.
  const others = [...books.property.lists].flatMap(([other, one]) => (other === list ? [] : [one]));
  const lists = [...others, { key, total: facts.total }].filter((one) => isOf(one, member, agreement, key.currency));
  const given = sumOf(lists, ({ total }) => total);
  const got = payable(sumOf(gains, (gain) => gain.fine));
  const more = { en: "Reward lists give more than their pot ever got.", zh: "奖酬名单合计超过奖酬专户所得。" };
  if (given > got) find(at, more, `up to ${got}`, given);
  const inPeriod = gains.filter(({ day }) => day !== undefined && first <= day && day <= last);
  const due = payable(sumOf(inPeriod, (gain) => gain.fine));
  // Which days of its period another list is for, it does not say: one that overlaps counts in full.
  const overlapping = lists.filter((one) => one.key.first <= last && first <= one.key.last);
  const listed = sumOf(overlapping, ({ total }) => total);
  const less = {
    en: "Reward lists give less than their pot got for the period.",
    zh: "奖酬名单合计少于奖酬专户该期间所得。",
  };
  if (listed < due) find(at, less, `at least ${due}`, listed);
}

const isOf = ({ key }: Pick<RewardList, "key">, member: bigint, agreement: bigint, currency: string): boolean =>
  key.kind === REWARD && key.member === member && key.agreement === agreement && key.currency === currency;
