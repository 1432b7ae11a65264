import {
  type Books,
  type Contribution,
  type Entry,
  type Payment,
  PaymentStatus,
  type Pool,
  owedKey,
} from "../books.js";
import type { At } from "../events.js";
import { payable } from "../fixed.js";
import { memberOf } from "../fold/terms.js";
import { Tier, agreementOf, isFiat, poolId, poolOf, rewardOf } from "../ids.js";

/** How money came to an account, or where it is now. */
export type LineKind =
  | "levy"
  | "recover"
  | "capped"
  | "share"
  | "confirmed"
  | "retained"
  | "claimed"
  | "instructed"
  | "withheld"
  | "given"
  | "royalty"
  | "owed";

/** A line of a statement, in minor units, with the transactions it comes from. */
export interface Line {
  kind: LineKind;
  /** The pool's number, where the line is about one. */
  pool?: bigint;
  own: bigint;
  reward: bigint;
  sources: At[];
}

/** A member's money of one agreement and currency. What is earned and given equals what is paid, instructed, withheld and owed. */
export interface Account {
  agreement: bigint;
  currency: bigint;
  earned: Line[];
  now: Line[];
}

export interface Statement {
  member: bigint;
  putIn: Contribution[];
  /** Of costs that contributions made recoverable: recorded (corrections taken off), and repaid so far, by agreement. */
  costs: { agreement: bigint; currency: bigint; recorded: bigint; recovered: bigint }[];
  accounts: Account[];
}

/** A statement for every member that put something in or is owed or was paid anything. */
export function statements(books: Books): Statement[] {
  const members = new Set<bigint>();
  for (const { member } of books.contributions.values()) members.add(member);
  for (const { draft } of books.agreements.values())
    for (const { member } of draft?.terms.parties ?? []) members.add(member);
  for (const { account } of books.entries) {
    const member = memberOf(account);
    if (member !== undefined) members.add(member);
  }
  return [...members].sort((a, b) => (a < b ? -1 : 1)).map((member) => statementOf(books, member));
}

function statementOf(books: Books, member: bigint): Statement {
  const putIn = [...books.contributions.values()].filter((one) => one.member === member);
  const accounts = [...books.books.values()]
    .map(({ agreement, currency }) => accountOf(books, member, agreement, currency))
    .filter(({ earned, now }) => earned.length + now.length > 0);
  return { member, putIn, accounts, costs: costsOf(books, member, putIn) };
}

function costsOf(books: Books, member: bigint, putIn: readonly Contribution[]): Statement["costs"] {
  const costly = putIn.filter(({ cost, status }) => cost > 0n && status === "final");
  const agreements = [...new Set(costly.map(({ agreement }) => agreement))];
  return agreements.map((agreement) => {
    const currency = agreementOf(books, agreement).versions.at(-1)?.amountCurrency ?? 0n;
    const recorded = costly.filter((one) => one.agreement === agreement).reduce((sum, { cost }) => sum + cost, 0n);
    const pools = [...new Set(costly.map(({ costPool }) => poolOf(books, poolId(agreement, costPool))))];
    const recovered = pools.reduce((sum, pool) => sum + earnedIn(pool, member, currency), 0n);
    return { agreement, currency, recorded, recovered };
  });
}

/** What an account earned in a pool, in whole minor units: what it was paid from it and what it can be paid now. */
function earnedIn(pool: Pool, account: bigint, currency: bigint): bigint {
  const key = owedKey(account, currency);
  return (pool.taken.get(key) ?? 0n) + payable(pool.owed.get(key) ?? 0n);
}

function accountOf(books: Books, member: bigint, agreement: bigint, currency: bigint): Account {
  const both: [own: bigint, reward: bigint] = [member, rewardOf(member)];
  const pools = [...books.pools.values()].filter((pool) => pool.agreement === agreement);
  const earned = pools
    .filter(({ number }) => number !== 0n)
    .map((pool): Line => {
      const [own, reward] = both.map((account) => earnedIn(pool, account, currency)) as [bigint, bigint];
      const sources = sourcesOf(books, both, currency, pool.id, ["earned", "moved"]);
      return { kind: kindOfPool(books, pool), pool: pool.number, own, reward, sources };
    });
  const direct = (["given", "royalty"] as const).map((kind) =>
    line(kind, both, (account) => givenTo(books, account, agreement, currency, kind)),
  );
  return {
    agreement,
    currency,
    earned: [...earned, ...direct].filter(isThere),
    now: nowOf(books, both, pools, agreement, currency).filter(isThere),
  };
}

