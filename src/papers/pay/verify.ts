import { type Finding, fault, warning } from "../../agreement/faults.js";
import type { Payment } from "../../audit/books.js";
import type { Told } from "../../audit/events.js";
import { numberIn } from "../../audit/ids.js";
import { digest } from "../../digest.js";
import { type BankAccount, readBankAccount, registeredAccounts } from "./bankAccount.js";
import type { PaySource } from "./export.js";
import type { PayTemplate } from "./template.js";

/** A payee and its account; without the account the payment must not be made, and a finding says why. */
type Verified = { payee: bigint; account: BankAccount | undefined; findings: Finding[] };

/** Looks up and verifies payees' accounts as they stood when the run was instructed. */
export function verifiedAccounts(
  { result: { history }, clock, names, accountText }: Pick<PaySource, "result" | "clock" | "names" | "accountText">,
  run: bigint,
) {
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
