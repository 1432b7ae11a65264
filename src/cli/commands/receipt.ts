import * as acts from "../../sdk/acts/index.js";
import { type Command, actCommand, command } from "../command.js";
import * as k from "../kinds.js";
import { argument, maybe, need } from "../parameters.js";
import { listReceipts, showReceipt } from "../reading/receipts.js";

const NOTHING = `0x${"0".repeat(64)}`;
const receipt = argument(k.receipt);
const member = need(k.member);
const reason = need(k.document, { en: "why: a file, text:…, or a digest", zh: "理由：文件路径、text:文字，或摘要" });

/** Money that came in at a bank. */
export const receiptCommands: readonly Command[] = [
  actCommand({
    verb: "book",
    about: { en: "book a bank receipt (the holder's treasurer)", zh: "登记银行收款（收款单位财务）" },
    example:
      "receipt book --agreement 1 --currency CNY --gross 113000.00 --tax 13000.00 --value-date 2026-06-30 --first 2026-04-01 --last 2026-06-30 --payer text:ACME --invoice invoice.pdf --reference text:20260630-0001",
    act: acts.bookReceipt,
    parameters: {
      agreement: need(k.agreement),
      currency: need(k.currency),
      version: maybe(k.version, undefined, {
        en: "version that applies; by default the one of the last day",
        zh: "适用版本，默认为截止日所属版本",
      }),
      gross: need(k.amount, { en: "gross amount", zh: "总额" }),
      tax: maybe(k.amount, "0", { en: "tax in it", zh: "其中税额" }),
      costs: maybe(k.amount, "0", { en: "documented direct costs", zh: "可扣除的直接成本" }),
      valueDate: need(k.day, { en: "value date, YYYY-MM-DD", zh: "到账日期，YYYY-MM-DD" }),
      first: need(k.day, { en: "first day of service, YYYY-MM-DD", zh: "服务起始日，YYYY-MM-DD" }),
      last: need(k.day, { en: "last day of service, YYYY-MM-DD", zh: "服务截止日，YYYY-MM-DD" }),
      payer: need(k.document, { en: "who paid: text:CODE", zh: "付款方：text:代码" }),
      invoice: need(k.document, { en: "the invoice", zh: "发票" }),
      reference: need(k.document, { en: "the bank's reference: text:…", zh: "银行流水号：text:…" }),
      contract: maybe(k.document, NOTHING, {
        en: "contract registration number: text:…",
        zh: "合同登记编号：text:…",
      }),
      conversion: maybe(k.document, NOTHING, {
        en: "original currency, amount and rate, if converted",
        zh: "原币、金额与汇率（如有折算）",
      }),
    },
    args: async ({ agreement, currency, version, gross, tax, costs, reference, contract, ...rest }, session) => ({
      agreement,
      currency,
      version: version ?? (await session.find.versionOn(agreement, rest.last)),
      receipt: {
        gross: await session.find.minorUnits(gross, currency),
        tax: await session.find.minorUnits(tax, currency),
        directCosts: await session.find.minorUnits(costs, currency),
        bankReference: reference,
        contractNo: contract,
        ...rest,
      },
    }),
    done: {
      en: "Booked; another party confirms it with: jointly receipt confirm {key} --member NAME",
      zh: "已登记；由另一方复核：jointly receipt confirm {key} --member 名称",
    },
  }),
  actCommand({
    verb: "confirm",
    about: { en: "confirm another party's receipt (four eyes); it is shared", zh: "复核收款（四眼原则），随即分配" },
    example: "receipt confirm 0x8a… --member harbour-works",
    act: acts.confirmReceipt,
    parameters: { receipt, member },
    args: ({ receipt: key, member: number }) => ({ key, member: number }),
    done: { en: "Confirmed and booked.", zh: "已复核入账。" },
  }),
  actCommand({
    verb: "withdraw",
    about: { en: "take back a receipt that nobody has confirmed", zh: "撤回未复核的收款" },
    example: 'receipt withdraw 0x8a… --reason "text:wrong agreement"',
    act: acts.withdrawReceipt,
    parameters: { receipt, reason },
    args: ({ receipt: key, reason: why }) => ({ key, reason: why }),
    done: { en: "The receipt is withdrawn.", zh: "收款登记已撤回。" },
  }),
  actCommand({
    verb: "reverse",
    about: { en: "ask to reverse part of a receipt; amount 0 takes that back", zh: "申请冲回；金额为 0 即取消申请" },
    example: 'receipt reverse 0x8a… --amount 12000.00 --reason "text:refund"',
    act: acts.proposeReversal,
    parameters: { receipt, amount: need(k.amount), reason },
    args: async ({ receipt: key, amount, reason: why }, session) => ({
      key,
      amount: await session.find.minorUnits(amount, await session.find.currencyOfReceipt(key)),
      reason: why,
    }),
    done: {
      en: "Asked for; another party confirms it with: jointly receipt confirm-reversal {key} --amount … --member NAME",
      zh: "已申请；由另一方复核：jointly receipt confirm-reversal {key} --amount … --member 名称",
    },
  }),
  actCommand({
    verb: "confirm-reversal",
    about: { en: "confirm a reversal: a debt on the next money", zh: "复核冲回，从下一笔收入扣除" },
    example: "receipt confirm-reversal 0x8a… --amount 12000.00 --member harbour-works",
    act: acts.confirmReversal,
    parameters: { receipt, amount: need(k.amount), member },
    args: async ({ receipt: key, amount, member: number }, session) => ({
      key,
      amount: await session.find.minorUnits(amount, await session.find.currencyOfReceipt(key)),
      member: number,
    }),
    done: { en: "Reversed.", zh: "已冲回。" },
  }),
  command({
    verb: "show",
    about: { en: "one receipt", zh: "查看收款" },
    example: "receipt show 0x8a…",
    parameters: { receipt },
    run: ({ receipt: key }, session) => showReceipt(session, key),
  }),
  command({
    verb: "list",
    about: { en: "receipts, of an agreement or all", zh: "列出收款" },
    example: "receipt list --agreement 1",
    parameters: { agreement: maybe(k.agreement, undefined) },
    run: ({ agreement }, session) => listReceipts(session, agreement),
  }),
];
