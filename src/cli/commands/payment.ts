import * as acts from "../../sdk/acts/index.js";
import { type Command, actCommand, command } from "../command.js";
import * as k from "../kinds.js";
import { argument, many, maybe, need, several } from "../parameters.js";
import { paymentItems } from "../payees.js";
import { exportRun } from "./payExport.js";
import { listPayments, showRun } from "../reading/payments.js";

const agreement = need(k.agreement);
const currency = need(k.currency);
const payee = need(k.account);
const run = argument(k.run);
const position = many(k.position);
const statement = need(k.document, {
  en: "the bank's statement: a file, text:…, or a digest",
  zh: "银行对账单：文件路径、text:文字，或摘要",
});

/** What is paid by bank. */
export const paymentCommands: readonly Command[] = [
  actCommand({
    verb: "invoice",
    about: { en: "hand in an invoice for what an account is owed", zh: "就应得款项开具发票" },
    example:
      "payment invoice --agreement 1 --currency CNY --payee river-college --amount 50000.00 --invoice invoice.pdf",
    act: acts.presentInvoice,
    parameters: {
      agreement,
      currency,
      payee,
      amount: need(k.amount),
      invoice: need(k.document, { en: "the invoice", zh: "发票 / 财政票据" }),
    },
    args: async ({ amount, payee: account, ...rest }, session) => ({
      ...rest,
      account,
      amount: await session.find.minorUnits(amount, rest.currency),
    }),
    done: {
      en: "Handed in; invoiced and not yet paid: {open}.",
      zh: "已提交；已开票未付：{open}。",
    },
    words: async ({ currency: money, open }, { find }) => ({
      open: await find.amount(money as string, open as bigint),
    }),
  }),
  actCommand({
    verb: "instruct",
    about: {
      en: "instruct a payment run: to all who are owed, or to the accounts named",
      zh: "发起付款批次：全部应付或指定账户",
    },
    example: "payment instruct --agreement 1 --currency CNY",
    act: acts.instruct,
    parameters: { agreement, currency, to: several(k.account) },
    args: async ({ agreement: number, currency: money, to }, session) => ({
      agreement: number,
      currency: money,
      items: await paymentItems(session, number, money, to),
    }),
    done: {
      en: "Instructed as run {run}; when the bank has paid: jointly payment confirm {run} --position … --statement FILE",
      zh: "已发起付款批次 {run}；银行付讫后：jointly payment confirm {run} --position … --statement 文件",
    },
  }),
  actCommand({
    verb: "confirm",
    about: { en: "enter payments that the bank's statement shows as made", zh: "按对账单确认付讫" },
    example: "payment confirm 1 --position 0,1,2 --statement statement.pdf",
    act: acts.confirmPayments,
    parameters: { run, position, statement },
    args: ({ position: positions, ...rest }) => ({ ...rest, positions }),
    done: { en: "Entered as paid.", zh: "已确认付讫。" },
  }),
  actCommand({
    verb: "reject",
    about: { en: "enter payments that the bank sent back; they are owed again", zh: "登记退汇，款项恢复应付" },
    example: "payment reject 1 --position 3 --statement statement.pdf",
    act: acts.rejectPayments,
    parameters: { run, position, statement },
    args: ({ position: positions, ...rest }) => ({ ...rest, positions }),
    done: { en: "Entered as sent back.", zh: "已登记退汇。" },
  }),
  actCommand({
    verb: "acknowledge",
    about: { en: "acknowledge a payment that arrived (the payee)", zh: "确认收款（收款方）" },
    example: "payment acknowledge 1 --position 0 --document slip.pdf",
    act: acts.acknowledge,
    parameters: { run, position: need(k.position), document: need(k.document) },
    args: (given) => given,
    done: { en: "Acknowledged.", zh: "已确认收款。" },
  }),
  actCommand({
    verb: "withhold",
    about: {
      en: "collect for an order from outside what an account is owed by bank (anybody)",
      zh: "按外部指令归集银行应付款（任何人）",
    },
    example: "payment withhold --payee river-college --currency CNY --pool 1/1",
    act: acts.withholdBank,
    parameters: { payee, currency, pool: many(k.pool) },
    args: ({ pool: pools, payee: account, ...rest }) => ({ ...rest, account, pools }),
    done: { en: "Collected for the order.", zh: "已归集。" },
  }),
  exportRun,
  command({
    verb: "show",
    about: { en: "a payment run", zh: "查看付款批次" },
    example: "payment show 1",
    parameters: { run },
    run: ({ run: number }, session) => showRun(session, number),
  }),
  command({
    verb: "list",
    about: { en: "payments, of an agreement or all", zh: "列出付款" },
    example: "payment list --agreement 1",
    parameters: { agreement: maybe(k.agreement, undefined) },
    run: ({ agreement: number }, session) => listPayments(session, number),
  }),
];
