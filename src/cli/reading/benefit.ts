import { payable } from "../../audit/fixed.js";
import { type Identity, identityOf } from "../../audit/identity.js";
import { memberOf } from "../../audit/fold/terms.js";
import { table } from "../../audit/report/table.js";
import type { Session } from "../session.js";
import { type Fact, factLines } from "../show.js";
import { bookWords } from "./words.js";

/** What each account is owed now, pools added up, by agreement and currency. */
export async function showOwed(session: Session, agreement?: bigint, member?: number): Promise<void> {
  const { books } = await session.history();
  const sums = new Map<string, { agreement: bigint; currency: bigint; account: bigint; amount: bigint }>();
  for (const pool of books.pools.values()) {
    if (agreement !== undefined && pool.agreement !== agreement) continue;
    for (const [key, fineAmount] of pool.owed) {
      const [account, currency] = key.split(":").map(BigInt) as [bigint, bigint];
      if (member !== undefined && memberOf(account) !== BigInt(member)) continue;
      const amount = payable(fineAmount);
      if (amount === 0n) continue;
      const id = `${pool.agreement}:${key}`;
      const before = sums.get(id)?.amount ?? 0n;
      sums.set(id, { agreement: pool.agreement, currency, account, amount: before + amount });
    }
  }
  const described = [...sums.values()].map(async (one) => ({
    agreement: Number(one.agreement),
    account: await session.find.accountName(one.account),
    number: one.account,
    owed: await session.find.money(one.currency, one.amount),
    minorUnits: one.amount,
  }));
  const rows = await Promise.all(described);
  session.out.data(rows, () =>
    rows.length === 0
      ? [session.out.pick({ en: "Nothing is owed.", zh: "没有应付款项。" })]
      : table(
          rows.map((row) => [String(row.agreement), row.account, row.owed]),
          [true, false, true],
          "",
        ),
  );
}

/** Where all money of each agreement and currency is. */
export async function showBooks(session: Session, agreement?: bigint): Promise<void> {
  const { books } = await session.history();
  const shown = [...books.books.values()]
    .filter((book) => agreement === undefined || book.agreement === agreement)
    .map((book) => identityOf(books, book.agreement, book.currency));
  const lines = await Promise.all(shown.map((one) => bookLines(session, one)));
  session.out.data(shown, () => lines.flat());
}

type Shown = Exclude<keyof Identity, "agreement" | "currency" | "dustLimit">;

/** One book as people read it; the amounts after the first three add up to booked − reversed + debt. */
async function bookLines(session: Session, book: Identity): Promise<string[]> {
  const { agreement: label, ...labels } = bookWords;
  const named = (Object.keys(labels) as Shown[]).map(async (name): Promise<Fact> => [
    labels[name],
    await session.find.money(book.currency, book[name]),
  ]);
  return [...factLines(session.out, [[label, String(book.agreement)], ...(await Promise.all(named))]), ""];
}
