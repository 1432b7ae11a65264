import Papa from "papaparse";
import type { CsvFault } from "./faults.js";

/** A CSV file as it was read: bytes, so that its encoding can be checked, or text. */
export type CsvSource = Uint8Array | string;

/** One row under the header. */
export interface CsvRow<Column extends string = string> {
  /** As a spreadsheet counts: the header is row 1. */
  row: number;
  cells: Record<Column, string>;
}

/**
 * Reads a table with a header. Columns may stand in any order and others may stand between them. Never throws.
 * @param table how the reader knows the file.
 * @param columns the columns that are needed.
 * @returns the whole rows, and everything that is wrong with the file's form.
 */
export function readTable<Column extends string>(
  source: CsvSource,
  table: string,
  columns: readonly Column[],
): { rows: CsvRow<Column>[]; faults: CsvFault[] } {
  const { text, faults } = textOf(source, table);
  if (text === undefined) return { rows: [], faults };
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: "" });
  const fault = (row: number, column: string, en: string, zh: string) =>
    faults.push({ table, row, column, text: { en, zh } });
  for (const { type, row } of errors) {
    if (type !== "Quotes") continue;
    fault((row ?? 0) + 1, "", "A quotation mark is not closed. Close it.", "引号未闭合，请补上。");
  }
  const [header = [], ...body] = data.map((cells) => cells.map((cell) => cell.trim()));
  const missing = columns.filter((column) => !header.includes(column));
  const found = header.filter((name) => name !== "").join(", ");
  for (const column of missing) {
    fault(
      1,
      column,
      `The column is missing. The header has: ${found === "" ? "nothing" : found}. Add the column, or give it this name.`,
      `缺少此列。表头现有：${found === "" ? "（空）" : found}。请补上此列或改为此列名。`,
    );
  }
  for (const column of columns.filter((name) => header.indexOf(name) !== header.lastIndexOf(name))) {
    fault(1, column, "The column stands there twice. Keep one.", "此列重复出现，请只保留一列。");
  }
  if (faults.length > 0) return { rows: [], faults };
  const rows: CsvRow<Column>[] = [];
  for (const [i, cells] of body.entries()) {
    const row = i + 2;
    if (cells.every((cell) => cell === "")) continue;
    if (cells.length === header.length) rows.push({ row, cells: pick(header, cells, columns) });
    else {
      fault(
        row,
        "",
        `The row has ${cells.length} cells and the header ${header.length}. A comma within a text needs quotation marks around the text.`,
        `该行有 ${cells.length} 格，表头有 ${header.length} 列；文字中含逗号时须用引号括起。`,
      );
    }
  }
  return { rows, faults };
}

function pick<Column extends string>(header: string[], cells: string[], columns: readonly Column[]) {
  return Object.fromEntries(columns.map((name) => [name, cells[header.indexOf(name)]!])) as Record<Column, string>;
}

const NEWLINE = 0x0a;
const utf8 = () => new TextDecoder("utf-8", { fatal: true });

/** The file's text; none where bytes are not UTF-8, with every row that has such bytes. */
function textOf(source: CsvSource, table: string): { text: string | undefined; faults: CsvFault[] } {
  if (typeof source === "string") return { text: source, faults: [] };
  try {
    return { text: utf8().decode(source), faults: [] };
  } catch {
    const faults = linesOf(source).flatMap((line, i) => (isUtf8(line) ? [] : [wrongBytes(table, i + 1)]));
    return { text: undefined, faults };
  }
}

function wrongBytes(table: string, row: number): CsvFault {
  const text = {
    en: "The row is not UTF-8; it may be GBK or another old encoding. Save the file as UTF-8 (in Excel: CSV UTF-8).",
    zh: "该行不是 UTF-8 编码，可能是 GBK 等编码；请另存为 UTF-8（Excel 中选“CSV UTF-8”）。",
  };
  return { table, row, column: "", text };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    utf8().decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return [...lines, bytes.subarray(start)];
}