const isThere = ({ own, reward }: Line): boolean => own !== 0n || reward !== 0n;

function line(
  kind: LineKind,
  accounts: [bigint, bigint],
  of: (account: bigint) => { amount: bigint; sources: At[] },
): Line {
  const [own, reward] = accounts.map(of) as [ReturnType<typeof of>, ReturnType<typeof of>];
  return { kind, own: own.amount, reward: reward.amount, sources: [...own.sources, ...reward.sources].sort(byPlace) };
}

/** Where an account's money is now. */
function nowOf(
  books: Books,
  both: [bigint, bigint],
  pools: readonly Pool[],
  agreement: bigint,
  currency: bigint,
): Line[] {
  const paid = (kind: LineKind, ...statuses: bigint[]) =>
    line(kind, both, (account) => {
      const of = paymentsOf(books, account, agreement, currency).filter(({ status }) => statuses.includes(status));
      return { amount: of.reduce((sum, { amount }) => sum + amount, 0n), sources: of.flatMap(placesOf) };
    });
  const claimed = line("claimed", both, (account) => {
    if (isFiat(currency)) return { amount: 0n, sources: [] };
    const taken = pools.reduce((sum, pool) => sum + (pool.taken.get(owedKey(account, currency)) ?? 0n), 0n);
    const withheld = withheldFrom(books, account, agreement, currency);
    const of = (kind: Entry["kind"]) =>
      books.entries.filter((entry) => isOf(entry, account, currency, agreement) && entry.kind === kind);
    // What was given back is taken once more when it is paid.
    const returned = of("returned").reduce((sum, { amount }) => sum + amount, 0n);
    return { amount: taken - withheld.amount - returned, sources: of("taken") };
  });
  const owed = line("owed", both, (account) => {
    const amount = pools.reduce((sum, pool) => sum + payable(pool.owed.get(owedKey(account, currency)) ?? 0n), 0n);
    const back = books.entries.filter(
      (entry) => isOf(entry, account, currency, agreement) && entry.kind === "returned",
    );
    return { amount, sources: back };
  });
  return [
    paid("confirmed", PaymentStatus.Confirmed, PaymentStatus.Acknowledged),
    paid("retained", PaymentStatus.Retained),
    claimed,
    paid("instructed", PaymentStatus.Instructed),
    line("withheld", both, (account) => withheldFrom(books, account, agreement, currency)),
    owed,
  ];
}

function paymentsOf(books: Books, account: bigint, agreement: bigint, currency: bigint): Payment[] {
  const runs = [...books.runs.values()].filter((run) => run.agreement === agreement && run.currency === currency);
  return runs.flatMap(({ payments }) => payments.filter((payment) => payment.account === account));
}

/** Where a payment was instructed, and where the bank's answer was entered. */
const placesOf = (payment: Payment): At[] => (payment.settled ? [payment, payment.settled] : [payment]);

const isOf = (entry: Entry, account: bigint, currency: bigint, agreement: bigint): boolean =>
  entry.account === account && entry.currency === currency && entry.agreement === agreement;

/** What orders withheld from an account over its life, in minor units. */
function withheldFrom(books: Books, account: bigint, agreement: bigint, currency: bigint) {
  const sources = books.entries.filter(
    (entry) => isOf(entry, account, currency, agreement) && entry.kind === "withheld",
  );
  return { amount: sources.reduce((sum, { amount }) => sum + amount, 0n), sources };
}

function givenTo(books: Books, account: bigint, agreement: bigint, currency: bigint, kind: "given" | "royalty") {
  const sources = books.entries.filter((entry) => isOf(entry, account, currency, agreement) && entry.kind === kind);
  return { amount: sources.reduce((sum, { amount }) => sum + amount, 0n), sources };
}

function sourcesOf(books: Books, accounts: bigint[], currency: bigint, pool: bigint, kinds: Entry["kind"][]): At[] {
  return books.entries.filter(
    (entry) =>
      accounts.includes(entry.account) &&
      entry.currency === currency &&
      entry.pool === pool &&
      kinds.includes(entry.kind),
  );
}

const byPlace = (a: At, b: At): number => a.block - b.block || a.logIndex - b.logIndex;

/** What the tiers make of a pool: the first that names it. */
export function kindOfPool(books: Books, pool: Pool): LineKind {
  const tiers = agreementOf(books, pool.agreement).versions.flatMap((version) => version.tiers);
  const kind = tiers.find((tier) => tier.pool === pool.number)?.kind;
  if (kind === Tier.Levy) return "levy";
  if (kind === Tier.Recover) return "recover";
  return kind === Tier.Capped ? "capped" : "share";
}
