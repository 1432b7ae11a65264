import type { Order } from "../../sdk/acts/types.js";
import { argsOf, read } from "../../sdk/events.js";
import { usage } from "../exits.js";
import type { Session } from "../session.js";
import { factLines } from "../show.js";
import { orderStatus } from "./words.js";

/** An order as its first officer told the chain. */
export async function orderOf(session: Session, number: bigint): Promise<Order> {
  const { hold } = await session.ledger();
  const [proposed] = await hold.queryFilter(hold.filters.OrderProposed(number), await session.firstBlock());
  if (proposed === undefined) throw usage(`There is no order ${number}.`, `没有编号为 ${number} 的指令。`);
  return argsOf<{ data: Order }>(proposed).data;
}

/** An order, and where it stands. */
export async function showOrder(session: Session, number: bigint): Promise<void> {
  const { hold } = await session.ledger();
  const data = await orderOf(session, number);
  const state = await read<{ status: bigint; digest: string }>(hold, "orderOf", number);
  const status = orderStatus[Number(state.status)]!;
  const { out, find } = session;
  const [account, amount] = [await find.accountName(data.account), await find.amount(data.currency, data.amount)];
  const pools = data.pools.map((pool) => `${pool >> 16n}/${pool & 0xffffn}`).join(", ");
  out.data({ order: number, ...state, status: status.en, ...data }, () =>
    factLines(out, [
      [{ en: "Order", zh: "外部指令" }, String(number)],
      [{ en: "Status", zh: "状态" }, out.pick(status)],
      [{ en: "Account", zh: "账户" }, account],
      [{ en: "Amount", zh: "金额" }, amount],
      [{ en: "Pools", zh: "收益池" }, pools === "" ? "–" : pools],
      [{ en: "Authority (digest)", zh: "发出机关（摘要）" }, data.authority],
      [{ en: "Document (digest)", zh: "文书（摘要）" }, data.document],
    ]),
  );
}
