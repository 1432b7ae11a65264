import { PaymentStatus, type Payment, owedKey } from "../books.js";
import type { Event } from "../events.js";
import type { Check, Scene } from "../findings.js";
import { givenBack, withheldOf } from "../fold/money.js";
import { paymentAt } from "../fold/rails.js";
import { memberOf } from "../fold/terms.js";
import { add, isFiat, numberOf, poolOf } from "../ids.js";

/** Payment runs: each pays what was taken for it; each payment ends as one thing; invoices come first where the terms say so. */
export const payments: Check = {
  id: "payments",
  title: { en: "Payments are what was taken, and end confirmed or owed again", zh: "付款即所取，终为确认或重新挂账" },
  begin: () => {
    /** Taken for the next payment of a run. */
    let taken: { account: bigint; amount: bigint; agreement: bigint; currency: bigint }[] = [];
    const invoiced = new Map<string, bigint>();
    return {
      event: (event, scene) => {
        const pays = event.name === "Taken" && !givenBack(scene.transaction, scene.position);
        if (pays && isFiat(event.args.currency)) {
          const { account, currency } = event.args;
          const { agreement } = poolOf(scene.books, event.args.pool);
          taken.push({ account, currency, agreement, amount: event.args.amount - withheldOf(event, scene.books) });
        }
        if (event.name === "PaymentInstructed") {
          judgePayment(event, scene, taken);
          judgeInvoice(event, scene, invoiced);
          taken = [];
        }
        if (event.name === "RunOpened") judgeRun(event, scene);
        if (event.name === "PaymentSettled") judgeSettling(event, scene, invoiced);
        if (event.name === "InvoicePresented") judgePresented(event, scene, invoiced);
      },
      transaction: (events, { find }) => {
        const text = { en: "Money is taken and no payment instructed for it.", zh: "已取用的款项没有对应付款。" };
        for (const { account, amount } of taken.filter((one) => one.amount > 0n))
          find(events.at(-1)!, text, "a payment", `${amount} for account ${account}`);
        taken = [];
      },
    };
  },
};

function judgeRun(event: Event<"RunOpened">, { books, find }: Scene): void {
  const { agreement, currency, holder } = event.args;
  const appointed = books.holders.get(`${agreement}:${numberOf(books, currency)}`)?.member;
  const text = { en: "A payment run of another member than the holder.", zh: "付款批次的付款人不是收款单位。" };
  if (appointed !== holder) find(event, text, appointed ?? "no holder", holder);
}

function judgePayment(
  event: Event<"PaymentInstructed">,
  { books, find }: Scene,
  taken: readonly { account: bigint; amount: bigint; agreement: bigint; currency: bigint }[],
): void {
  const { run: number, account, amount, status } = event.args;
  const run = books.runs.get(number);
  const fits = taken.filter(
    (one) => one.account === account && one.agreement === run?.agreement && one.currency === run.currency,
  );
  const sum = fits.reduce((all, one) => all + one.amount, 0n);
  const text = { en: "A payment is not what was taken for it.", zh: "付款金额与所取不符。" };
  if (fits.length !== taken.length || sum !== amount) find(event, text, sum, amount);
  const payee = memberOf(account);
  const expected = payee === run?.holder ? PaymentStatus.Retained : PaymentStatus.Instructed;
  const kept = {
    en: "The holder's own share is paid out, or another's is kept.",
    zh: "收款单位自身份额被付出，或他方份额被留存。",
  };
  // Logs carry no time, so what a successor is owed may be kept already, or not yet.
  const related = run !== undefined && payee !== undefined && meet(payee, run.holder, books.successors);
  if (status !== expected && !(related && status === PaymentStatus.Retained)) find(event, kept, expected, status);
}

/** Do the chains of two members' successors meet? */
function meet(one: bigint, other: bigint, successors: ReadonlyMap<bigint, bigint>): boolean {
  const chain = (member: bigint) => {
    const members = new Set<bigint>();
    for (let next: bigint | undefined = member; next !== undefined; next = successors.get(next)) members.add(next);
    return members;
  };
  const followed = chain(other);
  return [...chain(one)].some((member) => followed.has(member));
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

function judgeInvoice(event: Event<"PaymentInstructed">, { books, find }: Scene, invoiced: Map<string, bigint>): void {
  const { run: number, account, amount, status } = event.args;
  const run = books.runs.get(number);
  const first = run && books.holders.get(`${run.agreement}:${run.currency}`)?.invoiceFirst;
  if (!run || !first || status !== PaymentStatus.Instructed) return;
  const key = invoiceKey({ ...run, account });
  const open = invoiced.get(key) ?? 0n;
  invoiced.set(key, open - amount);
  const text = { en: "A payment is instructed before its invoice.", zh: "付款先于发票。" };
  if (open < amount) find(event, text, `at most ${open}`, amount);
}

const after: Record<string, bigint> = {
  [String(PaymentStatus.Confirmed)]: PaymentStatus.Instructed,
  [String(PaymentStatus.Rejected)]: PaymentStatus.Instructed,
  [String(PaymentStatus.Acknowledged)]: PaymentStatus.Confirmed,
};

/** A payment that the bank sent back leaves its invoice open. */
function judgeSettling(event: Event<"PaymentSettled">, { books, find }: Scene, invoiced: Map<string, bigint>): void {
  const { run, position, status } = event.args;
  const payment = paymentAt(books, run, position);
  const waits = after[String(status)];
  const text = { en: "A payment is settled that does not wait for it.", zh: "付款状态变更与先前状态不符。" };
  if (payment === undefined || payment.status !== waits) {
    find(event, text, waits ?? "a status that settles", payment?.status ?? "no payment");
  }
  if (payment === undefined || status !== PaymentStatus.Rejected) return;
  if (invoiced.has(invoiceKey(payment))) add(invoiced, invoiceKey(payment), payment.amount);
}
