import * as acts from "../../sdk/acts/index.js";
import { type Command, actCommand, command } from "../command.js";
import * as k from "../kinds.js";
import { argument, maybe, need } from "../parameters.js";
import { bankFacts, bankReceiptOf, versionOfService } from "../receiptFacts.js";
import { licenceReceipts } from "./licenceIncome.js";
import { listReceipts, showReceipt } from "../reading/receipts.js";

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
      version: versionOfService,
      ...bankFacts,
    },
    args: async ({ agreement, currency, version, ...rest }, session) => ({
      agreement,
      currency,
      version: version ?? (await session.find.versionOn(agreement, rest.last)),
      receipt: await bankReceiptOf(session, rest, currency),
    }),
    done: {
      en: "Booked; another party confirms it with: jointly receipt confirm {key} --member NAME",
      zh: "已登记；由另一方复核：jointly receipt confirm {key} --member 名称",
    },
  }),
  ...licenceReceipts,
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
