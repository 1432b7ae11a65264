import { AbiCoder, keccak256 } from "ethers";
import { TokenTreasury__factory } from "../../../typechain-types/index.js";
import type { At, Event, Told } from "../events.js";
import type { Check, Scene } from "../findings.js";
import { givenBack, withheldOf } from "../fold/money.js";
import { memberOf } from "../fold/terms.js";
import { add, addressOf, isFiat, isNative } from "../ids.js";

/** Tokens: what the token contracts say arrived was booked, what they say left was taken, and it went to registered addresses. */
export const treasury: Check = {
  id: "treasury",
  title: { en: "Tokens that arrived were booked, those that left were owed", zh: "入库代币均已入账，出库代币均为应付" },
  begin: () => {
    let flows = new Map<string, bigint>();
    let booked: Event<"Booked">[] = [];
    return {
      event: (event, scene) => {
        flow(event, scene, flows);
        if (event.name === "Booked" && !isFiat(event.args.currency)) booked.push(event);
        if (event.name === "PayoutLearnt") judgePayout(event, scene);
      },
      transaction: (events, scene) => {
        for (const [key, amount] of flows) {
          const text = {
            en: "Tokens moved that the ledger does not know, or the other way round.",
            zh: "代币流转与账本不符。",
          };
          if (amount !== 0n) scene.find(events.at(-1)!, text, `0 beyond the ledger's (${key})`, amount);
        }
        judgeArrivals(events, booked, scene);
        flows = new Map();
        booked = [];
      },
    };
  },
};

/** Adds what tokens say and takes off what the ledger says; at the end of a transaction nothing may be left. */
function flow(event: Told, { books, contracts, transaction, position }: Scene, flows: Map<string, bigint>): void {
  if (event.name === "Transfer") {
    const inward = event.args.to.toLowerCase() === contracts.treasury.toLowerCase();
    const outward = event.args.from.toLowerCase() === contracts.treasury.toLowerCase();
    if (inward && outward) return;
    const key = inward ? "in" : `to ${event.args.to}`;
    add(flows, `${event.address.toLowerCase()} ${key}`.toLowerCase(), event.args.value);
  }
  if (event.name === "Booked" && !isFiat(event.args.currency) && !isNative(event.args.currency)) {
    add(flows, `${addressOf(books, event.args.currency)} in`.toLowerCase(), -event.args.net);
  }
  const leaves = event.name === "Taken" && !givenBack(transaction, position);
  if (leaves && !isFiat(event.args.currency) && !isNative(event.args.currency)) {
    const member = memberOf(event.args.account);
    const payout = (member !== undefined && books.learnt.get(member)) || "nobody";
    const key = `${addressOf(books, event.args.currency)} to ${payout}`.toLowerCase();
    add(flows, key, withheldOf(event, books) - event.args.amount);
  }
}

function judgePayout(event: Event<"PayoutLearnt">, { books, find }: Scene): void {
  let member = event.args.member;
  const known = new Set<string>();
  for (let hop: bigint | undefined = member; hop !== undefined; hop = books.successors.get(member)) {
    member = hop;
    for (const payout of books.payouts.get(member) ?? []) known.add(payout);
  }
  const text = {
    en: "The treasury pays to an address that the member never registered.",
    zh: "金库付往成员未登记的地址。",
  };
  if (!known.has(event.args.payout)) find(event, text, [...known].join(", "), event.args.payout);
}

/** Each booking of the treasury stands beside one arrival, and carries the digest of the facts where a treasurer stated them. */
function judgeArrivals(events: readonly Told[], booked: readonly Event<"Booked">[], { find, books }: Scene): void {
  const arrivals = events.filter((event): event is Event<"Received"> => event.name === "Received");
  const text = {
    en: "Money of the treasury is booked that did not arrive, or arrived and was not booked.",
    zh: "金库入账与到账不符。",
  };
  const at: At = booked[0] ?? arrivals[0] ?? events[0]!;
  const say = (list: readonly { args: { agreement: bigint } }[]) => list.map(({ args }) => args.agreement).join(", ");
  if (say(arrivals) !== say(booked)) find(at, text, say(arrivals), say(booked));
  for (const event of events) {
    if (event.name === "PayoutLearnt" && !events.some((one) => one.name === "Taken" && !isFiat(one.args.currency))) {
      const idle = { en: "The treasury learnt an address and paid nothing.", zh: "金库登记地址而未付款。" };
      find(event, idle, "Taken", "none");
    }
    if (event.name === "ReceiptStated") judgeFacts(event, booked, find);
  }
  for (const [position, event] of events.entries()) {
    if (event.name !== "Taken" || isFiat(event.args.currency) || givenBack(events, position)) continue;
    const member = memberOf(event.args.account);
    const unknown = {
      en: "The treasury paid a member whose address it never learnt.",
      zh: "金库付款时未登记收款地址。",
    };
    if (member === undefined || !books.learnt.has(member)) find(event, unknown, "PayoutLearnt", "none");
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
