import type { Books, Entry } from "../audit/books.js";
import { ONE, fine, payable } from "../audit/fixed.js";
import { Kind, kindOf, numberIn } from "../audit/ids.js";
import { DAY } from "../dates.js";
import { dateIn } from "../papers/clock.js";
import { type Asked, type Omission, omission } from "./omission.js";

/** What is owed to a member and was not collected for long, counted from its oldest part: what is paid is what came first. */
export function unclaimedOmissions({ result: { books }, clock, now, patience }: Asked): Omission[] {
  return [...balances(books)].flatMap(([key, { owed, entries }]): Omission[] => {
    const oldest = oldestOf(entries, owed);
    if (payable(owed) === 0n || oldest === undefined) return [];
    const until = clock.timeOf(oldest.block) + patience.claim * DAY;
    if (now <= until) return [];
    const [agreement, account, currency] = key.split(":").map(BigInt) as [bigint, bigint, bigint];
    const purse = kindOf(account) === Kind.Reward ? { en: "the people of ", zh: "奖酬专户·" } : { en: "", zh: "" };
    const who = numberIn(account);
    const text = {
      en: `${payable(owed)} minor units of currency ${currency} of agreement ${agreement} are owed to ${purse.en}member ${who} and lie unclaimed.`,
      zh: `协议 ${agreement} 应付${purse.zh}成员 ${who}：币种 ${currency}，${payable(owed)} 最小单位，长期未领取。`,
    };
    const expected = `collected until ${dateIn(until, clock.zone)}`;
    return [omission("balance-unclaimed", oldest, text, { expected, found: `owed on ${dateIn(now, clock.zone)}` })];
  });
}

/** What each account of a member is owed, by agreement, account and currency, with everything that reached or left it. */
function balances(books: Books): Map<string, { owed: bigint; entries: Entry[] }> {
  const found = new Map<string, { owed: bigint; entries: Entry[] }>();
  const at = (key: string) => {
    const present = found.get(key) ?? { owed: 0n, entries: [] };
    found.set(key, present);
    return present;
  };
  for (const pool of books.pools.values())
    for (const [key, amount] of pool.owed) {
      const [account] = key.split(":").map(BigInt) as [bigint];
      if (kindOf(account) <= Kind.Reward) at(`${pool.agreement}:${key}`).owed += amount;
    }
  for (const entry of books.entries)
    found.get(`${entry.agreement}:${entry.account}:${entry.currency}`)?.entries.push(entry);
  return found;
}

/** The entry that brought the oldest part of what is owed now. */
function oldestOf(entries: readonly Entry[], owed: bigint): Entry | undefined {
  let left = owed;
  const brought = entries.map((entry) => ({ entry, amount: broughtBy(entry) })).filter(({ amount }) => amount > 0n);
  return brought.findLast(({ amount }) => (left -= amount) < ONE)?.entry ?? brought[0]?.entry;
}

/** What an entry added to what is owed, fine. */
const broughtBy = ({ kind, amount, fine: fraction }: Entry): bigint =>
  kind === "taken" || kind === "withheld" ? 0n : (fraction ?? fine(amount));
