import type { Contribution } from "../books.js";
import type { Audit } from "../audit.js";
import type { Result } from "../check.js";
import type { At } from "../events.js";
import { addressOf } from "../ids.js";
import type { Names } from "./names.js";
import { type Line, statements } from "./statement.js";
import { countsOf, identitiesOf } from "./verdictText.js";

/**
 * Everything the check says, for machines: amounts are decimal strings of minor units, each beside its currency's decimals; every
 * line names its transactions in full.
 */
export function summaryOf(result: Result | Audit, names: Names, file: string) {
  const { books, verdicts, findings } = result;
  const { firstBlock, lastBlock, ...counts } = countsOf(result);
  const currency = (number: bigint) => ({
    number: Number(number),
    ...names.currency(number, addressOf(books, number)),
  });
  return {
    file,
    blocks: { first: firstBlock, last: lastBlock },
    ...counts,
    sound: findings.length === 0,
    money: identitiesOf(result).map(({ agreement, currency: number, ...amounts }) => ({
      agreement: Number(agreement),
      currency: currency(number),
      ...strings(amounts),
    })),
    members: statements(books).map(({ member, putIn, costs, accounts }) => ({
      member: Number(member),
      name: names.member(member),
      putIn: putIn.map((one) => contribution(one, names)),
      costs: costs.map(({ agreement, currency: number, ...amounts }) => ({
        agreement: Number(agreement),
        currency: currency(number),
        ...strings(amounts),
      })),
      accounts: accounts.map(({ agreement, currency: number, earned, now }) => ({
        agreement: Number(agreement),
        currency: currency(number),
        earned: earned.map((line) => lineOf(line, agreement, names)),
        now: now.map((line) => lineOf(line, agreement, names)),
      })),
    })),
    ...("levels" in result ? { levels: result.levels, coverage: result.coverage } : {}),
    checks: verdicts.map(({ id, title, ran, findings: count }) => ({
      id,
      title,
      verdict: ran ? (count === 0 ? "ok" : "findings") : "not run",
      count,
    })),
    findings,
  };
}

function lineOf({ kind, pool, own, reward, sources }: Line, agreement: bigint, names: Names) {
  const named = pool === undefined ? {} : { pool: Number(pool), name: names.pool(agreement, pool) };
  return { kind, ...named, own: String(own), reward: String(reward), sources: sources.map(place) };
}

function contribution({ id, kind, status, value, units, cost, ...at }: Contribution, names: Names) {
  const amounts = strings({ value, units, cost });
  return { contribution: Number(id), kind: names.kind(kind), status, ...amounts, source: place(at) };
}

const place = ({ block, tx, logIndex }: At): At => ({ block, tx, logIndex });

function strings<T extends Record<string, bigint>>(amounts: T): Record<keyof T, string> {
  return Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, String(amount)])) as Record<
    keyof T,
    string
  >;
}
