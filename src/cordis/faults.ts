import type { Bilingual } from "../agreement/format.js";

/** Something found wrong with a CSV file. */
export interface CsvFault {
  /** How the table is known: projects, participations … */
  table: string;
  /** The row as a spreadsheet counts it, the header being row 1; 0 for the whole file. */
  row: number;
  /** The column's name; empty for the whole row. */
  column: string;
  text: Bilingual;
}

/** "participations, row 12, column netEcContribution: …", one line a fault, in the order found. */
export function csvFaultLines(faults: readonly CsvFault[], lang: keyof Bilingual): string[] {
  return faults.map(({ table, row, column, text }) => {
    const [rowWord, columnWord, comma, colon] =
      lang === "en" ? [`row ${row}`, `column ${column}`, ", ", ": "] : [`第 ${row} 行`, `列 ${column}`, "，", "："];
    const place = [table, ...(row === 0 ? [] : [rowWord]), ...(column === "" ? [] : [columnWord])];
    return place.join(comma) + colon + text[lang];
  });
}
