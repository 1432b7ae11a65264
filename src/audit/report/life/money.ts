import type { Event } from "../../events.js";
import type { Sentence } from "../../findings.js";
import { MILLION, poolId } from "../../ids.js";
import { routeIn } from "../../walk.js";
import { onlyIf, percent } from "./phrases.js";
import type { Sentences } from "./sentences.js";
import { type Speaker, dayOf, say, short, timeOf } from "./speaker.js";

/** IBankSettlement.PaymentStatus, of what banks answer. */
const answers: Record<string, [en: string, zh: string]> = {
  "3": ["The bank confirms payment {n} of run {run}", "银行确认付款批次 {run} 的第 {n} 笔"],
  "4": ["The bank sends payment {n} of run {run} back; it is owed again", "付款批次 {run} 的第 {n} 笔退汇，重新挂账"],
  "5": ["The payee acknowledges payment {n} of run {run}", "收款方确认付款批次 {run} 的第 {n} 笔"],
};

/** What the core tells of money and units. */
export const coreSentences: Pick<
  Sentences,
  | "Allocated"
  | "Booked"
  | "CapUsed"
  | "CostChanged"
  | "CreditChanged"
  | "CurrencyNumbered"
  | "EraEnded"
  | "EscrowReturned"
  | "HoldChanged"
  | "HoldLifted"
  | "HoldMarked"
  | "ParkedChanged"
  | "PoolPrepared"
  | "PotChanged"
  | "Reversed"
  | "Taken"
  | "UnitsChanged"
  | "UnitsMoved"
  | "VersionOpened"
> = {
  Allocated: (a, s) =>
    say("Agreement {agreement} shares {amount} that had waited.", "协议 {agreement} 分配此前归集的 {amount}。", {
      agreement: a.agreement,
      amount: s.money(a.currency, a.amount),
    }),
  Booked: (a, s) =>
    say(
      "Agreement {agreement} books {amount} net under version {version}; {pools} pools receive of it{way}.",
      "协议 {agreement} 按第 {version} 版入账净额 {amount}，涉及收益池 {pools} 个{way}。",
      {
        agreement: a.agreement,
        amount: s.money(a.currency, a.net),
        version: a.version,
        pools: a.allocations.length,
        way: wayOf(a, s),
      },
    ),
  CapUsed: (a, s) =>
    say("The cap of {pool} is used up further.", "{pool}的限额被进一步占用。", { pool: s.pool(a.pool) }),
  CostChanged: (a, s) =>
    a.removed > 0n
      ? say("{amount} less is to be repaid to {account}.", "{account}待回收成本减少 {amount}。", {
          amount: s.costs(a.pool >> 16n, a.removed),
          account: s.account(a.account),
        })
      : say("{amount} is to be repaid to {account}.", "{account}新增待回收成本 {amount}。", {
          amount: s.costs(a.pool >> 16n, a.added),
          account: s.account(a.account),
        }),
  CreditChanged: (a, s) =>
    say("The direct credit of {account} changes.", "{account}的直接贷项变动。", { account: s.account(a.account) }),
  CurrencyNumbered: (a) =>
    say("The currency {currency} is number {number} from now on.", "币种 {currency} 编号为 {number}。", {
      currency: short(a.currency),
      number: a.number,
    }),
  EraEnded: (a, s) =>
    say("The costs of {pool} are scaled anew.", "{pool}的成本份额重新定标。", { pool: s.pool(a.pool) }),
  EscrowReturned: (a, s) =>
    say("What {account} had earned goes back to {pool}.", "{account}的所得退回{pool}。", {
      account: s.account(a.account),
      pool: s.pool(a.pool),
    }),
  HoldChanged: (a, s) =>
    say(
      "Order {order} withholds from {account}; {amount} is still to come.",
      "外部指令 {order} 扣留{account}的款项，尚需 {amount}。",
      { order: a.order, account: s.account(a.account), amount: s.money(a.currency, a.remaining) },
    ),
  HoldLifted: (a, s) =>
    say("Order {order} no longer lies on {account}.", "外部指令 {order} 不再约束{account}。", {
      order: a.order,
      account: s.account(a.account),
    }),
  HoldMarked: (a, s) =>
    say("{account} in {pool} is marked for an order.", "{pool}中的{account}被标记。", {
      account: s.account(a.account),
      pool: s.pool(a.pool),
    }),
  ParkedChanged: (a, s) =>
    say("{amount} waits in front of {pool}.", "{pool}前等待分配 {amount}。", {
      amount: s.money(a.currency, a.parked),
      pool: s.pool(a.pool),
    }),
  PoolPrepared: (a, s) => say("{pool} is made.", "设立{pool}。", { pool: s.pool(a.pool) }),
  PotChanged: (a, s) =>
    say(
      "Agreement {agreement} has collected {amount} to be shared later.",
      "协议 {agreement} 已归集 {amount} 待分配。",
      {
        agreement: a.agreement,
        amount: s.money(a.currency, a.collected),
      },
    ),
  Reversed: (a, s) =>
    say("{amount} of agreement {agreement} is reversed.", "协议 {agreement} 冲回 {amount}。", {
      amount: s.money(a.currency, a.amount),
      agreement: a.agreement,
    }),
  Taken: (a, s) =>
    say("{account} is paid {amount} out of {pool}.", "自{pool}向{account}支付 {amount}。", {
      account: s.account(a.account),
      amount: s.money(a.currency, a.amount),
      pool: s.pool(a.pool),
    }),
  UnitsChanged: (a, s) =>
    say("{account} has {units} of {all} units in {pool}.", "{account}在{pool}中持有 {units} / {all} 份额。", {
      account: s.account(a.account),
      units: a.units,
      all: a.totalUnits,
      pool: s.pool(a.pool),
    }),
  UnitsMoved: (a, s) =>
    say("All units of {from} in {pool} go to {to}.", "{pool}中{from}的份额全部转至{to}。", {
      from: s.account(a.from),
      pool: s.pool(a.pool),
      to: s.account(a.to),
    }),
  VersionOpened: (a) =>
    say(
      "The waterfall of version {version} of agreement {agreement} applies to service from {day} on; {tiers} tiers.",
      "协议 {agreement} 第 {version} 版的分配顺序适用于 {day} 起的服务期，共 {tiers} 层。",
      { version: a.version, agreement: a.agreement, day: dayOf(a.terms.from), tiers: a.terms.tiers.length },
    ),
};

