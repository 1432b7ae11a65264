import type { Result } from "../../audit/check.js";
import type { Event } from "../../audit/events.js";
import type { Sentence } from "../../audit/findings.js";
import { addressOf, isFiat, numberOf } from "../../audit/ids.js";
import { canonical } from "../../audit/report/files.js";
import type { Names } from "../../audit/report/names.js";
import { type Account, type Statement, statements } from "../../audit/report/statement.js";
import { amountCurrencyOf } from "../../audit/report/statementText.js";
import { fromDay } from "../../dates.js";
import { digest } from "../../digest.js";
import { standingReceipts } from "../receipts.js";

export const FORMAT = "jointly-confirmation/1";

/** What the ledger says of a member's money in one currency, minor units as decimal strings; the reward pot of its people included. */
export interface Figures {
  /** The currency's address, as contracts know it; its code, and how many decimals people write. */
  currency: string;
  code: string;
  decimals: number;
  earned: string;
  /** By bank confirmed, kept as its own, or paid by the treasury. */
  paid: string;
  instructed: string;
  withheld: string;
  owed: string;
  /** Of a holder: what it has taken in and not paid out, its own share included. */
  holds: string;
}

/** Money that the ledger says the member paid in. */
export interface PaidIn {
  code: string;
  decimals: number;
  gross: string;
  valueDate: string;
  invoice: string;
}

/** A confirmation letter (询证函): what the ledger says of one member and agreement at the end of a day. */
export interface ConfirmationLetter {
  format: typeof FORMAT;
  chainId: string;
  /** The member registry, in lower case: whose keys may answer. */
  registry: string;
  agreement: string;
  member: string;
  name: Sentence;
  /** YYYY-MM-DD, in the zone. */
  asOf: string;
  zone: string;
  figures: Figures[];
  /** Final contributions: how many, and their value in the agreement's currency of amounts. */
  contributed: { count: string; code: string; decimals: number; value: string };
  /** Units in pools. */
  units: { pool: string; units: string }[];
  paidIn: PaidIn[];
}

/** What letters are made from. The result must be of the history as it stood at the end of the day. */
export interface LetterSource {
  result: Pick<Result, "books" | "history">;
  names: Names;
  chainId: bigint;
  registry: string;
  agreement: bigint;
  asOf: string;
  zone: string;
  /** Which member a payer's digest stands for, by the reader's own names; undefined for others. */
  payer: (digest: string) => bigint | undefined;
}

/** A letter for each party and each member with money or work in the agreement, and for each payer that the reader has a name for. */
export function confirmationLetters(source: LetterSource): ConfirmationLetter[] {
  const { result, agreement } = source;
  const present = statements(result.books);
  const parties = result.books.agreements.get(agreement)?.draft?.terms.parties ?? [];
  const concerned = new Set([
    ...parties.map(({ member }) => member),
    ...present
      .filter(({ putIn, accounts }) => [...putIn, ...accounts].some((one) => one.agreement === agreement))
      .map(({ member }) => member),
    ...receiptsIn(source).flatMap(({ args }) => source.payer(args.payer.toLowerCase()) ?? []),
  ]);
  return [...concerned]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((member) =>
      letterTo(
        member,
        present.find((one) => one.member === member),
        source,
      ),
    );
}

const receiptsIn = ({ result, agreement }: LetterSource): Event<"ReceiptBooked">[] =>
  standingReceipts(result).filter(({ args }) => args.agreement === agreement);

function letterTo(member: bigint, statement: Statement | undefined, source: LetterSource): ConfirmationLetter {
  const { names, chainId, registry, agreement, asOf, zone } = source;
  return {
    format: FORMAT,
    chainId: String(chainId),
    registry: registry.toLowerCase(),
    agreement: String(agreement),
    member: String(member),
    name: names.member(member),
    asOf,
    zone,
    figures: figuresOf(member, statement, source),
    contributed: contributedBy(statement, source),
    units: unitsOf(member, source),
    paidIn: paidInBy(member, source),
  };
}

function coinOf(currency: bigint, { names, result: { books } }: LetterSource) {
  const address = addressOf(books, currency);
  return { address: address.toLowerCase(), ...names.currency(currency, address) };
}

function figuresOf(member: bigint, statement: Statement | undefined, source: LetterSource): Figures[] {
  const { agreement, result } = source;
  return [...result.books.books.values()]
    .filter((book) => book.agreement === agreement)
    .flatMap((book): Figures[] => {
      const { currency, booked, reversed, confirmed, retained } = book;
      const isHolder = isFiat(currency) && result.books.holders.get(`${agreement}:${currency}`)?.member === member;
      const of = statement?.accounts.find((one) => one.agreement === agreement && one.currency === currency);
      if (of === undefined && !isHolder) return [];
      const { address, code, decimals } = coinOf(currency, source);
      const sum = (lines: Account["earned"], ...kinds: string[]) =>
        lines
          .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
          .reduce((total, { own, reward }) => total + own + reward, 0n);
      const now = of?.now ?? [];
      return [
        {
          ...{ currency: address, code, decimals },
          earned: String(sum(of?.earned ?? [])),
          paid: String(sum(now, "confirmed", "retained", "claimed")),
          instructed: String(sum(now, "instructed")),
          withheld: String(sum(now, "withheld")),
          owed: String(sum(now, "owed")),
          holds: String(isHolder ? booked - reversed - confirmed - retained : 0n),
        },
      ];
    });
}

function contributedBy(statement: Statement | undefined, source: LetterSource): ConfirmationLetter["contributed"] {
  const final = (statement?.putIn ?? []).filter(
    ({ agreement, status }) => agreement === source.agreement && status === "final",
  );
  const currency = amountCurrencyOf(source.result.books, source.agreement);
  const { code, decimals } = currency === 0n ? { code: "", decimals: 0 } : coinOf(currency, source);
  const value = final.reduce((sum, one) => sum + one.value, 0n);
  return { count: String(final.length), code, decimals, value: String(value) };
}

function unitsOf(member: bigint, { result, agreement }: LetterSource): ConfirmationLetter["units"] {
  return [...result.books.pools.values()]
    .filter((pool) => pool.agreement === agreement && (pool.units.get(member) ?? 0n) > 0n)
    .map((pool) => ({ pool: String(pool.number), units: String(pool.units.get(member)) }));
}

function paidInBy(member: bigint, source: LetterSource): PaidIn[] {
  return receiptsIn(source)
    .filter(({ args }) => source.payer(args.payer.toLowerCase()) === member)
    .map(({ args: { currency, gross, invoice, ...args } }) => {
      const { code, decimals } = coinOf(numberOf(source.result.books, currency), source);
      const valueDate = fromDay(Number(args.valueDate));
      return { code, decimals, gross: String(gross), valueDate, invoice };
    });
}

/** What an answer names its letter by: SHA-256 of its canonical JSON. */
export const letterDigest = (letter: ConfirmationLetter): string => digest(canonical(letter));
