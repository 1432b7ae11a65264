import * as acts from "../../sdk/acts/index.js";
import { type Command, actCommand } from "../command.js";
import * as k from "../kinds.js";
import { maybe, need } from "../parameters.js";
import { approveTokens } from "../payees.js";
import { bankFacts, bankReceiptOf, incomeFacts, netOf, tokenReceiptOf, versionOfService } from "../receiptFacts.js";
import type { Session } from "../session.js";

const currency = need(k.currency);
const licence = need(k.licence);
const facts =
  "--currency CNY --gross 36000.00 --value-date 2026-07-20 --first 2026-04-01 --last 2026-06-30 --payer text:ACME --invoice invoice.pdf --reference text:20260720-0003";
const confirmIt = {
  en: "Booked; another party confirms it with: jointly receipt confirm {key} --member NAME",
  zh: "已登记；由另一方复核：jointly receipt confirm {key} --member 名称",
};
const shared = {
  en: "Paid in and shared; it counts as paid under licence {licence}.",
  zh: "已存入并分配，计入许可 {licence} 的已付款。",
};
const royalties = {
  child: need(k.asset, { en: "the asset that owes them", zh: "应付提成的知识产权" }),
  parent: need(k.asset, { en: "the asset it derives from", zh: "来源知识产权" }),
  currency,
  version: maybe(k.version, undefined, {
    en: "version of the parent's agreement; by default today's",
    zh: "来源知识产权所属协议的版本，默认为当日版本",
  }),
};
const forwarded = {
  en: "{amount} of royalties went from asset {child} to asset {parent}.",
  zh: "提成 {amount} 已由知识产权 {child} 转至知识产权 {parent}。",
};

/** The version that applies on a day to income from an asset: its agreement's, 0 where it has none. */
async function versionFor(session: Session, asset: bigint, day: number): Promise<number> {
  const { property } = await session.ledger();
  const { agreement } = await property.factsOf(asset);
  return agreement === 0n ? 0 : session.find.versionOn(agreement, day);
}

/** The same, of a licence's asset. */
async function versionUnder(session: Session, number: bigint, day: number): Promise<number> {
  const { licences } = await session.ledger();
  const { asset } = await licences.licenceOf(number);
  return versionFor(session, asset, day);
}

async function amountTold(told: Record<string, unknown>, { find }: Session): Promise<Record<string, string>> {
  return { amount: await find.amount(told["currency"] as string, told["amount"] as bigint) };
}

/** Money at a bank that came in under a licence, or from an asset; and royalties that stay in one account. */
export const licenceReceipts: readonly Command[] = [
  actCommand({
    verb: "book-licence",
    about: { en: "book what came in under a licence (the holder's treasurer)", zh: "登记许可费收款（收款单位财务）" },
    example: `receipt book-licence --licence 1 ${facts}`,
    act: acts.bookLicenceReceipt,
    parameters: { licence, currency, version: versionOfService, ...bankFacts },
    args: async ({ licence: number, currency: money, version, ...rest }, session) => ({
      licence: number,
      currency: money,
      version: version ?? (await versionUnder(session, number, rest.last)),
      receipt: await bankReceiptOf(session, rest, money),
    }),
    done: confirmIt,
  }),
  actCommand({
    verb: "book-asset",
    about: {
      en: "book what came in from an asset without a licence here: another agreement's royalties, damages",
      zh: "登记知识产权的其他收款：其他协议的提成、赔偿等",
    },
    example: `receipt book-asset --asset 1 ${facts}`,
    act: acts.bookAssetReceipt,
    parameters: { asset: need(k.asset), currency, version: versionOfService, ...bankFacts },
    args: async ({ asset, currency: money, version, ...rest }, session) => ({
      asset,
      currency: money,
      version: version ?? (await versionFor(session, asset, rest.last)),
      receipt: await bankReceiptOf(session, rest, money),
    }),
    done: confirmIt,
  }),
  actCommand({
    verb: "forward",
    about: {
      en: "pass royalties on to the asset they are owed to, in the books of one account (anybody)",
      zh: "将提成转给来源知识产权（同一账户内账面划转，任何人）",
    },
    example: "receipt forward --child 2 --parent 1 --currency CNY",
    act: acts.forwardBank,
    parameters: royalties,
    args: async ({ version, ...rest }, session) => ({
      ...rest,
      version: version ?? (await versionFor(session, rest.parent, await session.today())),
    }),
    done: forwarded,
    words: amountTold,
  }),
];

/** Tokens and coin that come in under a licence; and royalties that stay in the treasury. */
export const licencePayments: readonly Command[] = [
  actCommand({
    verb: "pay-licence",
    about: { en: "pay a fee under a licence in tokens or coin (anybody)", zh: "以代币或原生币支付许可费（任何人）" },
    example: "treasury pay-licence --licence 1 --currency native --amount 2.5 --source text:ACME",
    act: acts.payLicence,
    parameters: {
      licence,
      currency,
      amount: need(k.amount),
      source: need(k.document, { en: "who pays for what: text:…", zh: "付款事由：text:…" }),
      version: maybe(k.version, undefined, {
        en: "version that applies; by default today's",
        zh: "适用版本，默认为当日版本",
      }),
    },
    args: async ({ licence: number, currency: money, amount, source, version }, session) => {
      const sum = await session.find.minorUnits(amount, money);
      await approveTokens(session, money, sum);
      const applied = version ?? (await versionUnder(session, number, await session.today()));
      return { licence: number, version: applied, currency: money, amount: sum, source };
    },
    done: shared,
  }),
  actCommand({
    verb: "book-licence",
    about: {
      en: "pay a licence fee in and state the facts of the receipt (a party's treasurer)",
      zh: "存入许可费并说明收款事实（缔约方财务）",
    },
    example:
      "treasury book-licence --licence 1 --currency native --member 2 --gross 2.5 --first 2026-04-01 --last 2026-06-30 --payer text:ACME --invoice invoice.pdf",
    act: acts.bookLicence,
    parameters: { licence, currency, member: need(k.member), version: versionOfService, ...incomeFacts },
    args: async ({ licence: number, currency: money, member, version, ...rest }, session) => {
      const receipt = await tokenReceiptOf(session, rest, money);
      await approveTokens(session, money, netOf(receipt));
      return {
        licence: number,
        version: version ?? (await versionUnder(session, number, rest.last)),
        currency: money,
        amount: netOf(receipt),
        member,
        receipt,
      };
    },
    done: shared,
  }),
  actCommand({
    verb: "forward",
    about: {
      en: "pass royalties in the treasury on to the asset they are owed to (anybody)",
      zh: "将金库中的提成转给来源知识产权（任何人）",
    },
    example: "treasury forward --child 2 --parent 1 --currency native",
    act: acts.forwardTokens,
    parameters: royalties,
    args: async ({ version, ...rest }, session) => ({
      ...rest,
      version: version ?? (await versionFor(session, rest.parent, await session.today())),
    }),
    done: forwarded,
    words: amountTold,
  }),
];