/** What the two rails tell. */
export const railSentences: Pick<
  Sentences,
  | "Forwarded"
  | "HolderAppointed"
  | "InvoicePresented"
  | "PaymentSettled"
  | "ReceiptBooked"
  | "ReceiptConfirmed"
  | "ReceiptWithdrawn"
  | "ReversalConfirmed"
  | "ReversalProposed"
  | "RunInstructed"
  | "PayoutLearnt"
  | "ReceiptStated"
  | "Received"
  | "Transfer"
> = {
  Forwarded: (a, s) => {
    const values = {
      amount: s.money(a.currency, a.amount),
      child: s.asset(a.child),
      parent: s.asset(a.parent),
      agreement: a.agreement,
    };
    return BigInt(a.cause) === 0n
      ? say(
          "{amount} of royalties of {child} go to the owner of {parent}, out of agreement {agreement}.",
          "{child} 的提成 {amount} 自协议 {agreement} 转给{parent} 的权利人。",
          values,
        )
      : say(
          "{amount} of royalties of {child} go to {parent}, as income of agreement {agreement}.",
          "{child} 的提成 {amount} 转给{parent}，作为协议 {agreement} 的收入。",
          values,
        );
  },
  HolderAppointed: (a, s) =>
    say(
      "{holder} holds the money of agreement {agreement} in {code}, bank account {bank}.",
      "{holder}为协议 {agreement} 的 {code} 收款单位，银行账户 {bank}。",
      {
        holder: s.member(a.holder),
        agreement: a.agreement,
        code: s.currency(a.currency).code,
        bank: short(a.account),
      },
    ),
  InvoicePresented: (a, s) =>
    say("{account} presents an invoice of {amount}.", "{account}提交发票 {amount}。", {
      account: s.account(a.account),
      amount: s.money(a.currency, a.amount),
    }),
  PaymentSettled: (a, s) => {
    const payment = s.books.runs.get(a.run)?.payments[Number(a.position)];
    const [en, zh] = answers[String(a.status)] ?? [
      "Payment {n} of run {run} changes",
      "付款批次 {run} 的第 {n} 笔变动",
    ];
    const values = { n: a.position + 1n, run: a.run };
    if (payment === undefined) return say(`${en}.`, `${zh}。`, values);
    return say(`${en}: {amount} to {account}.`, `${zh}：向{account}支付 {amount}。`, {
      ...values,
      amount: s.money(payment.currency, payment.amount),
      account: s.account(payment.account),
    });
  },
  ReceiptBooked: (a, s) =>
    say(
      "{holder} books receipt {key}{source}: {gross} gross, {net} net, for service from {first} to {last}.",
      "{holder}登记收款 {key}{source}：总额 {gross}，净额 {net}，服务期 {first} 至 {last}。",
      {
        holder: s.member(a.holder),
        key: short(a.key),
        source: sourceOf(a, s),
        gross: s.money(a.currency, a.gross),
        net: s.money(a.currency, a.net),
        first: dayOf(a.first),
        last: dayOf(a.last),
      },
    ),
  ReceiptConfirmed: (a, s) =>
    say("{member} confirms receipt {key}.", "{member}复核收款 {key}。", {
      member: s.member(a.member),
      key: short(a.key),
    }),
  ReceiptWithdrawn: (a) => say("Receipt {key} is withdrawn.", "收款 {key} 被撤回。", { key: short(a.key) }),
  ReversalConfirmed: (a, s) =>
    say("{member} confirms the reversal of {amount} of receipt {key}.", "{member}复核对收款 {key} 的冲回 {amount}。", {
      member: s.member(a.member),
      amount: ofReceipt(s, a.key, a.amount),
      key: short(a.key),
    }),
  ReversalProposed: (a, s) =>
    say("A reversal of {amount} of receipt {key} is proposed.", "提出对收款 {key} 冲回 {amount}。", {
      amount: ofReceipt(s, a.key, a.pending),
      key: short(a.key),
    }),
  RunInstructed: (a, s) =>
    say(
      "{holder} instructs its bank: run {run}, {count} payments, {amount} in all.",
      "{holder}发出付款批次 {run}：共 {count} 笔，合计 {amount}。",
      {
        holder: s.member(a.holder),
        run: a.run,
        count: a.payments.length,
        amount: s.money(
          a.currency,
          a.payments.reduce((sum, { amount }) => sum + amount, 0n),
        ),
      },
    ),
  PayoutLearnt: (a, s) =>
    say(
      "The treasury learns where {member} is paid; it is sure until {time}.",
      "金库获知{member}的收款地址，有效至 {time}。",
      {
        member: s.member(a.member),
        time: timeOf(a.sureUntil),
      },
    ),
  ReceiptStated: (a, s) =>
    say(
      "{member} states a receipt of agreement {agreement} for service from {first} to {last}.",
      "{member}说明协议 {agreement} 的一笔收款，服务期 {first} 至 {last}。",
      {
        member: s.member(a.member),
        agreement: a.agreement,
        first: dayOf(a.receipt.first),
        last: dayOf(a.receipt.last),
      },
    ),
  Received: (a) =>
    say(
      "The treasury receives money of agreement {agreement} from {payer}.",
      "金库收到 {payer} 支付的协议 {agreement} 款项。",
      {
        agreement: a.agreement,
        payer: short(a.payer),
      },
    ),
  Transfer: (a) =>
    say("Tokens go from {from} to {to}.", "代币自 {from} 转至 {to}。", { from: short(a.from), to: short(a.to) }),
};

