import { faultLines } from "../../agreement/faults.js";
import { payExport } from "../../papers/pay/export.js";
import { type PayTemplate, readTemplate, templates } from "../../papers/pay/template.js";
import { sheetCsv, sheetXlsx } from "../../papers/sheet.js";
import { formatAmount } from "../../money.js";
import { accountTexts } from "../accountTexts.js";
import { command } from "../command.js";
import { jsonOf, writeWhole } from "../documents.js";
import { CliError, Exit } from "../exits.js";
import * as k from "../kinds.js";
import { argument, maybe, need } from "../parameters.js";
import { clockOf, reportNames } from "../reader.js";

async function templateOf(name: string): Promise<PayTemplate> {
  if (Object.hasOwn(templates, name)) return templates[name as keyof typeof templates];
  const { template, faults } = readTemplate(await jsonOf(name));
  if (template !== undefined) return template;
  throw new CliError(Exit.usage, {
    en: faultLines(name, faults, "en").join("\n"),
    zh: faultLines(name, faults, "zh").join("\n"),
  });
}

/** A payment run as a file for the bank. */
export const exportRun = command({
  verb: "export",
  about: { en: "a payment run as a file for the bank", zh: "将付款批次导出为银行文件" },
  example: "payment export 1 --accounts accounts --template cn-batch --out run-1.xlsx",
  parameters: {
    run: argument(k.run),
    accounts: need(k.file, {
      en: "folder with each payee's bank account as text, NUMBER.txt",
      zh: "收款账户文件夹，每成员一个 编号.txt",
    }),
    template: maybe(k.words, "cn-batch", {
      en: `columns: ${Object.keys(templates).join(", ")}, or a JSON file`,
      zh: `列模板：${Object.keys(templates).join("、")} 或 JSON 文件`,
    }),
    purpose: maybe(k.words, "", { en: "purpose that the payees read", zh: "用途" }),
    out: need(k.file, { en: "file to write, .xlsx or .csv", zh: "输出文件（.xlsx 或 .csv）" }),
  },
  run: async ({ run, accounts, template, purpose, out }, session) => {
    const { chainId, addresses } = await session.network();
    const { lang } = session.out;
    const made = payExport(run, await templateOf(template), {
      result: await session.history(),
      names: await reportNames(session),
      clock: clockOf(await session.loaded()),
      language: lang,
      chainId: BigInt(chainId),
      bank: addresses.bank,
      accountText: accountTexts(accounts),
      purpose,
    });
    const { sheet, total, currency, count, passedOver, faults } = made;
    if (count > 0) await writeWhole(out, out.endsWith(".csv") ? sheetCsv(sheet) : await sheetXlsx(sheet));
    const sum = `${currency.code} ${formatAmount(total, currency.decimals)}`;
    session.out.data({ file: count > 0 ? out : null, payments: count, total, passedOver, faults }, () => [
      session.out.pick({ en: `${count} payment(s), ${sum} → ${out}`, zh: `${count} 笔，${sum} → ${out}` }),
    ]);
    if (faults.length === 0) return;
    throw new CliError(Exit.mismatch, {
      en: faultLines(out, faults, "en").join("\n"),
      zh: faultLines(out, faults, "zh").join("\n"),
    });
  },
});
