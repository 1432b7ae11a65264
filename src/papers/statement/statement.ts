import { type Contribution, type Payment, PaymentStatus } from "../../audit/books.js";
import type { Result } from "../../audit/check.js";
import type { At, Event, Told } from "../../audit/events.js";
import { COST_POOLS, rewardOf } from "../../audit/ids.js";
import { amountCurrencyOf } from "../../audit/report/statementText.js";
import { type Clock, blockDates } from "../clock.js";
import { type Movement, type Purse, movementsOf } from "./movements.js";

/** What a member has in a pool at the end of the period. */
export interface Holding {
  agreement: bigint;
  /** The pool's number. */
  pool: bigint;
  own: bigint;
  reward: bigint;
  /** All units of the pool. */
  all: bigint;
}

/** A member's cost to be recovered in a pool, in minor units, up to the end of the period. */
export interface Cost {
  agreement: bigint;
  pool: bigint;
  currency: bigint;
  /** Corrections taken off. */
  recorded: bigint;
  recovered: bigint;
}

/** One account's money of one agreement and currency. Opening plus lines is closing: what is not yet received. */
export interface AccountStatement {
  agreement: bigint;
  currency: bigint;
  purse: Purse;
  opening: bigint;
  lines: (Movement & { date: string })[];
  closing: bigint;
  /** The part of `closing` that a bank has been instructed to pay and has not confirmed. */
  instructed: bigint;
}

/** A member's statement of a year, or of the whole history. Amounts in minor units. */
export interface MemberStatement {
  member: bigint;
  year: number | undefined;
  /** The last day it covers, in the reader's time zone. */
  until: string;
  /** What was recorded in the period, with what has become of it by now. */
  putIn: (Contribution & { date: string; currency: bigint })[];
  owns: Holding[];
  costs: Cost[];
  accounts: AccountStatement[];
}

/**
 * What a member put in, owns, is owed and was paid.
 * @param year a calendar year of `clock.zone`; without it the whole history.
 */
export function memberStatement(
  result: Result,
  member: bigint,
  { clock, year }: { clock: Clock; year?: number },
): MemberStatement {
  const { books, history } = result;
  const dateOf = blockDates(clock);
  const lastBlock = history.at(-1)?.block;
  const today = lastBlock === undefined ? "" : dateOf(lastBlock);
  const until = year === undefined || today < `${year}-12-31` ? today : `${year}-12-31`;
  const dated = <T extends At>(one: T) => ({ ...one, date: dateOf(one.block) });
  const began = (date: string) => year === undefined || date >= `${year}-01-01`;
  const inPeriod = ({ date }: { date: string }) => began(date) && date <= until;

  const movements = movementsOf(result, member)
    .map(dated)
    .filter(({ date }) => date <= until);
  const past = history.filter(({ block }) => dateOf(block) <= until);
  const putIn = [...books.contributions.values()].filter((one) => one.member === member);
  return {
    member,
    year,
    until,
    putIn: putIn.map((one) => ({ ...dated(one), currency: amountCurrencyOf(books, one.agreement) })).filter(inPeriod),
    owns: holdingsOf(past, member),
    costs: costsOf(past, movements, member, (agreement) => amountCurrencyOf(books, agreement)),
    accounts: accountsOf(movements, pendingOf(result, past, member), ({ date }) => began(date)),
  };
}

/** Units in the pools that a waterfall has named. */
function holdingsOf(past: readonly Told[], member: bigint): Holding[] {
  const named = new Set<bigint>();
  const holdings = new Map<bigint, Holding>();
  for (const { name, args } of past) {
    if (name === "VersionOpened") for (const { pool } of args.terms.tiers) named.add((args.agreement << 16n) | pool);
    if (name !== "UnitsChanged") continue;
    const [agreement, pool] = [args.pool >> 16n, args.pool & 0xffffn];
    const held = holdings.get(args.pool) ?? { agreement, pool, own: 0n, reward: 0n, all: 0n };
    held.all = args.totalUnits;
    if (args.account === member) held.own = args.units;
    if (args.account === rewardOf(member)) held.reward = args.units;
    holdings.set(args.pool, held);
  }
  return [...holdings].filter(([id, { own, reward }]) => named.has(id) && own + reward > 0n).map(([, held]) => held);
}

function costsOf(
  past: readonly Told[],
  movements: readonly Movement[],
  member: bigint,
  currencyOf: (agreement: bigint) => bigint,
): Cost[] {
  const costs = new Map<bigint, Cost>();
  for (const { name, args } of past) {
    if (name !== "CostChanged" || args.account !== member) continue;
    const [agreement, pool] = [args.pool >> 16n, args.pool & 0xffffn];
    const fresh = () => ({ agreement, pool, currency: currencyOf(agreement), recorded: 0n, recovered: 0n });
    const cost = costs.get(args.pool) ?? fresh();
    cost.recorded += args.added - args.removed;
    costs.set(args.pool, cost);
  }
  for (const { agreement, pool, amount } of movements) {
    if (pool === undefined || pool < COST_POOLS) continue;
    const cost = costs.get((agreement << 16n) | pool);
    if (cost) cost.recovered += amount;
  }
  return [...costs.values()].filter(({ recorded, recovered }) => recorded !== 0n || recovered !== 0n);
}

/** Payments that a bank was instructed to make by the end of the period and had not answered. */
function pendingOf({ books }: Result, past: readonly Told[], member: bigint): (Payment & { purse: Purse })[] {
  const key = (run: bigint, position: bigint) => `${run}:${position}`;
  const settled = past.filter((event): event is Event<"PaymentSettled"> => event.name === "PaymentSettled");
  const answered = new Set(settled.map(({ args }) => key(args.run, args.position)));
  const runs = past.filter((event): event is Event<"RunInstructed"> => event.name === "RunInstructed");
  return runs
    .flatMap(({ args }) => books.runs.get(args.run)?.payments ?? [])
    .filter(({ run, position, status }) => status !== PaymentStatus.Retained && !answered.has(key(run, position)))
    .flatMap((payment): (Payment & { purse: Purse })[] => {
      if (payment.account === member) return [{ ...payment, purse: "own" }];
      return payment.account === rewardOf(member) ? [{ ...payment, purse: "reward" }] : [];
    });
}

type Dated = Movement & { date: string };

function accountsOf(
  movements: readonly Dated[],
  pending: readonly (Payment & { purse: Purse })[],
  inPeriod: (line: Dated) => boolean,
): AccountStatement[] {
  const keyOf = (one: { agreement: bigint; currency: bigint; purse: Purse }) =>
    `${one.agreement}:${one.currency}:${one.purse}`;
  const accounts = new Map<string, AccountStatement>();
  for (const line of movements) {
    const { agreement, currency, purse } = line;
    const fresh = () => ({ agreement, currency, purse, opening: 0n, lines: [], closing: 0n, instructed: 0n });
    const account = accounts.get(keyOf(line)) ?? fresh();
    if (inPeriod(line)) account.lines.push(line);
    else account.opening += line.amount;
    account.closing += line.amount;
    accounts.set(keyOf(line), account);
  }
  for (const payment of pending) {
    const account = accounts.get(keyOf(payment));
    if (account) account.instructed += payment.amount;
  }
  return [...accounts.values()].sort(
    (a, b) => Number(a.agreement - b.agreement) || Number(a.currency - b.currency) || (a.purse < b.purse ? -1 : 1),
  );
}
