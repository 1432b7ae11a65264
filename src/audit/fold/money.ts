import { type Books, markKey, owedKey } from "../books.js";
import type { Event, Told } from "../events.js";
import { HAIR, fine } from "../fixed.js";
import {
  COST_POOLS,
  Kind,
  add,
  bookOf,
  isFiat,
  kindOf,
  least,
  numberOf,
  orderAccount,
  poolId,
  poolOf,
  unitsIn,
} from "../ids.js";
import { applySteps, deposit } from "./deposit.js";
import { type Route, collects, routeIn, routeOfPot, standingOf, versionOf, walk } from "../walk.js";

/** From a receipt to the pools, and from the pools to a rail. Amounts follow from what came in and the check's own walk. */
export function foldMoney(event: Told, books: Books, transaction: readonly Told[], position: number): void {
  switch (event.name) {
    case "Booked":
      book(event, books);
      return;
    case "Reversed": {
      const one = bookOf(books, event.args.agreement, event.args.currency);
      one.reversed += event.args.amount;
      one.debt += event.args.amount;
      one.sequence += 1n;
      return;
    }
    case "Allocated":
      if (event.args.version === 0n) unpark(event, books, transaction, position);
      else share(event, books);
      return;
    case "Taken":
      take(event, books, givenBack(transaction, position), forwardedAt(transaction, position) !== undefined);
      return;
    case "Forwarded":
      forward(event, books);
      return;
    case "HoldMarked": {
      const HELD = 2n;
      const key = markKey(event.args.pool, event.args.account, event.args.currency);
      if ((event.args.word & HELD) !== 0n) books.marked.add(key);
      else books.marked.delete(key);
      return;
    }
    case "HoldChanged":
      books.orders.set(owedKey(event.args.account, event.args.currency), {
        order: event.args.order,
        remaining: event.args.remaining,
      });
      return;
    case "HoldLifted":
      books.orders.delete(owedKey(event.args.account, event.args.currency));
  }
}

function book({ args, ...at }: Event<"Booked">, books: Books): void {
  const one = bookOf(books, args.agreement, args.currency);
  one.booked += args.net;
  one.sequence += 1n;
  const { agreement, version: number, currency, net } = args;
  const version = versionOf(books, agreement, number);
  if (version === undefined) return;
  const route = routeIn(args.route);
  const waits = collects(books, agreement, version, currency, route);
  const debtPaid = debtOf(one.debt, net, route, waits);
  one.debt -= debtPaid;
  const { steps, left } = walk(books, agreement, version, currency, net - debtPaid, route, waits);
  applySteps(books, steps, currency, at);
  if (left !== 0n) add(one.pots, (standingOf(route) << 16n) | number, left);
}

/** What a booking pays of the debt: nothing where all of it waits, for then it pays when it is shared. */
export const debtOf = (debt: bigint, net: bigint, route: Route, waits: boolean): bigint =>
  waits && route.royaltyRate === 0n ? 0n : least(debt, net);

/** Debt first, then the tiers. */
function share({ args, ...at }: Event<"Allocated">, books: Books): void {
  const { agreement, currency, pot, amount } = args;
  const one = bookOf(books, agreement, currency);
  add(one.pots, pot, -amount);
  const version = versionOf(books, agreement, args.version);
  if (version === undefined) return;
  const debtPaid = least(one.debt, amount);
  one.debt -= debtPaid;
  const { steps } = walk(books, agreement, version, currency, amount - debtPaid, routeOfPot(pot));
  applySteps(books, steps, currency, at);
}

/** The forwarding that a taking is for: the first event after it, but for those that tell what an order withheld. */
export function forwardedAt(transaction: readonly Told[], position: number): Event<"Forwarded"> | undefined {
  if (transaction[position]?.name !== "Taken") return undefined;
  const next = transaction.slice(position + 1).find((event) => !tellsWithholding(event));
  return next?.name === "Forwarded" ? next : undefined;
}

/** Is a booking what a forwarding passed on? Nothing arrives for it, and nobody confirms it. */
export const passesOn = (one: Told, booked: Told): boolean =>
  one.name === "Forwarded" && booked.name === "Booked" && one.args.cause === booked.args.cause;

