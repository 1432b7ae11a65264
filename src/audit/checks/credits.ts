import { PaymentStatus, owedKey } from "../books.js";
import type { Event, Told } from "../events.js";
import type { Check, Scene } from "../findings.js";
import { floor } from "../fixed.js";
import { givenBack, withheldOf } from "../fold/money.js";
import { paymentAt } from "../fold/rails.js";
import { numberOf, orderAccount, poolId, poolOf } from "../ids.js";
import { Pairs } from "../pairs.js";

/** Direct credits and orders from outside: what is withheld, returned or given is exactly what an order or a bank said. */
export const credits: Check = {
  id: "credits",
  title: { en: "What was withheld, sent back or given reached its account", zh: "扣留、退回与划转的款项各归其户" },
  begin: () => {
    const entries = new Pairs(
      { en: "A credit that was due is not entered.", zh: "应记的贷项未入账。" },
      { en: "A credit is entered that nothing explains.", zh: "入账的贷项没有依据。" },
    );
    const holds = new Pairs(
      { en: "An order from outside does not withhold what it must.", zh: "外部指令未按其内容扣留。" },
      { en: "An account is held without an order.", zh: "账户在无指令的情况下被冻结。" },
    );
    return {
      event: (event, scene) => {
        expect(event, scene, entries, holds);
        if (event.name === "CreditChanged")
          entries.effect(event, event.args.agreement, event.args.account, event.args.currency);
        if (event.name === "CreditChanged") judgeCredit(event, scene);
        if (event.name === "HoldChanged") {
          const { account, currency, order, remaining } = event.args;
          holds.effect(event, account, currency, order, remaining);
        }
        if (event.name === "HoldLifted") {
          holds.effect(event, event.args.account, event.args.currency, event.args.order, "lifted");
        }
      },
      transaction: (_events, { find }) => {
        entries.settle(find);
        holds.settle(find);
      },
    };
  },
};

function expect(event: Told, { books, transaction, position }: Scene, credits: Pairs, holds: Pairs): void {
  if (event.name === "PaymentSettled" && event.args.status === PaymentStatus.Rejected) {
    const payment = paymentAt(books, event.args.run, event.args.position);
    credits.cause(event, payment?.agreement, payment?.account, payment?.currency);
  }
  if (event.name === "Taken") {
    const withheld = withheldOf(event, books);
    const { account, currency, pool } = event.args;
    if (givenBack(transaction, position)) credits.cause(event, poolOf(books, pool).agreement, account, currency);
    if (withheld === 0n) return;
    const { order, remaining } = books.orders.get(owedKey(account, currency))!;
    holds.cause(event, account, currency, order, remaining - withheld);
    credits.cause(event, poolOf(books, pool).agreement, orderAccount(order), currency);
  }
  if (event.name === "Forwarded" && BigInt(event.args.cause) === 0n) {
    const owner = books.property.assets.get(event.args.parent)?.word.owner;
    credits.cause(event, event.args.agreement, owner, numberOf(books, event.args.currency));
  }
  if (event.name === "OrderRedirected") {
    const currency = books.orderData.get(event.args.order)?.currency;
    credits.cause(event, event.args.agreement, orderAccount(event.args.order), currency);
    credits.cause(event, event.args.agreement, event.args.to, currency);
  }
  if (event.name === "OrderLaid" || event.name === "OrderLifted") {
    const data = books.orderData.get(event.args.order);
    const rest = event.name === "OrderLaid" ? data?.amount : "lifted";
    holds.cause(event, data?.account, data?.currency, event.args.order, rest);
  }
}

/** A credit is a plain amount: its word's upper part, in 2^-64 minor units. */
function judgeCredit(event: Event<"CreditChanged">, { books, find }: Scene): void {
  const { agreement, account, currency, word } = event.args;
  const mine = floor(poolOf(books, poolId(agreement, 0n)).owed.get(owedKey(account, currency)) ?? 0n);
  const told = word >> 160n;
  const text = {
    en: "A direct credit is not what was withheld, sent back or given.",
    zh: "直接贷项与扣留、退回或划转金额不符。",
  };
  if (told !== mine) find(event, text, mine, told);
}
