import { type Books, type Contribution } from "../books.js";
import type { At } from "../events.js";
import { addressOf, agreementOf } from "../ids.js";
import { readable } from "./amounts.js";
import type { Names } from "./names.js";
import type { Account, Line, Statement } from "./statement.js";
import { type Row, table } from "./table.js";
import { contributionStatus, lineNames, phrases } from "./words.js";

export type Language = "en" | "zh";

const SHOWN = 3;
const DIGITS = 10;

/** A member's statement as lines of text for a terminal. Every line names the transactions it comes from; the summary has all in full. */
export function statementText(statement: Statement, books: Books, names: Names, language: Language): string[] {
  const { member, putIn, accounts } = statement;
  const title = `${names.member(member)[language]} (${member})`;
  const parts = [
    ...(putIn.length > 0 ? ["", ...putInText(putIn, statement, books, names, language)] : []),
    ...accounts.flatMap((account) => ["", ...accountText(account, books, names, language)]),
  ];
  return [title, ...(parts.length > 0 ? parts : [`  ${phrases.nothing[language]}`]), ""];
}

/** A currency's name and how it writes amounts. */
export function writerOf(books: Books, names: Names, currency: bigint) {
  const { code, decimals } = names.currency(currency, addressOf(books, currency));
  return { code, decimals, write: (amount: bigint) => readable(amount, decimals) };
}

function putInText(
  putIn: readonly Contribution[],
  { costs }: Statement,
  books: Books,
  names: Names,
  language: Language,
): string[] {
  const say = (key: keyof typeof phrases) => phrases[key][language];
  const rows = putIn.map(({ id, kind, agreement, value, units, cost, status, tx }): Row => {
    const { code, write } = writerOf(books, names, amountCurrencyOf(books, agreement));
    const what = `${say("contribution")} ${id}: ${names.kind(kind)[language]}`;
    return [
      what,
      contributionStatus[status]![language],
      `${code} ${write(value)}`,
      readable(units, 0),
      write(cost),
      tx.slice(0, DIGITS),
    ];
  });
  const head = [say("putIn"), "", say("value"), say("units"), say("cost"), say("transactions")];
  const back = costs.map(({ currency, recorded, recovered }) => {
    const { code, write } = writerOf(books, names, currency);
    return `  ${say("recovered")}: ${code} ${write(recovered)} ${say("of")} ${write(recorded)}`;
  });
  return [...table([head, ...rows], [false, false, true, true, true, false], "  "), ...back];
}

/** The currency in which an agreement's rate card counts. */
export function amountCurrencyOf(books: Books, agreement: bigint): bigint {
  const { versions, draft } = agreementOf(books, agreement);
  const last = versions.at(-1);
  if (last && last.amountCurrency !== 0n) return last.amountCurrency;
  return draft ? BigInt(draft.terms.amountCurrency) : 0n;
}

function accountText(
  { agreement, currency, earned, now }: Account,
  books: Books,
  names: Names,
  language: Language,
): string[] {
  const say = (key: keyof typeof phrases) => phrases[key][language];
  const { code, write } = writerOf(books, names, currency);
  const rewarded = [...earned, ...now].some(({ reward }) => reward !== 0n);
  const row = (name: string, { own, reward, sources }: Pick<Line, "own" | "reward" | "sources">): Row => [
    name,
    write(own),
    ...(rewarded ? [write(reward)] : []),
    transactions(sources),
  ];
  const nameOf = ({ kind, pool }: Line) => {
    const name = lineNames[kind][language];
    return pool === undefined ? name : `${name} · ${names.pool(agreement, pool)[language]}`;
  };
  const sum = (pick: (line: Line) => bigint) => earned.reduce((all, line) => all + pick(line), 0n);
  const total = { own: sum(({ own }) => own), reward: sum(({ reward }) => reward), sources: [] };
  const head = [
    `${say("agreement")} ${agreement}, ${code}`,
    say("own"),
    ...(rewarded ? [say("reward")] : []),
    say("transactions"),
  ];
  const rows = [
    head,
    ...earned.map((line) => row(nameOf(line), line)),
    row(say("earned"), total),
    ...now.map((line) => row(nameOf(line), line)),
  ];
  return table(rows, [false, true, ...(rewarded ? [true] : []), false], "  ");
}

/** The transactions of a line, shortened. */
function transactions(sources: readonly At[]): string {
  const all = [...new Set(sources.map(({ tx }) => tx.slice(0, DIGITS)))];
  const more = all.length > SHOWN ? ` +${all.length - SHOWN}` : "";
  return all.slice(0, SHOWN).join(" ") + more;
}
