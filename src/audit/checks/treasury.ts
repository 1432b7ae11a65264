import { AbiCoder, ZeroAddress, keccak256 } from "ethers";
import { TokenTreasury__factory } from "../../../typechain-types/factories/contracts/benefit/TokenTreasury__factory.js";
import type { Books } from "../books.js";
import type { At, Event, Told } from "../events.js";
import type { Check, Scene } from "../findings.js";
import { forwardedAt, givenBack, passesOn, withheldOf } from "../fold/money.js";
import { payoutAt, standsFor } from "../membership/membership.js";
import { memberOf } from "../fold/terms.js";
import { add, addressOf, isFiat, isNative } from "../ids.js";

/** What tokens moved, and what the ledger says left for whom, within a transaction. */
class Flows {
  /** By token and direction: what the token says moved, less what the ledger says did. */
  private readonly moved = new Map<string, bigint>();
  /** By token and member: what was taken to be paid. */
  private readonly owed = new Map<string, { token: string; member: bigint | undefined; amount: bigint }>();

  add(token: string, direction: string, amount: bigint): void {
    add(this.moved, `${token} ${direction}`.toLowerCase(), amount);
  }

  owe(token: string, member: bigint | undefined, amount: bigint): void {
    const key = `${token}:${member}`;
    this.owed.set(key, { token, member, amount: amount + (this.owed.get(key)?.amount ?? 0n) });
  }

  /** A token that came in beyond what was booked is nobody's error where nobody asked the treasury to book it. */
  forgiveGifts(): void {
    for (const [key, amount] of this.moved) if (key.endsWith(" in") && amount > 0n) this.moved.delete(key);
  }

  /** What is left when each member was paid at one of the addresses that may be its own; those who have but one come first. */
  left(books: Books, time: bigint | undefined): [key: string, amount: bigint][] {
    const all = [...this.owed.values()].map((one) => ({ ...one, payouts: payoutsOf(books, one.member, time) }));
    for (const { token, payouts, amount } of all.sort((a, b) => a.payouts.length - b.payouts.length)) {
      const received = (payout: string) => this.moved.get(`${token} to ${payout}`.toLowerCase()) ?? 0n;
      const payout = payouts.find((one) => received(one) >= amount) ?? payouts[0] ?? "nobody";
      this.add(token, `to ${payout}`, -amount);
    }
    return [...this.moved].filter(([, amount]) => amount !== 0n);
  }
}

/** Tokens: what the token contracts say arrived was booked, what they say left was taken, and it went to registered addresses. */
export const treasury: Check = {
  id: "treasury",
  title: { en: "Tokens that arrived were booked, those that left were owed", zh: "入库代币均已入账，出库代币均为应付" },
  begin: () => {
    let flows = new Flows();
    let booked: Event<"Booked">[] = [];
    return {
      event: (event, scene) => {
        flow(event, scene, flows);
        if (event.name === "Booked" && !isFiat(event.args.currency)) {
          const isPassedOn = scene.transaction.some((one) => passesOn(one, event));
          if (!isPassedOn) booked.push(event);
        }
        if (event.name === "PayoutLearnt") judgeLearnt(event, scene);
        if (event.name === "Taken") judgePayee(event, scene);
      },
      transaction: (events, scene) => {
        const text = {
          en: "Tokens moved that the ledger does not know, or the other way round.",
          zh: "代币流转与账本不符。",
        };
        const asked = events.some(({ name }) => name === "Received") && scene.calls?.traceable !== false;
        if (!asked) flows.forgiveGifts();
        for (const [key, amount] of flows.left(scene.books, scene.time))
          scene.find(events.at(-1)!, text, `0 beyond the ledger's (${key})`, amount);
        judgeArrivals(events, booked, scene);
        flows = new Flows();
        booked = [];
      },
    };
  },
};

function flow(event: Told, scene: Scene, flows: Flows): void {
  const { books, contracts } = scene;
  if (event.name === "Transfer") {
    const inward = event.args.to.toLowerCase() === contracts.treasury.toLowerCase();
    const outward = event.args.from.toLowerCase() === contracts.treasury.toLowerCase();
    if (inward && outward) return;
    flows.add(event.address, inward ? "in" : `to ${event.args.to}`, event.args.value);
  }
  const arrives = event.name === "Booked" && !scene.transaction.some((one) => passesOn(one, event));
  if (arrives && !isFiat(event.args.currency) && !isNative(event.args.currency)) {
    flows.add(addressOf(books, event.args.currency), "in", -event.args.net);
  }
  if (event.name === "Taken" && pays(event, scene) && !isNative(event.args.currency)) {
    const { account, currency, amount } = event.args;
    flows.owe(addressOf(books, currency), memberOf(account), amount - withheldOf(event, books));
  }
}

