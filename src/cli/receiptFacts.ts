import type { BankReceipt } from "../sdk/acts/types.js";
import type { TokenReceipt } from "../sdk/acts/treasury/bookTokens.js";
import * as k from "./kinds.js";
import { type Given, maybe, need } from "./parameters.js";
import type { Session } from "./session.js";

const NOTHING = `0x${"0".repeat(64)}`;

/** The version whose waterfall applies to money that came in. */
export const versionOfService = maybe(k.version, undefined, {
  en: "version that applies; by default the one of the last day",
  zh: "适用版本，默认为截止日所属版本",
});

const amounts = {
  gross: need(k.amount, { en: "gross amount", zh: "总额" }),
  tax: maybe(k.amount, "0", { en: "tax in it", zh: "其中税额" }),
  costs: maybe(k.amount, "0", { en: "documented direct costs", zh: "可扣除的直接成本" }),
};
const service = {
  first: need(k.day, { en: "first day of service, YYYY-MM-DD", zh: "服务起始日，YYYY-MM-DD" }),
  last: need(k.day, { en: "last day of service, YYYY-MM-DD", zh: "服务截止日，YYYY-MM-DD" }),
  payer: need(k.document, { en: "who paid: text:CODE", zh: "付款方：text:代码" }),
  invoice: need(k.document, { en: "the invoice", zh: "发票" }),
};
const contract = maybe(k.document, NOTHING, {
  en: "contract registration number: text:…",
  zh: "合同登记编号：text:…",
});

/** What is told of tokens or coin that came in. */
export const incomeFacts = { ...amounts, ...service, contract };

/** What is told of money at a bank. */
export const bankFacts = {
  ...amounts,
  valueDate: need(k.day, { en: "value date, YYYY-MM-DD", zh: "到账日期，YYYY-MM-DD" }),
  ...service,
  reference: need(k.document, { en: "the bank's reference: text:…", zh: "银行流水号：text:…" }),
  contract,
  conversion: maybe(k.document, NOTHING, {
    en: "original currency, amount and rate, if converted",
    zh: "原币、金额与汇率（如有折算）",
  }),
};

/** A bank receipt, as the chain takes it. */
export async function bankReceiptOf(
  session: Session,
  { gross, tax, costs, reference, contract: contractNo, ...rest }: Given<typeof bankFacts>,
  currency: string,
): Promise<BankReceipt> {
  return {
    gross: await session.find.minorUnits(gross, currency),
    tax: await session.find.minorUnits(tax, currency),
    directCosts: await session.find.minorUnits(costs, currency),
    bankReference: reference,
    contractNo,
    ...rest,
  };
}

/** A receipt of tokens, as the chain takes it. */
export async function tokenReceiptOf(
  session: Session,
  { gross, tax, costs, contract: contractNo, ...rest }: Given<typeof incomeFacts>,
  currency: string,
): Promise<TokenReceipt> {
  return {
    gross: await session.find.minorUnits(gross, currency),
    tax: await session.find.minorUnits(tax, currency),
    directCosts: await session.find.minorUnits(costs, currency),
    contractNo,
    ...rest,
  };
}

/** What is left of a receipt without tax and direct costs. */
export const netOf = ({ gross, tax, directCosts }: TokenReceipt): bigint => gross - tax - directCosts;
