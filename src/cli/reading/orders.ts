import type { Order } from "../../sdk/acts/types.js";
import { plain, read } from "../../sdk/events.js";
import { usage } from "../exits.js";
import type { Session } from "../session.js";
import { rowsOf } from "../show.js";
import { orderStatus } from "./words.js";

/** An order as its first officer told the chain. */
export async function orderOf(session: Session, number: bigint): Promise<Order> {
  const { hold } = await session.ledger();
  const [proposed] = await hold.queryFilter(hold.filters.OrderProposed(number), await session.firstBlock());
  if (proposed === undefined) throw usage(`There is no order ${number}.`, `没有编号为 ${number} 的指令。`);
  const place = proposed.fragment.inputs.findIndex(({ name }) => name === "data");
  return plain(proposed.fragment.inputs[place]!, proposed.args[place]) as Order;
}

/** An order, and where it stands. */
export async function showOrder(session: Session, number: bigint): Promise<void> {
  const { hold } = await session.ledger();
  const data = await orderOf(session, number);
  const state = await read<{ status: bigint }>(hold, "orderOf", number);
  const facts = { order: number, ...state, status: session.out.pick(orderStatus[Number(state.status)]!), ...data };
  session.out.data(facts, () => rowsOf(facts));
}
