import * as acts from "../../sdk/acts/index.js";
import { type Command, actCommand, command } from "../command.js";
import * as k from "../kinds.js";
import { argument, many, need } from "../parameters.js";
import { orderOf, showOrder } from "../reading/orders.js";

const order = argument(k.order);
const document = need(k.document, { en: "the document that asks for it", zh: "依据文件" });

/** Orders from outside. */
export const holdCommands: readonly Command[] = [
  actCommand({
    verb: "propose",
    about: { en: "propose an order: withhold an amount from an account", zh: "提出指令：扣留某账户一定金额" },
    example:
      "hold propose --authority text:COURT-7 --document order.pdf --payee 3 --currency CNY --amount 80000.00 --pool 1/1",
    act: acts.proposeOrder,
    parameters: {
      authority: need(k.document, { en: "who orders: text:…", zh: "作出机关：text:…" }),
      document,
      payee: need(k.account),
      currency: need(k.currency),
      amount: need(k.amount),
      pool: many(k.pool),
    },
    args: async ({ amount, payee: account, pool: pools, ...rest }, session) => ({
      data: { ...rest, account, pools, amount: await session.find.minorUnits(amount, rest.currency) },
    }),
    done: {
      en: "Proposed as order {order}; a second officer: jointly hold confirm {order}",
      zh: "已提出，编号 {order}；由第二名稽核岗确认：jointly hold confirm {order}",
    },
  }),
  actCommand({
    verb: "confirm",
    about: { en: "confirm an order (second officer)", zh: "确认指令（第二名稽核岗）" },
    example: "hold confirm 1",
    act: acts.confirmOrder,
    parameters: { order },
    args: async ({ order: number }, session) => ({ order: number, data: await orderOf(session, number) }),
    done: { en: "Order {order} is laid.", zh: "指令 {order} 已生效。" },
  }),
  actCommand({
    verb: "redirect",
    about: { en: "give what an order withheld to an account (two officers)", zh: "将扣留款划给某账户（两名稽核岗）" },
    example: "hold redirect 1 --agreement 1 --to harbour-works --amount 80000.00 --document ruling.pdf",
    act: acts.redirectWithheld,
    parameters: { order, agreement: need(k.agreement), to: need(k.account), amount: need(k.amount), document },
    args: async ({ order: number, amount, ...rest }, session) => {
      const data = await orderOf(session, number);
      return { order: number, data, ...rest, amount: await session.find.minorUnits(amount, data.currency) };
    },
    done: {
      en: "Done or proposed; see: jointly hold show {order}",
      zh: "已执行或已提出，查看：jointly hold show {order}",
    },
  }),
  actCommand({
    verb: "lift",
    about: { en: "end an order (two officers)", zh: "解除指令（两名稽核岗）" },
    example: "hold lift 1 --document ruling.pdf",
    act: acts.liftOrder,
    parameters: { order, document },
    args: async ({ order: number, document: paper }, session) => ({
      order: number,
      data: await orderOf(session, number),
      document: paper,
    }),
    done: {
      en: "Done or proposed; see: jointly hold show {order}",
      zh: "已执行或已提出，查看：jointly hold show {order}",
    },
  }),
  command({
    verb: "show",
    about: { en: "an order", zh: "查看指令" },
    example: "hold show 1",
    parameters: { order },
    run: ({ order: number }, session) => showOrder(session, number),
  }),
];
