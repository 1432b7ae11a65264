import { type Fault, type Finding, fault, inFileOrder, warning } from "../../agreement/faults.js";
import { type Payment, PaymentStatus } from "../../audit/books.js";
import type { Result } from "../../audit/check.js";
import type { Told } from "../../audit/events.js";
import { numberIn } from "../../audit/ids.js";
import type { Names } from "../../audit/report/names.js";
import { type Language, writerOf } from "../../audit/report/statementText.js";
import { digest } from "../../digest.js";
import type { Clock } from "../clock.js";
import type { Cell, Sheet } from "../sheet.js";
import { type BankAccount, readBankAccount, registeredAccounts } from "./bankAccount.js";
import { endToEndId } from "./endToEndId.js";
import type { Field, PayTemplate } from "./template.js";

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
  const { result, names, language } = source;
  const { books } = result;
  const all = books.runs.get(run)?.payments ?? [];
  const open = all.filter(({ status }) => status === PaymentStatus.Instructed);
  const { code, decimals } = writerOf(books, names, books.runs.get(run)?.currency ?? 0n);
  const findings: Finding[] = [];
  if (all.length === 0) findings.push(fault([], `There is no payment run ${run}.`, `没有第 ${run} 批付款。`));
  else if (open.length === 0)
    findings.push(fault([], `No payment of run ${run} waits for the bank.`, `第 ${run} 批没有待银行处理的付款。`));
  const rows: Cell[][] = [];
  let total = 0n;
  const read = accountsOf(source, run);
  for (const payment of open) {
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

type Verified = { payee: bigint; account: BankAccount | undefined; findings: Finding[] };

/** Looks up and verifies payees' accounts as they stood when the run was instructed. */
function accountsOf({ result: { history }, clock, names, accountText }: PaySource, run: bigint) {
  const place = history.findIndex((event) => event.name === "RunInstructed" && event.args.run === run);
  const time = (event: Told | undefined) => (event ? clock.timeOf(event.block) : 0);
  const then = registeredAccounts(history.slice(0, place), time(history[place]));
  const now = registeredAccounts(history, time(history.at(-1)));

  return ({ account, position }: Payment, template: PayTemplate): Verified => {
    const member = numberIn(account);
    const { payee, digest: registered } = then(member);
    const path = ["payments", Number(position)];
    const { en, zh } = names.member(payee);
    const refuse = (english: string, chinese: string): Verified => ({
      payee,
      account: undefined,
      findings: [fault(path, `${en}: ${english}`, `${zh}：${chinese}`)],
    });
    const text = accountText(payee);
    if (registered === undefined)
      return refuse("no bank account is registered. Ask it to register one.", "未登记银行账户，请其先行登记。");
    if (text === undefined)
      return refuse(
        "your directory has no bank account. Ask for its text and add it.",
        "您的名录中没有其银行账户，请索取并补入。",
      );
    if (digest(text) !== registered.toLowerCase())
      return refuse(
        "the account in your directory is not the registered one. Do not pay; ask for it on a channel you trust.",
        "名录中的账户与登记的摘要不符。请勿付款，应通过可信渠道核实。",
      );
    const read = readBankAccount(text);
    if (read === undefined)
      return refuse(
        'the account\'s text cannot be read. It must be "payee | bank | bank code | account", or the account alone.',
        "账户文本无法解读，应为“户名 | 开户行 | 行号 | 账号”，或仅写账号。",
      );
    const lacking = Object.values(template.columns).filter(
      (field) => (field === "bank" || field === "bankCode") && read[field] === undefined,
    );
    if (lacking.length > 0)
      return refuse(
        `the template asks for ${lacking.join(", ")}, which the account's text does not name.`,
        `模板需要 ${lacking.join("、")}，但账户文本未列明。`,
      );
    const today = now(member);
    const moved = today.payee !== payee || today.digest !== registered;
    const findings = moved
      ? [
          warning(
            path,
            `${en} has changed its account since. Ask it before you pay.`,
            `${zh}此后已变更账户，付款前请核实。`,
          ),
        ]
      : [];
    return { payee, account: read, findings };
  };
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
