import { table } from "../../audit/report/table.js";
import type { Payment } from "../../audit/books.js";
import { usage } from "../exits.js";
import type { Session } from "../session.js";
import { paymentStatus } from "./words.js";

async function print(session: Session, payments: readonly Payment[]): Promise<void> {
  const described = payments.map(async (one) => ({
    run: Number(one.run),
    position: Number(one.position),
    agreement: Number(one.agreement),
    account: one.account,
    minorUnits: one.amount,
    payee: await session.find.accountName(one.account),
    amount: await session.find.money(one.currency, one.amount),
    status: paymentStatus[Number(one.status)]!,
  }));
  const rows = await Promise.all(described);
  session.out.data(
    rows.map((row) => ({ ...row, status: row.status.en })),
    () =>
      table(
        rows.map((row) => [`${row.run}/${row.position}`, row.payee, row.amount, session.out.pick(row.status)]),
        [true, false, true, false],
        "",
      ),
  );
}

/** The payments of a run. */
export async function showRun(session: Session, run: bigint): Promise<void> {
  const { books } = await session.history();
  const found = books.runs.get(run);
  if (found === undefined) throw usage(`There is no payment run ${run}.`, `没有付款批次 ${run}。`);
  await print(session, found.payments);
}

/** All payments, or those of one agreement. */
export async function listPayments(session: Session, agreement?: bigint): Promise<void> {
  const { books } = await session.history();
  const runs = [...books.runs.values()].filter((run) => agreement === undefined || run.agreement === agreement);
  await print(
    session,
    runs.flatMap(({ payments }) => payments),
  );
}
