import { type Fault, type Finding, fault, inFileOrder } from "../../agreement/faults.js";

/** What a column of a bank's template can hold. */
export const fields = [
  "serial", // the row's number, from 1
  "payee", // name of the account's owner
  "account",
  "bank",
  "bankCode", // BIC, or CNAPS number (联行号)
  "amount",
  "currency",
  "purpose",
  "endToEndId",
  "run",
  "position",
  "member", // the payee's number
] as const;

export type Field = (typeof fields)[number];

/** A bank's template: the titles of its columns, in their order, each with a field or a fixed text. */
export interface PayTemplate {
  columns: Record<string, Field | { text: string }>;
}

/** Ready templates. Banks differ: copy one and change its titles to your bank's. */
export const templates = {
  "cn-batch": {
    columns: {
      序号: "serial",
      收款账号: "account",
      收款户名: "payee",
      收款银行: "bank",
      收款行联行号: "bankCode",
      金额: "amount",
      币种: "currency",
      用途: "purpose",
      业务参考号: "endToEndId",
    },
  },
  sepa: {
    columns: {
      "Creditor Name": "payee",
      "Creditor IBAN": "account",
      "Creditor BIC": "bankCode",
      Amount: "amount",
      Currency: "currency",
      "Remittance Information": "purpose",
      "End-to-End ID": "endToEndId",
    },
  },
} satisfies Record<string, PayTemplate>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads a template that a person wrote, as JSON. All that is wrong with it is told at once; a template is there when nothing is. */
export function readTemplate(json: unknown): { template?: PayTemplate; faults: Fault[] } {
  const columns = isRecord(json) ? json["columns"] : undefined;
  if (!isRecord(columns) || Object.keys(columns).length === 0) {
    const none = fault(
      ["columns"],
      'A template is {"columns": {"title of the column": "field", …}}. Write at least one.',
      '模板格式为 {"columns": {"列标题": "字段", …}}，请至少写一列。',
    );
    return { faults: inFileOrder(json, [none]) };
  }
  const findings = Object.entries(columns).flatMap(([title, value]) => columnFindings(title, value));
  for (const needed of ["account", "amount"]) {
    if (!Object.values(columns).includes(needed))
      findings.push(
        fault(
          ["columns"],
          `No column has the field "${needed}". A bank needs it.`,
          `没有任何列使用字段 “${needed}”，银行需要该项。`,
        ),
      );
  }
  const faults = inFileOrder(json, findings);
  return faults.length > 0 ? { faults } : { template: { columns: columns as PayTemplate["columns"] }, faults };
}

function columnFindings(title: string, value: unknown): Finding[] {
  const found: Finding[] = [];
  // JSON readers move such names to the front.
  if (/^\d+$/.test(title))
    found.push(
      fault(
        ["columns", title],
        "A title of digits alone would change its place. Add a word to it.",
        "纯数字标题会改变列的次序，请加上文字。",
      ),
    );
  const isText = isRecord(value) && typeof value["text"] === "string" && Object.keys(value).length === 1;
  if (!isText && !(fields as readonly unknown[]).includes(value)) {
    const list = fields.join(", ");
    found.push(
      fault(
        ["columns", title],
        `${JSON.stringify(value)} is no field. Choose one of ${list}; or write {"text": "…"} for a fixed text.`,
        `${JSON.stringify(value)} 不是字段，请选 ${list} 之一，或以 {"text": "…"} 写固定文本。`,
      ),
    );
  }
  return found;
}
