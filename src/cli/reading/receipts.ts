import { table } from "../../audit/report/table.js";
import { read } from "../../sdk/events.js";
import { usage } from "../exits.js";
import type { Session } from "../session.js";
import { factLines } from "../show.js";
import { receiptStatus } from "./words.js";

const folded = { booked: 1, confirmed: 2, withdrawn: 3 } as const;

interface Receipt {
  status: bigint;
  net: bigint;
  reversed: bigint;
  pending: bigint;
}

/** One receipt as it stands. */
export async function showReceipt(session: Session, key: string): Promise<void> {
  const { bank } = await session.ledger();
  const { books } = await session.history();
  const told = books.receipts.get(key);
  if (told === undefined) throw usage(`There is no receipt ${key}.`, `没有收款 ${key}。`);
  const answer = await read<Receipt>(bank, "receiptOf", key);
  const status = receiptStatus[Number(answer.status)]!;
  const { agreement, currency } = told;
  const holder = await session.find.nameOf(Number(told.holder));
  const [net, reversed, pending] = await Promise.all(
    [answer.net, answer.reversed, answer.pending].map((amount) => session.find.money(currency, amount)),
  );
  const { out } = session;
  out.data({ receipt: key, agreement, holder: told.holder, ...answer, status: status.en }, () =>
    factLines(out, [
      [{ en: "Receipt", zh: "收款" }, key],
      [{ en: "Status", zh: "状态" }, out.pick(status)],
      [{ en: "Agreement", zh: "协议" }, String(agreement)],
      [{ en: "Holder", zh: "收款单位" }, holder],
      [{ en: "Net", zh: "净额" }, net!],
      [{ en: "Reversed", zh: "已冲回" }, reversed!],
      [{ en: "Reversal asked for", zh: "待复核冲回" }, pending!],
    ]),
  );
}

/** Receipts by the fold of the history. */
export async function listReceipts(session: Session, agreement?: bigint): Promise<void> {
  const { books } = await session.history();
  const described = [...books.receipts]
    .filter(([, one]) => agreement === undefined || one.agreement === agreement)
    .map(async ([receipt, one]) => ({
      facts: {
        receipt,
        agreement: Number(one.agreement),
        holder: Number(one.holder),
        net: one.net,
        reversed: one.reversed,
      },
      status: receiptStatus[folded[one.status]]!,
      holder: await session.find.nameOf(Number(one.holder)),
      net: await session.find.money(one.currency, one.net),
    }));
  const rows = await Promise.all(described);
  session.out.data(
    rows.map(({ facts, status }) => ({ ...facts, status: status.en })),
    () =>
      table(
        rows.map(({ facts, holder, net, status }) => [
          facts.receipt.slice(0, 12),
          String(facts.agreement),
          holder,
          net,
          session.out.pick(status),
        ]),
        [false, true, false, true, false],
        "",
      ),
  );
}
