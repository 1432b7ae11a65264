import { type Books, type Entry, type Pool, PaymentStatus, owedKey } from "../../audit/books.js";
import type { Result } from "../../audit/check.js";
import type { At } from "../../audit/events.js";
import { fine, payable } from "../../audit/fixed.js";
import { isFiat, poolOf, rewardOf } from "../../audit/ids.js";
import { type LineKind, kindOfPool } from "../../audit/report/statement.js";

/** Whose of a member's two accounts: its own, or its people's reward pot. */
export type Purse = "own" | "reward";

/** A change of what a member has not yet received, in minor units: earned and given add, paid and withheld take off. */
export interface Movement extends At {
  agreement: bigint;
  currency: bigint;
  purse: Purse;
  kind: Exclude<LineKind, "instructed" | "owed">;
  /** The pool's number, where it was earned in one. */
  pool?: bigint;
  amount: bigint;
}

/**
 * All movements of a member's accounts, in the order of the chain, in whole minor units: what a booking's fractions add to what can be paid.
 * So they add up to the figures of the check's own statement, to the smallest unit.
 */
export function movementsOf({ books, history }: Result, member: bigint): Movement[] {
  const accounts: [bigint, Purse][] = [
    [member, "own"],
    [rewardOf(member), "reward"],
  ];
  const confirmed = new Map<string, At>();
  for (const event of history) {
    if (event.name === "PaymentSettled" && event.args.status === PaymentStatus.Confirmed)
      confirmed.set(`${event.args.run}:${event.args.position}`, event);
  }
  const all = accounts.flatMap(([account, purse]) => [
    ...byEntries(books, account, purse),
    ...byBank(books, account, purse, confirmed),
  ]);
  return joined(all).sort((a, b) => a.block - b.block || a.logIndex - b.logIndex);
}

const placeOf = ({ block, tx, logIndex }: At): At => ({ block, tx, logIndex });

/** What the core told: earnings of pools, what orders from outside gave and withheld, what the treasury paid. */
function byEntries(books: Books, account: bigint, purse: Purse): Movement[] {
  const earned = new Map<string, Earned>();
  return books.entries
    .filter((entry) => entry.account === account)
    .flatMap((entry): Movement[] => {
      const { agreement, currency, pool: id } = entry;
      const base = { ...placeOf(entry), agreement, currency, purse };
      const found: Movement[] = directOf(entry).map((change) => ({ ...base, ...change }));
      const pool = poolOf(books, id);
      if (pool.number === 0n) return found;
      const key = `${id}:${owedKey(account, currency)}`;
      const before = earned.get(key) ?? { owed: 0n, taken: 0n };
      const after = earnedAfter(before, entry);
      earned.set(key, after);
      const amount = wholeOf(after) - wholeOf(before);
      if (amount !== 0n) found.push({ ...base, kind: kindOf(books, pool), pool: pool.number, amount });
      return found;
    });
}

const kindOf = (books: Books, pool: Pool) => kindOfPool(books, pool) as Movement["kind"];

/** What an account has had from a pool: fine what it is owed, whole what was taken. */
interface Earned {
  owed: bigint;
  taken: bigint;
}

function earnedAfter({ owed, taken }: Earned, entry: Entry): Earned {
  if (entry.kind !== "taken") return { owed: owed + (entry.fine ?? 0n), taken };
  return { owed: owed - fine(entry.amount), taken: taken + entry.amount };
}

const wholeOf = ({ owed, taken }: Earned): bigint => taken + payable(owed);

/** What an entry changes besides earnings. Of a taking by the treasury, what an order keeps or a rail gives back was not paid. */
function directOf({ kind, amount, currency }: Entry): Pick<Movement, "kind" | "amount">[] {
  const unpaid = isFiat(currency) ? [] : [{ kind: "claimed" as const, amount }];
  switch (kind) {
    case "given":
    case "royalty":
      return [{ kind, amount }];
    case "withheld":
      return [{ kind: "withheld", amount: -amount }, ...unpaid];
    case "returned":
      return unpaid;
    case "taken":
      return unpaid.map((paid) => ({ ...paid, amount: -amount }));
    default:
      return [];
  }
}

/** What banks paid, when the statement that confirms it was entered, and what the holder kept as its own. */
function byBank(books: Books, account: bigint, purse: Purse, confirmed: Map<string, At>): Movement[] {
  return [...books.runs.values()]
    .flatMap(({ payments }) => payments.filter((payment) => payment.account === account))
    .flatMap((payment): Movement[] => {
      const { agreement, currency, amount, run, position } = payment;
      const base = { agreement, currency, purse, amount: -amount };
      if (payment.status === PaymentStatus.Retained) return [{ ...base, ...placeOf(payment), kind: "retained" }];
      const at = confirmed.get(`${run}:${position}`);
      return at === undefined ? [] : [{ ...base, ...placeOf(at), kind: "confirmed" }];
    });
}

/** One line for what one transaction moved in one way. */
function joined(movements: readonly Movement[]): Movement[] {
  const lines = new Map<string, Movement>();
  for (const movement of movements) {
    const { tx, agreement, currency, purse, kind, pool } = movement;
    const key = [tx, agreement, currency, purse, kind, pool].join();
    const line = lines.get(key);
    if (line) line.amount += movement.amount;
    else lines.set(key, { ...movement });
  }
  return [...lines.values()].filter(({ amount }) => amount !== 0n);
}
