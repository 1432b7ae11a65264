import * as acts from "../../sdk/acts/index.js";
import { type Command, actCommand } from "../command.js";
import * as k from "../kinds.js";
import { maybe, need, several } from "../parameters.js";
import { approveTokens, poolsOwing } from "../payees.js";
import { incomeFacts, netOf, tokenReceiptOf } from "../receiptFacts.js";
import type { Session } from "../session.js";
import { licencePayments } from "./licenceIncome.js";

const agreement = need(k.agreement);
const currency = need(k.currency);
const payee = need(k.account);
const version = maybe(k.version, undefined, {
  en: "version that applies; by default today's",
  zh: "适用版本，默认为当日版本",
});
const pool = several(k.pool);

/** What is collected of an account: from the pools named, or from all that owe it something. */
async function collection(
  { payee: account, currency: money, pool: pools }: { payee: bigint; currency: string; pool: bigint[] },
  session: Session,
) {
  return { account, currency: money, pools: pools.length > 0 ? pools : await poolsOwing(session, account, money) };
}

/** Tokens and the chain's coin. */
export const treasuryCommands: readonly Command[] = [
  actCommand({
    verb: "pay",
    about: { en: "pay tokens or coin into an agreement (anybody)", zh: "向协议存入代币或原生币（任何人）" },
    example: "treasury pay --agreement 1 --currency native --amount 2.5 --source text:ACME",
    act: acts.pay,
    parameters: {
      agreement,
      currency,
      amount: need(k.amount),
      source: need(k.document, { en: "who pays for what: text:…", zh: "付款事由：text:…" }),
      version,
    },
    args: async ({ agreement: number, currency: money, amount, source, version: applied }, session) => {
      const sum = await session.find.minorUnits(amount, money);
      await approveTokens(session, money, sum);
      return {
        agreement: number,
        version: applied ?? (await session.find.versionOn(number, await session.today())),
        currency: money,
        amount: sum,
        source,
      };
    },
    done: { en: "Paid in and shared.", zh: "已存入并分配。" },
  }),
  actCommand({
    verb: "book",
    about: {
      en: "pay tokens or coin in and state the facts of the receipt (a party's treasurer)",
      zh: "存入代币并说明收款事实（缔约方财务）",
    },
    example:
      "treasury book --agreement 1 --currency native --member 2 --gross 2.5 --first 2026-04-01 --last 2026-06-30 --payer text:ACME --invoice invoice.pdf",
    act: acts.bookTokens,
    parameters: {
      agreement,
      currency,
      member: need(k.member),
      ...incomeFacts,
      version,
    },
    args: async ({ agreement: number, currency: money, member, version: applied, ...rest }, session) => {
      const receipt = await tokenReceiptOf(session, rest, money);
      await approveTokens(session, money, netOf(receipt));
      return {
        agreement: number,
        version: applied ?? (await session.find.versionOn(number, rest.last)),
        currency: money,
        amount: netOf(receipt),
        member,
        receipt,
      };
    },
    done: { en: "Paid in and shared.", zh: "已存入并分配。" },
  }),
  ...licencePayments,
  actCommand({
    verb: "claim",
    about: {
      en: "pay an account what the treasury owes it, to its registered address (anybody)",
      zh: "领取：付至登记地址（任何人）",
    },
    example: "treasury claim --payee river-college --currency native",
    act: acts.claim,
    parameters: { payee, currency, pool },
    args: collection,
    done: { en: "Paid.", zh: "已付。" },
  }),
  actCommand({
    verb: "learn",
    about: {
      en: "let the treasury remember where a member is paid (anybody)",
      zh: "让金库记住成员收款地址（任何人）",
    },
    example: "treasury learn --member river-college",
    act: acts.learnPayout,
    parameters: { member: need(k.member) },
    args: (given) => given,
    done: { en: "Remembered: {payout}.", zh: "已记住：{payout}。" },
  }),
  actCommand({
    verb: "withhold",
    about: {
      en: "collect for an order from outside what the treasury owes an account (anybody)",
      zh: "按外部指令归集金库应付款（任何人）",
    },
    example: "treasury withhold --payee river-college --currency native",
    act: acts.withholdTokens,
    parameters: { payee, currency, pool },
    args: collection,
    done: { en: "Collected for the order.", zh: "已归集。" },
  }),
];