/** Does the treasury pay what is taken? */
function pays(event: Event<"Taken">, { transaction, position }: Scene): boolean {
  const stays = givenBack(transaction, position) || forwardedAt(transaction, position) !== undefined;
  return !isFiat(event.args.currency) && !stays;
}

/** The addresses at which a member may be paid: what the treasury has learnt and is still sure of, else what is registered. */
function payoutsOf(books: Books, member: bigint | undefined, time: bigint | undefined): string[] {
  if (member === undefined) return [];
  const lease = books.leases.get(member);
  if (time === undefined || lease === undefined || time > lease.sureUntil) return registered(books, member, time);
  return lease.payout === ZeroAddress ? [] : [lease.payout];
}

/**
 * The address that a member has registered. Logs carry no time: without the blocks' own, a change of address and a succession may
 * have come into effect or not, and there are several.
 */
function registered({ membership }: Books, member: bigint, time: bigint | undefined): string[] {
  const { members, payouts } = membership;
  const known: string[] = [];
  if (time !== undefined) {
    known.push(payoutAt(payouts.get(standsFor(membership, member, time)), time)?.payout ?? ZeroAddress);
  } else {
    for (let one: bigint | undefined = member; one; one = members.get(one)?.successor) {
      const record = payouts.get(one);
      if (record) known.push(record.payout, record.nextFrom === 0n ? ZeroAddress : record.nextPayout);
    }
  }
  return known.filter((payout) => payout !== ZeroAddress);
}

/** The treasury may learn that a member has no address; else it is one of the registered ones. */
function judgeLearnt(event: Event<"PayoutLearnt">, { books, time, find }: Scene): void {
  const { member, payout } = event.args;
  const known = registered(books, member, time);
  const text = {
    en: "The treasury learns an address that the member never registered.",
    zh: "金库记下成员未登记的地址。",
  };
  if (payout !== ZeroAddress && !known.includes(payout)) find(event, text, known.join(", "), payout);
}

/** No log tells where the native coin goes; but nobody is paid who has no address. */
function judgePayee(event: Event<"Taken">, scene: Scene): void {
  const text = { en: "The treasury pays a member that has no address.", zh: "金库向未登记收款地址的成员付款。" };
  const { account } = event.args;
  const payouts = payoutsOf(scene.books, memberOf(account), scene.time);
  const paid = event.args.amount > withheldOf(event, scene.books);
  if (paid && pays(event, scene) && payouts.length === 0)
    scene.find(event, text, "a registered address", `account ${account}`);
}

/** Each booking of the treasury stands beside one arrival, and carries the digest of the facts where a treasurer stated them. */
function judgeArrivals(events: readonly Told[], booked: readonly Event<"Booked">[], { find }: Scene): void {
  const arrivals = events.filter((event): event is Event<"Received"> => event.name === "Received");
  const text = {
    en: "Money of the treasury is booked that did not arrive, or arrived and was not booked.",
    zh: "金库入账与到账不符。",
  };
  const at: At = booked[0] ?? arrivals[0] ?? events[0]!;
  const say = (list: readonly { args: { agreement: bigint } }[]) => list.map(({ args }) => args.agreement).join(", ");
  if (say(arrivals) !== say(booked)) find(at, text, say(arrivals), say(booked));
  for (const event of events) {
    if (event.name === "ReceiptStated") judgeFacts(event, booked, find);
  }
}

const stated = TokenTreasury__factory.createInterface().getEvent("ReceiptStated").inputs[2]!;

function judgeFacts(event: Event<"ReceiptStated">, booked: readonly Event<"Booked">[], find: Scene["find"]): void {
  const { receipt } = event.args;
  const cause = keccak256(AbiCoder.defaultAbiCoder().encode([stated], [receipt]));
  const net = receipt.gross - receipt.tax - receipt.directCosts;
  const fits = booked.some(({ args }) => args.cause === cause && args.net === net);
  const text = { en: "The facts stated are not those of the booking.", zh: "所述收款事实与入账不符。" };
  const found = booked.map(({ args }) => `${args.cause}: ${args.net}`).join(", ");
  if (!fits) find(event, text, `${cause}: ${net}`, found);
}