/** What a receipt came in for, where it is a licence or an asset. */
function sourceOf({ licence, asset }: Event<"ReceiptBooked">["args"], s: Speaker): Sentence {
  if (licence !== 0n) return say(" under {licence}", "（{licence}）", { licence: s.licence(licence) });
  return onlyIf(asset !== 0n, " for {asset}", "（{asset}）", { asset: s.asset(asset) });
}

/** Where income of an asset goes otherwise than the terms say: what its parents get first, and who stands for the agreement's owners. */
function wayOf({ route, agreement }: Event<"Booked">["args"], s: Speaker): Sentence {
  const { royaltyRate, from, to, isDirect } = routeIn(route);
  const [instead, stands] = [s.pool(poolId(agreement, from)), s.pool(poolId(agreement, to))];
  return say("{royalties}{rest}", "{royalties}{rest}", {
    royalties: onlyIf(
      royaltyRate !== 0n,
      "; {rate} goes first to the assets that its own derives from",
      "；先提取 {rate} 归来源知识产权",
      { rate: percent(royaltyRate, MILLION) },
    ),
    rest: isDirect
      ? say("; all the rest goes to {stands}", "；其余全部归{stands}", { stands })
      : onlyIf(from !== to, "; {stands} takes the place of {instead}", "；由{stands}代替{instead}", {
          stands,
          instead,
        }),
  });
}

/** An amount in the currency of a receipt. */
function ofReceipt(s: Speaker, key: string, amount: bigint): string {
  const receipt = s.books.receipts.get(key);
  return receipt === undefined ? String(amount) : s.money(receipt.currency, amount);
}
