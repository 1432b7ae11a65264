import type { Books } from "../../audit/books.js";
import type { Names } from "../../audit/report/names.js";
import { type Language, writerOf } from "../../audit/report/statementText.js";
import { contributionStatus, lineNames } from "../../audit/report/words.js";
import { capitalAmount } from "../capital.js";
import type { Cell } from "../sheet.js";
import type { AccountStatement, Cost, Holding, MemberStatement } from "./statement.js";
import { titles, words } from "./words.js";

/** A row of a statement, whatever it is written as; a column it does not have is empty. */
export type StatementRow = Record<keyof typeof titles, Cell>;

/** Whose words a statement is in. */
export interface Reader {
  books: Books;
  names: Names;
  language: Language;
}

type Some = Partial<StatementRow>;

/** A statement's rows: what was put in, what is owned, costs, then each account's money from opening to closing. */
export function statementRows(statement: MemberStatement, reader: Reader): StatementRow[] {
  const rows = [
    ...statement.putIn.map((one) => putInRow(one, reader)),
    ...statement.owns.map((one) => ownsRow(one, reader)),
    ...statement.costs.flatMap((one) => costRows(one, reader)),
    ...statement.accounts.flatMap((one) => accountRows(one, reader)),
  ];
  const empty = Object.fromEntries(Object.keys(titles).map((column) => [column, ""])) as StatementRow;
  return rows.map((row) => ({ ...empty, ...row }));
}

/** Writes amounts of a currency as cells; renminbi in a Chinese statement in capital characters too. */
function moneyOf(currency: bigint, { books, names, language }: Reader) {
  const { code, decimals } = writerOf(books, names, currency);
  const cell = (amount: bigint): Cell => ({ amount, decimals });
  const capital = (amount: bigint): Some =>
    code === "CNY" && language === "zh" ? { capital: capitalAmount(amount) } : {};
  return {
    code,
    /** An amount that moved. */
    amount: (amount: bigint): Some => ({ amount: cell(amount), ...capital(amount) }),
    /** What there is after it. */
    balance: (amount: bigint): Some => ({ balance: cell(amount) }),
    capital,
  };
}

function putInRow(one: MemberStatement["putIn"][number], reader: Reader): Some {
  const { names, language } = reader;
  const { code, amount } = moneyOf(one.currency, reader);
  const name = `${one.id} ${names.kind(one.kind)[language]}`;
  const status = contributionStatus[one.status]![language];
  return {
    section: words.putIn[language],
    agreement: String(one.agreement),
    currency: code,
    date: one.date,
    item: language === "en" ? `${name} (${status})` : `${name}（${status}）`,
    units: String(one.units),
    ...amount(one.value),
    transaction: one.tx,
  };
}

function ownsRow({ agreement, pool, own, reward, all }: Holding, { names, language }: Reader): Some {
  const ofWhich = { en: `of which reward pot ${reward}`, zh: `其中奖酬专户 ${reward}` }[language];
  const name = names.pool(agreement, pool)[language];
  return {
    section: words.owns[language],
    agreement: String(agreement),
    item: reward === 0n ? name : `${name}${language === "en" ? `, ${ofWhich}` : `（${ofWhich}）`}`,
    units: `${own + reward} / ${all}`,
    share: percent(own + reward, all),
  };
}

/** A part in per cent, rounded down to four decimals. */
function percent(part: bigint, all: bigint): string {
  if (all === 0n) return "";
  const millionths = ((part * 1_000_000n) / all).toString().padStart(5, "0");
  return `${millionths.slice(0, -4)}.${millionths.slice(-4)} %`;
}

function costRows({ agreement, pool, currency, recorded, recovered }: Cost, reader: Reader): Some[] {
  const { names, language } = reader;
  const { code, amount } = moneyOf(currency, reader);
  const base = { section: words.costs[language], agreement: String(agreement), currency: code };
  const row = (name: keyof typeof words, value: bigint): Some => ({
    ...base,
    item: `${words[name][language]} · ${names.pool(agreement, pool)[language]}`,
    ...amount(value),
  });
  return [row("recorded", recorded), row("recovered", recovered), row("open", recorded - recovered)];
}

const PAID: readonly string[] = ["confirmed", "retained", "claimed"];

function accountRows(account: AccountStatement, reader: Reader): Some[] {
  const { agreement, currency, purse, opening, lines, closing, instructed } = account;
  const { names, language } = reader;
  const money = moneyOf(currency, reader);
  const say = (name: keyof typeof words) => words[name][language];
  const base = { section: say("money"), agreement: String(agreement), currency: money.code, account: say(purse) };
  const standing = (name: keyof typeof words, value: bigint): Some => ({
    ...base,
    item: say(name),
    ...money.balance(value),
    ...money.capital(value),
  });
  let balance = opening;
  const movements = lines.map(({ date, kind, pool, amount, tx }): Some => {
    balance += amount;
    const name = lineNames[kind][language];
    const item = pool === undefined ? name : `${name} · ${names.pool(agreement, pool)[language]}`;
    return { ...base, date, item, ...money.amount(amount), ...money.balance(balance), transaction: tx };
  });
  const sum = (name: keyof typeof words, of: (kind: string) => boolean, sign: 1n | -1n): Some[] => {
    const total = lines.filter(({ kind }) => of(kind)).reduce((all, { amount }) => all + amount * sign, 0n);
    return total === 0n ? [] : [{ ...base, item: say(name), ...money.amount(total) }];
  };
  return [
    standing("opening", opening),
    ...movements,
    ...sum("earned", (kind) => kind !== "withheld" && !PAID.includes(kind), 1n),
    ...sum("paid", (kind) => PAID.includes(kind), -1n),
    ...sum("withheld", (kind) => kind === "withheld", -1n),
    standing("closing", closing),
    ...(instructed === 0n ? [] : [standing("instructed", instructed)]),
  ];
}