/** Royalties leave the derivative's agreement; those of an asset outside every agreement become a credit of its owner there. */
function forward({ args, block, tx, logIndex }: Event<"Forwarded">, books: Books): void {
  const { child, parent, agreement, amount, cause } = args;
  const currency = numberOf(books, args.currency);
  if (BigInt(cause) !== 0n) {
    const from = books.property.assets.get(child)?.word.agreement ?? agreement;
    bookOf(books, from, currency).forwarded += amount;
    return;
  }
  const account = books.property.assets.get(parent)?.word.owner ?? 0n;
  const pool = poolId(agreement, 0n);
  add(poolOf(books, pool).owed, owedKey(account, currency), fine(amount));
  books.entries.push({ block, tx, logIndex, account, currency, agreement, pool, amount, kind: "royalty" });
}

/** The pool whose parked money a release takes: the event before says that nothing waits there any more. */
export function unparkedAt(transaction: readonly Told[], position: number): Event<"ParkedChanged"> | undefined {
  const before = transaction[position - 1];
  return before?.name === "ParkedChanged" && before.args.parked === 0n ? before : undefined;
}

function unpark(
  { args, ...at }: Event<"Allocated">,
  books: Books,
  transaction: readonly Told[],
  position: number,
): void {
  const emptied = unparkedAt(transaction, position);
  if (emptied === undefined) return;
  const pool = poolOf(books, emptied.args.pool);
  const amount = pool.parked.get(args.currency) ?? 0n;
  pool.parked.delete(args.currency);
  const target = unitsIn(pool) > 0n ? pool.id : poolId(pool.agreement, pool.fallTo);
  if (unitsIn(poolOf(books, target)) > 0n) deposit(books, target, args.currency, fine(amount), at);
  else add(poolOf(books, target).parked, args.currency, amount);
}

/** The part of a taking that an order from outside keeps. */
export function withheldOf({ args: { pool, account, currency, amount } }: Event<"Taken">, books: Books): bigint {
  const order = books.orders.get(owedKey(account, currency));
  const lies = (pool & 0xffffn) >= COST_POOLS || books.marked.has(markKey(pool, account, currency));
  return order !== undefined && lies ? least(amount, order.remaining) : 0n;
}

/**
 * Does a rail give what an order leaves of this taking back to the account, instead of paying it? Then a direct credit of the account
 * is the next event, but for those that tell what the order withheld.
 */
export function givenBack(transaction: readonly Told[], position: number): boolean {
  const taking = transaction[position];
  if (taking?.name !== "Taken") return false;
  const next = transaction.slice(position + 1).find((event) => !tellsWithholding(event));
  return next?.name === "CreditChanged" && next.args.account === taking.args.account;
}

function tellsWithholding(event: Told): boolean {
  if (event.name === "HoldChanged") return true;
  return event.name === "CreditChanged" && kindOf(event.args.account) === Kind.Order;
}

function take(event: Event<"Taken">, books: Books, goesBack: boolean, isForwarded: boolean): void {
  const { pool: id, account, currency, amount } = event.args;
  const { block, tx, logIndex } = event;
  const pool = poolOf(books, id);
  const agreement = pool.agreement;
  const key = owedKey(account, currency);
  add(pool.owed, key, -fine(amount));
  add(pool.taken, key, amount);
  pool.slack += HAIR;
  const entry = { block, tx, logIndex, account, currency, agreement, pool: id };
  books.entries.push({ ...entry, amount, kind: "taken" });
  const withheld = withheldOf(event, books);
  if (withheld > 0n) {
    const order = books.orders.get(key)!;
    add(poolOf(books, poolId(agreement, 0n)).owed, owedKey(orderAccount(order.order), currency), fine(withheld));
    books.entries.push({ ...entry, amount: withheld, kind: "withheld" });
  }
  if (goesBack) {
    add(poolOf(books, poolId(agreement, 0n)).owed, key, fine(amount - withheld));
    books.entries.push({ ...entry, amount: amount - withheld, kind: "returned" });
  } else if (!isFiat(currency) && !isForwarded) bookOf(books, agreement, currency).claimed += amount - withheld;
}
