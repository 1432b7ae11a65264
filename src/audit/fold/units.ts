import { type Books, type Pool, owedKey } from "../books.js";
import type { At, Event, Told } from "../events.js";
import { fine, floor, lossOf, payable } from "../fixed.js";
import { Kind, add, kindOf, poolOf, unitsIn } from "../ids.js";
import { costLoss, deposit } from "./deposit.js";

/** Who shares in a pool, and whose costs are repaid. What an account is owed does not change with its units, but for a dispute's. */
export function foldUnits(event: Told, books: Books, transaction: readonly Told[], position: number): void {
  switch (event.name) {
    case "UnitsChanged":
      changeUnits(event, books, moveAt(transaction, position) !== undefined);
      return;
    case "UnitsMoved":
      moveOwed(event, books);
      return;
    case "EscrowReturned":
      returnEscrow(event, books);
      return;
    case "CostChanged":
      changeCost(event, books);
  }
}

/** The move that a change of units is the first half of: `from` emptied, `to` raised, and then the event that names both. */
export function moveAt(transaction: readonly Told[], position: number): Event<"UnitsMoved"> | undefined {
  const [first, second, third] = transaction.slice(position, position + 3);
  if (first?.name !== "UnitsChanged" || second?.name !== "UnitsChanged" || third?.name !== "UnitsMoved")
    return undefined;
  const { pool, from, to } = third.args;
  const fits = first.args.account === from && second.args.account === to && first.args.pool === pool;
  return fits ? third : undefined;
}

/** Does a change dissolve a dispute's account, so that what it earned goes back to the others? */
export function dissolves({ args: { account, units } }: Event<"UnitsChanged">, moves: boolean): boolean {
  return !moves && units === 0n && kindOf(account) === Kind.Dispute;
}

function changeUnits(event: Event<"UnitsChanged">, books: Books, moves: boolean): void {
  const { pool: id, account, units } = event.args;
  const pool = poolOf(books, id);
  const before = pool.units.get(account) ?? 0n;
  pool.units.set(account, units);
  pool.slack += lossOf((before > units ? before : units) + unitsIn(pool) + before);
  if (!dissolves(event, moves)) return;
  for (const currency of pool.currencies) {
    const key = owedKey(account, currency);
    const earned = pool.owed.get(key) ?? 0n;
    if (earned !== 0n) books.limbo.set(`${id}:${key}`, earned);
    pool.owed.delete(key);
  }
}

function moveOwed({ args: { pool: id, from, to }, ...at }: Event<"UnitsMoved">, books: Books): void {
  const pool = poolOf(books, id);
  for (const currency of pool.currencies) {
    const owed = pool.owed.get(owedKey(from, currency)) ?? 0n;
    pool.owed.delete(owedKey(from, currency));
    if (owed === 0n) continue;
    add(pool.owed, owedKey(to, currency), owed);
    const entry = { account: to, currency, agreement: pool.agreement, pool: id, amount: 0n, fine: owed };
    books.entries.push({ ...where(at), ...entry, kind: "moved" });
  }
}

/** What a dissolved account had earned goes to the pool's others; without others it waits in front. */
function returnEscrow({ args: { pool: id, account, currency }, ...at }: Event<"EscrowReturned">, books: Books): void {
  const pool = poolOf(books, id);
  const key = `${id}:${owedKey(account, currency)}`;
  const earned = books.limbo.get(key) ?? 0n;
  books.limbo.delete(key);
  if (unitsIn(pool) > 0n) {
    deposit(books, id, currency, earned, where(at));
    return;
  }
  const whole = payable(earned);
  add(pool.parked, currency, whole);
  add(pool.rolling, currency, earned > fine(whole) ? earned - fine(whole) : 0n);
}

function changeCost({ args: { pool: id, account, added, removed } }: Event<"CostChanged">, books: Books): void {
  const pool = poolOf(books, id);
  if (added === 0n && removed === 0n) return;
  pool.outstanding += added - removed;
  add(pool.costs, account, fine(added) - fine(removed));
  if ((pool.costs.get(account) ?? 0n) < 0n) pool.costs.set(account, 0n);
  if (pool.outstanding === 0n) pool.costs.clear();
  pool.slack += costLoss(pool);
}

/** A party's cost not yet repaid, rounded down, as far as roundings let one say: the least and the most. */
export function costLeft(pool: Pool, account: bigint): [least: bigint, most: bigint] {
  const left = pool.costs.get(account) ?? 0n;
  return [left > pool.slack ? floor(left - pool.slack) : 0n, floor(left + pool.slack)];
}

const where = ({ block, tx, logIndex }: At): At => ({ block, tx, logIndex });
