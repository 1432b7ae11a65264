import { type Books, type Pool, owedKey } from "../books.js";
import { payable } from "../fixed.js";
import { costLeft } from "../fold/units.js";
import { COST_POOLS, addressOf, unitsIn } from "../ids.js";
import type { Expected, Question } from "./questions.js";

/** What the core must answer: books, pots, and in every pool units, costs and what each account is owed. */
export function moneyQuestions(books: Books): Question[] {
  return [...bookQuestions(books), ...[...books.pools.values()].flatMap((pool) => poolQuestions(pool, books))];
}

function bookQuestions(books: Books): Question[] {
  return [...books.books.values()].flatMap(({ agreement, currency, booked, debt, sequence, pots }): Question[] => {
    const address = addressOf(books, currency);
    const about = {
      en: `the book of agreement ${agreement} in currency ${currency}`,
      zh: `协议 ${agreement} 币种 ${currency} 的账簿`,
    };
    const book = { call: "bookOf", args: [agreement, address], expect: { booked, debt, sequence, accepted: true } };
    const collected = [...pots].map(([version, pot]) => {
      return { call: "potOf", args: [agreement, version, address], expect: { 0: pot } };
    });
    return [book, ...collected].map((question) => ({ contract: "benefit", about, ...question }));
  });
}

function poolQuestions(pool: Pool, books: Books): Question[] {
  const about = {
    en: `pool ${pool.number} of agreement ${pool.agreement}`,
    zh: `协议 ${pool.agreement} 收益池 ${pool.number}`,
  };
  const ask = (call: string, args: unknown[], expect: Record<string, Expected>, account?: bigint): Question => ({
    contract: "benefit",
    call,
    args,
    expect,
    about:
      account === undefined
        ? about
        : { en: `account ${account} in ${about.en}`, zh: `${about.zh} 中的账户 ${account}` },
  });
  const totalUnits = unitsIn(pool);
  const units = [...pool.units].map(([account, own]) =>
    ask("unitsOf", [pool.id, account], { units: own, totalUnits }, account),
  );
  const parked = [...pool.parked].map(([currency, amount]) =>
    ask("parkedOf", [pool.id, addressOf(books, currency)], { 0: amount }),
  );
  const costs = [...pool.costs.keys()].map((account) => {
    const [least, most] = costLeft(pool, account);
    return ask("costOf", [pool.id, account], { own: { least, most }, all: pool.outstanding }, account);
  });
  return [...units, ...parked, ...(pool.number >= COST_POOLS ? costs : []), ...owedQuestions(pool, books, ask)];
}

/** Everybody with units is asked for in every currency of the pool, besides everybody who is or was owed something. */
function owedQuestions(
  pool: Pool,
  books: Books,
  ask: (call: string, args: unknown[], expect: Record<string, Expected>, account: bigint) => Question,
): Question[] {
  const accounts = new Map<string, [account: bigint, currency: bigint]>();
  for (const account of pool.units.keys())
    for (const currency of pool.currencies) accounts.set(owedKey(account, currency), [account, currency]);
  for (const key of pool.owed.keys()) {
    const [account, currency] = key.split(":").map(BigInt) as [bigint, bigint];
    accounts.set(key, [account, currency]);
  }
  return [...accounts].map(([key, [account, currency]]) => {
    const mine = pool.owed.get(key) ?? 0n;
    // Of a pool without roundings the amount is exact.
    const [least, most] = [payable(mine - pool.slack), payable(mine + pool.slack)];
    return ask("owed", [pool.id, account, addressOf(books, currency)], { 0: { least, most } }, account);
  });
}

/** What the treasury must hold of each currency, in minor units: everything that came in and was neither paid out nor passed on. */
export function dueByCurrency(books: Books): Map<bigint, bigint> {
  const due = new Map<bigint, bigint>();
  for (const { currency, booked, claimed, forwarded } of books.books.values()) {
    due.set(currency, (due.get(currency) ?? 0n) + booked - claimed - forwarded);
  }
  return due;
}
