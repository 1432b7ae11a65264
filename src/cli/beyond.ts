import path from "node:path";
import type { Audit } from "../audit/audit.js";
import { moduleSetAt, readCheckpoint } from "../audit/checkpoint/checkpoint.js";
import { CHECKPOINT, checkpointTitle, hashAt, judgeExtension } from "../audit/checkpoint/extension.js";
import type { Finding } from "../audit/findings.js";
import { readCamt053 } from "../omissions/bank/camt.js";
import { type BankField, bankFields, readBankCsv } from "../omissions/bank/csv.js";
import type { BankStatement } from "../omissions/bank/line.js";
import { readInvoices } from "../omissions/invoices.js";
import { askedOf, usualPatience } from "../omissions/omission.js";
import { type Omissions, findOmissions } from "../omissions/omissions.js";
import { omissionsCsv, omissionsJson, omissionsText } from "../omissions/write.js";
import { accountTexts } from "./accountTexts.js";
import { jsonOf, textOf, writeWhole } from "./documents.js";
import { readEvidence } from "./evidenceFolder.js";
import { CliError, Exit, usage } from "./exits.js";
import * as k from "./kinds.js";
import { type Given, maybe } from "./parameters.js";
import { clockOf } from "./reader.js";
import type { Session } from "./session.js";

const days = k.small("days", "number of days", "天数", 36_500);
const period = k.choice(
  { en: "calendar period that receipts must be booked in: month, quarter, year", zh: "收款须在同一期登记：月、季、年" },
  { month: "month", quarter: "quarter", year: "year" } as const,
);

/** What an audit may be given to look beyond the replay. Any of it starts the search. */
export const beyondParameters = {
  bank: maybe(k.file, undefined, { en: "bank statement: CSV or camt.053", zh: "银行流水：CSV 或 camt.053" }),
  bankColumns: maybe(k.file, undefined, {
    en: 'JSON that maps the CSV\'s titles: {"columns": {"title": "field"}}',
    zh: 'CSV 列标题映射（JSON）：{"columns": {"标题": "字段"}}',
  }),
  bankCurrency: maybe(k.words, undefined, {
    en: "currency of a CSV without such a column, such as CNY",
    zh: "无币种列的 CSV 所用币种，如 CNY",
  }),
  holder: maybe(k.member, undefined, {
    en: "whose account the statement is of, where several members hold money",
    zh: "流水所属收款单位（多家收款时）",
  }),
  accounts: maybe(k.file, undefined, {
    en: "folder with payees' bank accounts as text, NUMBER.txt",
    zh: "收款账户文件夹，每成员一个 编号.txt",
  }),
  invoices: maybe(k.file, undefined, { en: "list of invoices (CSV)", zh: "发票清单（CSV）" }),
  evidence: maybe(k.file, undefined, { en: "folder of evidence files", zh: "证据文件夹" }),
  checkpoint: maybe(k.file, undefined, {
    en: "earlier checkpoint that this history must go on from",
    zh: "此前的检查点，历史须与之承接",
  }),
  period: maybe(period, undefined),
  answerDays: maybe(days, undefined, {
    en: "patience for banks and second pairs of eyes, in days (30)",
    zh: "银行答复与复核的期限天数（30）",
  }),
  closeDays: maybe(days, undefined, {
    en: "patience for the close of a period, in days (180)",
    zh: "期末结算的期限天数（180）",
  }),
  claimDays: maybe(days, undefined, {
    en: "patience for what is owed to be collected, in days (365)",
    zh: "应付款领取的期限天数（365）",
  }),
};

/** What was found beyond the replay. */
export interface Beyond {
  omissions?: Omissions;
  /** Of the checkpoint that was given. */
  broken?: Finding[];
  lines: string[];
  json: { omissions?: unknown; checkpoint?: unknown };
}

type Papers = Given<typeof beyondParameters>;

/** Was anything given to look beyond the replay with? Then the history is asked for once more. */
export const isBeyond = (papers: Papers): boolean => Object.values(papers).some((one) => one !== undefined);

/** Looks beyond the replay, as far as papers were given. */
export async function beyond(audit: Audit, papers: Papers, session: Session): Promise<Beyond> {
  const { checkpoint, ...others } = papers;
  const lines: string[] = [];
  const found: Beyond = { lines, json: {} };
  if (Object.values(others).some((one) => one !== undefined)) {
    found.omissions = findOmissions({ ...(await askedBy(audit, others)), ...(await papersIn(others)) });
    lines.push("", ...omissionsText(found.omissions, session.out.lang));
    found.json.omissions = JSON.parse(omissionsJson(found.omissions));
  }
  if (checkpoint !== undefined) {
    found.broken = await broken(audit, checkpoint, session);
    lines.push("", ...checkpointText(found.broken, session));
    found.json.checkpoint = { file: checkpoint, findings: found.broken };
  }
  return found;
}

