import { table } from "../../audit/report/table.js";
import { read } from "../../sdk/events.js";
import type { Session } from "../session.js";
import { rowsOf } from "../show.js";
import { receiptStatus } from "./words.js";

const folded = { booked: 1, confirmed: 2, withdrawn: 3 } as const;

/** One receipt as it stands. */
export async function showReceipt(session: Session, key: string): Promise<void> {
  const { bank } = await session.ledger();
  const answer = await read<{ status: bigint }>(bank, "receiptOf", key);
  const facts = { receipt: key, ...answer, status: session.out.pick(receiptStatus[Number(answer.status)]!) };
  session.out.data(facts, () => rowsOf(facts));
}

/** Receipts by the fold of the history. */
export async function listReceipts(session: Session, agreement?: bigint): Promise<void> {
  const { books } = await session.history();
  const described = [...books.receipts]
    .filter(([, one]) => agreement === undefined || one.agreement === agreement)
    .map(async ([receipt, one]) => ({
      receipt,
      agreement: Number(one.agreement),
      holder: await session.find.nameOf(Number(one.holder)),
      net: await session.find.money(one.currency, one.net),
      status: session.out.pick(receiptStatus[folded[one.status]]!),
      reversed: await session.find.money(one.currency, one.reversed),
    }));
  const rows = await Promise.all(described);
  session.out.data(rows, () =>
    table(
      rows.map((row) => [row.receipt.slice(0, 12), String(row.agreement), row.holder, row.net, row.status]),
      [false, true, false, true, false],
      "",
    ),
  );
}
