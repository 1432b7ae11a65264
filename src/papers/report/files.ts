import { canonical } from "../../audit/report/files.js";
import type { Report } from "../../audit/report/model.js";
import type { Language } from "../../audit/report/statementText.js";
import { sheetCsv, sheetXlsx } from "../sheet.js";
import { tablesOf } from "./allTables.js";
import { reportHtml } from "./html.js";
import { reportPdf } from "./pdf.js";
import type { FaceMaker } from "./pdfText.js";
import { sheetOf } from "./tables.js";

/** The report for machines: the whole model as canonical JSON (keys in order, amounts as decimal strings), ending in a line feed. */
const reportJson = (report: Report): string => `${canonical(report)}\n`;

/**
 * All files of a report by their names: JSON for machines, a page and a PDF for people, a workbook and CSV tables for the finance office.
 * The same report gives the same bytes.
 */
export async function reportFiles(
  report: Report,
  language: Language,
  faces: FaceMaker,
): Promise<Map<string, string | Uint8Array>> {
  const tables = tablesOf(report, language);
  return new Map<string, string | Uint8Array>([
    ["report.json", reportJson(report)],
    ["report.html", reportHtml(report, language)],
    ["report.pdf", await reportPdf(report, language, faces)],
    ["report.xlsx", await sheetXlsx(...tables.map(sheetOf))],
    ...tables.map((table): [string, string] => [`csv/${table.id}.csv`, sheetCsv(sheetOf(table))]),
  ]);
}
