import type { At, Event, Told } from "../events.js";
import type { Check, Scene } from "../findings.js";
import { unparkedAt } from "../fold/money.js";
import { Tier, bookOf, least, poolId, poolOf, unitsIn } from "../ids.js";
import { Pairs } from "../pairs.js";
import { type Step, collects, versionOf, walk } from "../walk.js";

type Effect = Event<"CapUsed"> | Event<"ParkedChanged">;

/** Every booking is walked again: debt first, then tier by tier, and compared to the smallest unit with what the core told. */
export const waterfall: Check = {
  id: "waterfall",
  title: { en: "Every tier of every booking took what the terms say", zh: "每笔入账各层分配与条款一致" },
  begin: () => {
    const pots = new Pairs(
      { en: "Collected money changes and no event tells it.", zh: "归集资金变动而无事件记录。" },
      { en: "Collected money is told to change without a cause.", zh: "归集资金变动没有依据。" },
    );
    /** What a walk told on its way and no allocation has explained yet. */
    let told: Effect[] = [];
    return {
      event: (event, scene) => {
        judgePot(event, scene, pots);
        if (event.name === "CapUsed" || event.name === "ParkedChanged") told.push(event);
        const explains = event.name === "Booked" || event.name === "Allocated" || event.name === "EscrowReturned";
        if (!explains) return;
        judgeWalk(event, scene, told);
        told = [];
      },
      transaction: (_events, { find }) => {
        const text = { en: "Money moved between pools without a booking.", zh: "收益池变动而没有对应入账。" };
        for (const effect of told) find(effect, text, "a booking", effect.name);
        told = [];
        pots.settle(find);
      },
    };
  },
};

function judgePot(event: Told, { books }: Scene, pots: Pairs): void {
  if (event.name === "PotChanged") {
    pots.effect(event, event.args.agreement, event.args.currency, event.args.pot, event.args.collected);
  }
  if (event.name === "Booked") {
    const { agreement, currency, version: number, net } = event.args;
    const version = versionOf(books, agreement, number);
    if (!version || !collects(books, agreement, version, currency)) return;
    const pot = bookOf(books, agreement, currency).pots.get(number) ?? 0n;
    pots.cause(event, agreement, currency, number, pot + net);
  }
  if (event.name === "Allocated" && event.args.version !== 0n) {
    const { agreement, currency, pot, amount } = event.args;
    const there = bookOf(books, agreement, currency).pots.get(pot) ?? 0n;
    pots.cause(event, agreement, currency, pot, there - amount);
  }
}

function judgeWalk(
  event: Event<"Booked"> | Event<"Allocated"> | Event<"EscrowReturned">,
  scene: Scene,
  told: Effect[],
): void {
  if (event.name === "EscrowReturned") {
    const parks = unitsIn(poolOf(scene.books, event.args.pool)) === 0n ? 1 : 0;
    const text = { en: "What a ruling returned went to other places than the pool.", zh: "裁决退回的款项去向不符。" };
    if (told.length !== parks) scene.find(event, text, parks, told.length);
    return;
  }
  if (event.name === "Allocated" && event.args.version === 0n) {
    judgeUnpark(event, scene, told);
    return;
  }
  const { agreement, currency, version: number } = event.args;
  const amount = event.name === "Booked" ? event.args.net : event.args.amount;
  const version = versionOf(scene.books, agreement, number);
  if (!version) {
    scene.find(
      event,
      { en: "Money is shared by a version that is not open.", zh: "按未生效的版本分配。" },
      "a version",
      number,
    );
    return;
  }
  const waits = event.name === "Booked" && collects(scene.books, agreement, version, currency);
  const debt = waits ? 0n : least(bookOf(scene.books, agreement, currency).debt, amount);
  const text = { en: "Another part of a booking went to the debt of a reversal.", zh: "冲抵债务的金额不符。" };
  if (debt !== event.args.debtPaid) scene.find(event, text, debt, event.args.debtPaid);
  const steps = waits ? [] : walk(scene.books, agreement, version, currency, amount - debt);
  compareTiers(event, steps, scene);
  compareEffects(event, steps, currency, told, scene);
}

const say = (pool: bigint, amount: bigint) => `${pool & 0xffffn}: ${amount}`;

/** What each tier gave, in order, against the allocations. */
function compareTiers(event: Event<"Booked"> | Event<"Allocated">, steps: readonly Step[], { find }: Scene): void {
  const expected = steps.map(({ pool, amount }) => say(pool, amount));
  const found = event.args.allocations.map(({ pool, amount }) => say(pool, amount));
  const text = { en: "A tier took another amount than the terms say.", zh: "某层分配金额与条款不符。" };
  if (expected.join(", ") !== found.join(", ")) find(event, text, expected.join(", "), found.join(", "));
}

/** What caps and waiting money became on the way, in order, against the events before the booking. */
function compareEffects(
  at: At,
  steps: readonly Step[],
  currency: bigint,
  told: readonly Effect[],
  { books, find }: Scene,
): void {
  const capUsed = new Map<bigint, bigint>();
  const parked = new Map<bigint, bigint>();
  const expected = steps.flatMap(({ kind, tierPool, pool, amount, parks }) => {
    const lines: string[] = [];
    if (kind === Tier.Capped) {
      capUsed.set(tierPool, (capUsed.get(tierPool) ?? poolOf(books, tierPool).capUsed) + amount);
      lines.push(`CapUsed ${tierPool} ${amount} of ${capUsed.get(tierPool)}`);
    }
    if (parks) {
      parked.set(pool, (parked.get(pool) ?? poolOf(books, pool).parked.get(currency) ?? 0n) + amount);
      lines.push(`ParkedChanged ${pool} ${currency} ${parked.get(pool)}`);
    }
    return lines;
  });
  const found = told.map(tell);
  const text = {
    en: "Caps or waiting money changed otherwise than the tiers say.",
    zh: "上限或待分资金的变动与各层不符。",
  };
  if (expected.join(", ") !== found.join(", ")) find(at, text, expected.join(", "), found.join(", "));
}

function tell(effect: Effect): string {
  const { name, args } = effect;
  if (name === "ParkedChanged") return `${name} ${args.pool} ${args.currency} ${args.parked}`;
  const USED = (1n << 96n) - 1n;
  return `${name} ${args.pool} ${args.amount} of ${(args.capWord >> 96n) & USED}`;
}

/** Money that waited goes to the pool it waited for, or to the one that falls heir. */
function judgeUnpark(event: Event<"Allocated">, scene: Scene, told: readonly Effect[]): void {
  const { books, transaction, position, find } = scene;
  const { amount, allocations, debtPaid } = event.args;
  const emptied = unparkedAt(transaction, position);
  const pool = emptied && poolOf(books, emptied.args.pool);
  const waited = pool?.parked.get(event.args.currency) ?? 0n;
  const target = !pool ? 0n : unitsIn(pool) > 0n ? pool.id : poolId(pool.agreement, pool.fallTo);
  const expected = `${say(target, waited)}, 0 to debt`;
  const found = `${allocations.map((one) => say(one.pool, one.amount)).join(", ")}, ${debtPaid} to debt`;
  const text = { en: "Waiting money was shared otherwise than the terms say.", zh: "待分资金的释放与条款不符。" };
  if (expected !== found || amount !== waited || told.length !== 1) find(event, text, expected, found);
}
