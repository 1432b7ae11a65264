import Papa from "papaparse";
import { unzipSync, zipSync } from "fflate";
import stringWidth from "string-width";
import writeExcel from "write-excel-file/universal";
import { decimal } from "../audit/report/amounts.js";

/** Text, or an amount in minor units with its currency's decimals. */
export type Cell = string | { amount: bigint; decimals: number };

/** A table with titles, to be written as CSV or XLSX. */
export interface Sheet {
  /** At most 31 characters, none of []:*?/\ */
  name: string;
  titles: readonly string[];
  rows: readonly (readonly Cell[])[];
}

const BOM = "\uFEFF";
/** A spreadsheet would run such text as a formula; some read full-width signs too. Plain numbers, negative ones too, it may read. */
const FORMULA = /^(?![-+]?\d+(\.\d+)?$)[=+\-@＝＋－＠\t\r]/;
/** The most digits that a spreadsheet's numbers keep. */
const EXACT_DIGITS = 15;
const [NARROWEST, WIDEST, MARGIN] = [8, 60, 2];

const textOf = (cell: Cell): string => (typeof cell === "string" ? cell : decimal(cell.amount, cell.decimals));

/**
 * The table as CSV: UTF-8 with the mark that Excel needs, amounts as plain decimals. Text that a spreadsheet would run as a formula gets an
 * apostrophe in front.
 */
export function sheetCsv({ titles, rows }: Sheet): string {
  const data = rows.map((row) => row.map(textOf));
  return BOM + Papa.unparse({ fields: [...titles], data }, { escapeFormulae: FORMULA, newline: "\r\n" }) + "\r\n";
}

/**
 * Tables as the bytes of an XLSX file, a sheet each. Amounts are numbers where a spreadsheet keeps all their digits, else text. The same
 * tables give the same bytes.
 */
export async function sheetXlsx(...sheets: readonly Sheet[]): Promise<Uint8Array> {
  const blob = await writeExcel(sheets.map(excelSheet)).toBlob();
  return undated(new Uint8Array(await blob.arrayBuffer()));
}

/** An archive whose files are of no date: it would be the day on which it was written. */
function undated(archive: Uint8Array): Uint8Array {
  const beginning = new Date(1980, 0, 1); // the first day that a ZIP knows, whatever the time zone
  return zipSync(unzipSync(archive), { mtime: beginning });
}

function excelSheet({ name, titles, rows }: Sheet) {
  const head = titles.map((value) => ({ value, fontWeight: "bold" as const, wrap: true }));
  const widths = titles.map((title, column) =>
    Math.max(stringWidth(title), ...rows.map((row) => stringWidth(textOf(row[column] ?? "")))),
  );
  const columns = widths.map((width) => ({ width: Math.min(WIDEST, Math.max(NARROWEST, width + MARGIN)) }));
  return { sheet: name, columns, stickyRowsCount: 1, data: [head, ...rows.map((row) => row.map(excelCell))] };
}

function excelCell(cell: Cell) {
  const text = textOf(cell);
  if (text === "") return null;
  const digits = text.replace(/\D/g, "").replace(/^0+/, "").length;
  if (typeof cell === "string" || digits > EXACT_DIGITS) {
    const align = typeof cell === "string" ? ({} as const) : ({ align: "right" } as const);
    return { value: text, type: String, format: "@", ...align };
  }
  const fraction = cell.decimals === 0 ? "" : `.${"0".repeat(cell.decimals)}`;
  return { value: Number(text), type: Number, format: `#,##0${fraction}` };
}