async function askedBy(audit: Audit, given: Omit<Papers, "checkpoint">) {
  const { answerDays, closeDays, claimDays, period: asked, accounts } = given;
  const patience = {
    answer: answerDays ?? usualPatience.answer,
    close: closeDays ?? usualPatience.close,
    claim: claimDays ?? usualPatience.claim,
    period: asked ?? usualPatience.period,
  };
  const clock = clockOf({ evidence: audit, blockTime: audit.chain.blockTime });
  const base = await askedOf(audit, { clock, patience });
  return accounts === undefined ? base : { ...base, accountText: accountTexts(accounts) };
}

async function papersIn(given: Omit<Papers, "checkpoint">) {
  const { bank, bankColumns, bankCurrency, holder, invoices, evidence } = given;
  return {
    ...(holder === undefined ? {} : { holder: BigInt(holder) }),
    ...(bank === undefined ? {} : { statement: await statementIn(bank, bankColumns, bankCurrency) }),
    ...(invoices === undefined ? {} : { invoices: readInvoices(invoices, await textOf(invoices)) }),
    ...(evidence === undefined ? {} : { evidence: await readEvidence(evidence) }),
  };
}

async function statementIn(file: string, columns?: string, currency?: string): Promise<BankStatement> {
  const text = await textOf(file);
  if (/^\uFEFF?\s*</.test(text)) return readCamt053(file, text);
  return readBankCsv(file, text, { currency, ...(columns === undefined ? {} : { mapping: await mappingIn(columns) }) });
}

async function mappingIn(file: string): Promise<Record<string, BankField>> {
  const { columns } = Object(await jsonOf(file)) as { columns?: Record<string, unknown> | null };
  const known: readonly unknown[] = bankFields;
  if (typeof columns === "object" && columns !== null && Object.values(columns).every((field) => known.includes(field)))
    return columns as Record<string, BankField>;
  const list = bankFields.join(", ");
  throw usage(
    `${file} must say {"columns": {"title": "field", …}} with the fields ${list}.`,
    `${file} 应为 {"columns": {"标题": "字段", …}}，字段为 ${list}。`,
  );
}

async function broken(audit: Audit, file: string, session: Session): Promise<Finding[]> {
  const checkpoint = readCheckpoint(await jsonOf(file));
  if (checkpoint === undefined) {
    throw usage(`${file} is no checkpoint. Make one with: jointly audit checkpoint`, `${file} 不是检查点文件。`);
  }
  const { addresses } = await session.network();
  const provider = await session.provider();
  const [hash, moduleSet] = await Promise.all([
    hashAt(provider, Number(checkpoint.block)),
    moduleSetAt(provider, addresses.set, audit.chain.to),
  ]);
  return judgeExtension(checkpoint, await audit.history(), { hash, moduleSet });
}

function checkpointText(findings: readonly Finding[], { out }: Session): string[] {
  const verdict = findings.length === 0 ? { en: "ok", zh: "通过" } : { en: "NO", zh: "不承接" };
  return [
    `${out.pick(checkpointTitle)}: ${out.pick(verdict)}`,
    ...findings.flatMap(({ text, expected, found }) => [
      `  [${CHECKPOINT}] ${out.pick(text)}`,
      `      ${out.pick({ en: `expected ${expected}; found ${found}`, zh: `应为 ${expected}；实为 ${found}` })}`,
    ]),
  ];
}

/** Writes `omissions.json` and `omissions.csv` beside the audit's own files. */
export async function keepBeyond({ omissions }: Beyond, folder: string): Promise<void> {
  if (omissions === undefined) return;
  await writeWhole(path.join(folder, "omissions.json"), omissionsJson(omissions));
  await writeWhole(path.join(folder, "omissions.csv"), omissionsCsv(omissions));
}

/** An omission that is an error, or a broken checkpoint, is never exit code 0; a warning is only told. */
export function requireNothingLeftOut({ omissions, broken: findings = [] }: Beyond): void {
  const errors = omissions?.findings.filter(({ severity }) => severity === "error").length ?? 0;
  if (findings.length > 0) {
    throw new CliError(Exit.mismatch, {
      en: "The history does not go on from the checkpoint.",
      zh: "历史未能承接检查点。",
    });
  }
  if (errors === 0) return;
  throw new CliError(Exit.mismatch, {
    en: `The replay is sound; ${errors} thing(s) seem to be left out.`,
    zh: `重演无误；另有 ${errors} 处疑似遗漏。`,
  });
}
