import { PaymentStatus, type Payment, owedKey } from "../books.js";
import type { At, Event } from "../events.js";
import type { Check, Scene } from "../findings.js";
import { forwardedAt, givenBack, withheldOf } from "../fold/money.js";
import { paymentAt } from "../fold/rails.js";
import { memberOf } from "../fold/terms.js";
import { add, isFiat, numberOf, poolOf } from "../ids.js";
import { type Membership, standsFor } from "../membership/membership.js";

/** What was taken for a payment of a run, less what an order withheld. */
interface Taking {
  account: bigint;
  agreement: bigint;
  currency: bigint;
  amount: bigint;
}

/** A payment of a run that an event tells. */
type Instructed = Pick<Payment, "agreement" | "currency" | "account" | "amount" | "status">;

/** Payment runs: each pays what was taken for it; each payment ends as one thing; invoices come first where the terms say so. */
export const payments: Check = {
  id: "payments",
  title: { en: "Payments are what was taken, and end confirmed or owed again", zh: "付款即所取，终为确认或重新挂账" },
  begin: (memory) => {
    /** Taken for the payments of the next run, in order. */
    let taken: Taking[] = [];
    const invoiced = memory.map<string, bigint>("invoiced");
    return {
      event: (event, scene) => {
        if (event.name === "Taken") taken.push(...takingFor(event, scene));
        if (event.name === "RunInstructed") judgeRun(event, scene, taken, invoiced);
        if (event.name === "PaymentSettled") judgeSettling(event, scene, invoiced);
        if (event.name === "InvoicePresented") judgePresented(event, scene, invoiced);
      },
      transaction: (events, { find }) => {
        const text = { en: "Money is taken and no payment instructed for it.", zh: "已取用的款项没有对应付款。" };
        for (const { account, amount } of taken)
          find(events.at(-1)!, text, "a payment", `${amount} for account ${account}`);
        taken = [];
      },
    };
  },
};

/** What a bank has to pay of a taking; nothing where an order withholds all of it, or it goes back to the account. */
function takingFor(event: Event<"Taken">, { books, transaction, position }: Scene): Taking[] {
  const { pool, account, currency } = event.args;
  const amount = event.args.amount - withheldOf(event, books);
  if (!isFiat(currency) || amount === 0n || givenBack(transaction, position)) return [];
  if (forwardedAt(transaction, position) !== undefined) return [];
  return [{ account, currency, agreement: poolOf(books, pool).agreement, amount }];
}

function judgeRun(event: Event<"RunInstructed">, scene: Scene, taken: Taking[], invoiced: Map<string, bigint>): void {
  const { books, find } = scene;
  const { agreement, holder } = event.args;
  const currency = numberOf(books, event.args.currency);
  const appointed = books.holders.get(`${agreement}:${currency}`);
  const text = { en: "A payment run of another member than the holder.", zh: "付款批次的付款人不是收款单位。" };
  if (appointed?.member !== holder) find(event, text, appointed?.member ?? "no holder", holder);
  for (const one of event.args.payments) {
    const payment = { ...one, agreement, currency };
    judgeAmount(event, payment, scene, taken);
    judgeStatus(event, payment, scene);
    if (appointed?.invoiceFirst) judgeInvoice(event, payment, scene, invoiced);
  }
}

/** Uses up what was taken for a payment: the first takings that no payment before it has used. */
function judgeAmount(at: At, payment: Instructed, { find }: Scene, taken: Taking[]): void {
  const isFor = (one: Taking | undefined): one is Taking =>
    one?.account === payment.account && one.agreement === payment.agreement && one.currency === payment.currency;
  let sum = 0n;
  while (isFor(taken[0]) && sum < payment.amount) sum += taken.shift()!.amount;
  const text = { en: "A payment is not what was taken for it.", zh: "付款金额与所取不符。" };
  if (sum === payment.amount && sum !== 0n) return;
  while (isFor(taken[0])) sum += taken.shift()!.amount;
  find(at, text, sum === 0n ? `a taking for account ${payment.account}` : sum, payment.amount);
}

function judgeStatus(event: Event<"RunInstructed">, { account, status }: Instructed, scene: Scene): void {
  const { holder } = event.args;
  const { books, time, find } = scene;
  const payee = memberOf(account);
  const kept = {
    en: "The holder's own share is paid out, or another's is kept.",
    zh: "收款单位自身份额被付出，或他方份额被留存。",
  };
  const related = payee !== undefined && meet(books.membership, payee, holder, time);
  const own = payee === holder || (time !== undefined && related);
  const expected = own ? PaymentStatus.Retained : PaymentStatus.Instructed;
  // Without the block's time, what a successor is owed may be kept already, or not yet.
  const unsure = time === undefined && related;
  if (status !== expected && !(unsure && status === PaymentStatus.Retained)) find(event, kept, expected, status);
}

/** Does one organisation stand for both members: at that moment, or, where the time is not known, once a succession is recorded? */
function meet(membership: Membership, one: bigint, other: bigint, time: bigint | undefined): boolean {
  const ever = 1n << 64n;
  if (time !== undefined) return standsFor(membership, one, time) === standsFor(membership, other, time);
  const chain = (member: bigint) => [member, standsFor(membership, member, ever)];
  return chain(one).some((member) => chain(other).includes(member));
}

const invoiceKey = (payment: Pick<Payment, "agreement" | "currency" | "account">): string =>
  `${payment.agreement}:${owedKey(payment.account, payment.currency)}`;

function judgePresented(event: Event<"InvoicePresented">, { books, find }: Scene, invoiced: Map<string, bigint>): void {
  const { agreement, account, amount, open } = event.args;
  const key = invoiceKey({ agreement, account, currency: numberOf(books, event.args.currency) });
  add(invoiced, key, amount);
  const text = { en: "What is invoiced and not yet paid does not add up.", zh: "已开票未付金额不符。" };
  if (invoiced.get(key) !== open) find(event, text, invoiced.get(key), open);
}

/** An invoice is used up by what is instructed; what the holder keeps needs none. */
function judgeInvoice(at: At, payment: Instructed, { find }: Scene, invoiced: Map<string, bigint>): void {
  if (payment.status !== PaymentStatus.Instructed) return;
  const key = invoiceKey(payment);
  const open = invoiced.get(key) ?? 0n;
  invoiced.set(key, open - payment.amount);
  const text = { en: "A payment is instructed before its invoice.", zh: "付款先于发票。" };
  if (open < payment.amount) find(at, text, `at most ${open}`, payment.amount);
}

const after: Record<string, bigint> = {
  [String(PaymentStatus.Confirmed)]: PaymentStatus.Instructed,
  [String(PaymentStatus.Rejected)]: PaymentStatus.Instructed,
  [String(PaymentStatus.Acknowledged)]: PaymentStatus.Confirmed,
};

/** A payment that the bank sent back leaves its invoice open, when the run asked for one. */
function judgeSettling(event: Event<"PaymentSettled">, { books, find }: Scene, invoiced: Map<string, bigint>): void {
  const { run: number, position, status } = event.args;
  const payment = paymentAt(books, number, position);
  const waits = after[String(status)];
  const text = { en: "A payment is settled that does not wait for it.", zh: "付款状态变更与先前状态不符。" };
  if (payment === undefined || payment.status !== waits) {
    find(event, text, waits ?? "a status that settles", payment?.status ?? "no payment");
  }
  if (payment === undefined || status !== PaymentStatus.Rejected) return;
  if (books.runs.get(number)?.invoiceFirst) add(invoiced, invoiceKey(payment), payment.amount);
}
