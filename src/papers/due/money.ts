import { type Payment, PaymentStatus, owedKey } from "../../audit/books.js";
import { payable } from "../../audit/fixed.js";
import { memberOf } from "../../audit/fold/terms.js";
import { numberOf, rewardOf } from "../../audit/ids.js";
import { writerOf } from "../../audit/report/statementText.js";
import { type Asking, type Deadline, isParty, toDo } from "./deadline.js";

/** Receipts for four eyes, statements to enter, payments to acknowledge, invoices to present. The chain sets no dates for these. */
export function moneyDeadlines(asking: Asking): Deadline[] {
  return [...receiptDeadlines(asking), ...paymentDeadlines(asking), ...invoiceDeadlines(asking)];
}

function money(currency: bigint, amount: bigint, { result, names }: Asking): string {
  const { code, write } = writerOf(result.books, names, currency);
  return `${code} ${write(amount)}`;
}

function receiptDeadlines(asking: Asking): Deadline[] {
  const { result, member } = asking;
  return [...result.books.receipts].flatMap(
    ([key, { agreement, currency, holder, net, status, pending }]): Deadline[] => {
      if (holder === member || !isParty(result.books, agreement, member)) return [];
      const short = key.slice(0, 10);
      if (status === "booked") {
        const sum = money(currency, net, asking);
        const en = `Compare the receipt of ${sum} net (${short}, agreement ${agreement}) with the bank's statement and confirm it.`;
        return [toDo(`confirm ${key}`, en, `请对照银行流水复核收款净额 ${sum}（${short}，协议 ${agreement}）。`)];
      }
      if (pending === 0n) return [];
      const sum = money(currency, pending, asking);
      const en = `Confirm the reversal of ${sum} of a receipt (${short}, agreement ${agreement}), if it is right.`;
      return [toDo(`reversal ${key}`, en, `请复核收款冲回 ${sum}（${short}，协议 ${agreement}）。`)];
    },
  );
}

function paymentDeadlines(asking: Asking): Deadline[] {
  const { result, member } = asking;
  return [...result.books.runs].flatMap(([run, { holder, payments }]): Deadline[] => {
    const waiting = payments.filter(({ status }) => status === PaymentStatus.Instructed).length;
    const statement = toDo(
      `statement ${run}`,
      `Enter what the bank's statement says of payment run ${run}: ${waiting} waiting.`,
      `请录入第 ${run} 批付款的银行对账结果：待确认 ${waiting} 笔。`,
    );
    const mine = payments.filter(
      ({ account, status }) => memberOf(account) === member && status === PaymentStatus.Confirmed,
    );
    return [...(holder === member && waiting > 0 ? [statement] : []), ...mine.map((one) => toAcknowledge(one, asking))];
  });
}

function toAcknowledge({ run, position, currency, amount }: Payment, asking: Asking): Deadline {
  const sum = money(currency, amount, asking);
  return toDo(
    `acknowledge ${run}/${position}`,
    `Acknowledge the payment of ${sum} (run ${run}, position ${position}), if it has arrived.`,
    `如已到账，请确认收到 ${sum}（第 ${run} 批第 ${position} 笔）。`,
  );
}

/** Where an invoice comes first: what is owed and not yet invoiced. */
function invoiceDeadlines(asking: Asking): Deadline[] {
  const { result, member } = asking;
  const { holders, pools } = result.books;
  const open = openInvoices(asking);
  return [...holders].flatMap(([key, { member: holder, invoiceFirst }]): Deadline[] => {
    const [agreement, currency] = key.split(":").map(BigInt) as [bigint, bigint];
    if (!invoiceFirst || holder === member) return [];
    return [member, rewardOf(member)].flatMap((account, i): Deadline[] => {
      const owing = [...pools.values()].filter((pool) => pool.agreement === agreement);
      const owed = owing.reduce((sum, pool) => sum + payable(pool.owed.get(owedKey(account, currency)) ?? 0n), 0n);
      const missing = owed - (open.get(`${key}:${account}`) ?? 0n);
      if (missing <= 0n) return [];
      const sum = money(currency, missing, asking);
      const purse = i === 0 ? { en: "", zh: "" } : { en: " for the reward pot", zh: "（奖酬专户）" };
      const en = `Present an invoice for ${sum}${purse.en} (agreement ${agreement}); it comes before the payment.`;
      return [
        toDo(`invoice ${key}:${account}`, en, `请提交 ${sum}${purse.zh} 的票据（协议 ${agreement}）；见票付款。`),
      ];
    });
  });
}

/** What is invoiced and not used by a payment, by agreement, currency and account. */
function openInvoices({ result: { history, books } }: Asking): Map<string, bigint> {
  const open = new Map<string, bigint>();
  const change = ({ agreement, currency, account, amount }: Payment, sign: 1n | -1n) => {
    const key = `${agreement}:${currency}:${account}`;
    open.set(key, (open.get(key) ?? 0n) + sign * amount);
  };
  for (const { name, args } of history) {
    if (name === "InvoicePresented")
      open.set(`${args.agreement}:${numberOf(books, args.currency)}:${args.account}`, args.open);
    const run = name === "RunInstructed" || name === "PaymentSettled" ? books.runs.get(args.run) : undefined;
    if (!run?.invoiceFirst) continue;
    if (name === "RunInstructed")
      for (const one of run.payments) if (one.status !== PaymentStatus.Retained) change(one, -1n);
    if (name === "PaymentSettled" && args.status === PaymentStatus.Rejected)
      for (const one of run.payments) if (one.position === args.position) change(one, 1n);
  }
  return open;
}
