import { type Fault, type Finding, fault, inFileOrder } from "../../agreement/faults.js";
import { type Payment, PaymentStatus } from "../../audit/books.js";
import type { Result } from "../../audit/check.js";
import type { Names } from "../../audit/report/names.js";
import type { Language } from "../../audit/report/statementText.js";
import { isoCurrencies } from "../../money.js";
import type { Clock } from "../clock.js";
import type { Cell, Sheet } from "../sheet.js";
import type { BankAccount } from "./bankAccount.js";
import { endToEndId } from "./endToEndId.js";
import type { Field, PayTemplate } from "./template.js";
import { verifiedAccounts } from "./verify.js";

/** What an export is made from. */
export interface PaySource {
  result: Result;
  names: Names;
  clock: Clock;
  language: Language;
  chainId: bigint;
  /** The address of the BankSettlement contract. */
  bank: string;
  /** The text of a member's bank account, from the caller's own directory; its SHA-256 must be the registered digest. */
  accountText: (member: bigint) => string | undefined;
  /** What the payees read as the purpose. */
  purpose: string;
}

/** A payment run for a bank. `sheet` has the payments without a fault only. */
export interface PayExport {
  sheet: Sheet;
  /** Of the sheet's payments, in minor units. */
  total: bigint;
  currency: { code: string; decimals: number };
  count: number;
  /** Payments that are not for the bank: kept by the holder, or answered already. */
  passedOver: number;
  faults: Fault[];
}

/**
 * A payment run in a bank's template: every payment that was instructed and not yet answered. A payment whose account text is missing,
 * differs from the registered digest or lacks what the template asks for is left out, and a fault says so.
 */
export function payExport(run: bigint, template: PayTemplate, source: PaySource): PayExport {
  const { result, language } = source;
  const { books } = result;
  const all = books.runs.get(run)?.payments ?? [];
  const open = all.filter(({ status }) => status === PaymentStatus.Instructed);
  const { code, decimals } = currencyOf(books.runs.get(run)?.currency ?? 0n);
  const findings = runFindings(run, all, open, code);
  const rows: Cell[][] = [];
  let total = 0n;
  const read = verifiedAccounts(source, run);
  for (const payment of code === "" ? [] : open) {
    const found = read(payment, template);
    findings.push(...found.findings);
    if (found.account === undefined) continue;
    const serial = String(rows.length + 1);
    const cells = { serial, ...cellsOf(payment, found.account, found.payee, { code, decimals }, source) };
    rows.push(Object.values(template.columns).map((field) => (typeof field === "string" ? cells[field] : field.text)));
    total += payment.amount;
  }
  const sheet = {
    name: { en: `Run ${run}`, zh: `第 ${run} 批` }[language],
    titles: Object.keys(template.columns),
    rows,
  };
  const counts = { count: rows.length, passedOver: all.length - open.length };
  const faults = inFileOrder({ payments: all }, findings);
  return { sheet, total, currency: { code, decimals }, ...counts, faults };
}

/** What is wrong with the run as a whole. */
function runFindings(run: bigint, all: Payment[], open: Payment[], code: string): Finding[] {
  if (all.length === 0) return [fault([], `There is no payment run ${run}.`, `没有第 ${run} 批付款。`)];
  if (open.length === 0)
    return [fault([], `No payment of run ${run} waits for the bank.`, `第 ${run} 批没有待银行处理的付款。`)];
  if (code !== "") return [];
  const en = `The currency of run ${run} is not known here. Nothing was exported.`;
  return [fault([], en, `第 ${run} 批的币种无法识别，未作导出。`)];
}

/** Banks go by ISO 4217, whatever the reader calls a currency: a wrong number of decimals would be a wrong amount. */
function currencyOf(number: bigint): PayExport["currency"] {
  const found = Object.entries(isoCurrencies).find(([, iso]) => BigInt(iso!.number) === number);
  return { code: found?.[0] ?? "", decimals: found?.[1]!.decimals ?? 0 };
}

function cellsOf(
  { run, position, amount }: Payment,
  { account, payee: name, bank: bankName, bankCode }: BankAccount,
  payee: bigint,
  { code, decimals }: PayExport["currency"],
  { names, language, chainId, bank, purpose }: PaySource,
): Record<Exclude<Field, "serial">, Cell> {
  return {
    payee: name ?? names.member(payee)[language],
    account,
    bank: bankName ?? "",
    bankCode: bankCode ?? "",
    amount: { amount, decimals },
    currency: code,
    purpose,
    endToEndId: endToEndId(chainId, bank, run, position),
    run: String(run),
    position: String(position),
    member: String(payee),
  };
}
