import { readable } from "../../audit/report/amounts.js";
import { type ReportCell, type Table, isAmount, rightColumns } from "./blocks.js";
import { FAINT, LINE, type Sheet, lineHeight } from "./pdfSheet.js";

const SIZE = 8;
const PAD = 4;
const SHORT = 10;
const SOFT = "#f3f5f7";
/** A column never gets narrower than this, nor is it given more than this to begin with. */
const [NARROWEST, WIDEST] = [28, 300];

function textOf(cell: ReportCell): string {
  if (isAmount(cell)) return readable(cell.amount, cell.decimals);
  return typeof cell === "string" ? cell : `${cell.hash.slice(0, SHORT)}…`;
}

/** What a table writes in bold (titles and sums), or in regular letters. */
export function tableTexts({ titles, rows, sums = [] }: Table, bold: boolean): string[] {
  const chosen = rows.filter((_, i) => sums.includes(i) === bold).flatMap((row) => row.map(textOf));
  return bold ? [...titles, ...chosen] : chosen;
}

/** Draws a table; its titles stand on every page that it reaches. */
export function drawTable(sheet: Sheet, table: Table, captioned: boolean): void {
  if (captioned) {
    sheet.need(SIZE * 8);
    sheet.paragraph(table.caption, { size: SIZE, colour: FAINT });
  }
  const right = rightColumns(table);
  const widths = widthsOf(sheet, table);
  const draw = (cells: readonly string[], bold: boolean, again: boolean): void => {
    const lines = cells.map((text, i) => sheet.setter.lines(text, SIZE, bold, widths[i]! - 2 * PAD));
    const height = Math.max(...lines.map(({ length }) => length)) * lineHeight(SIZE) + PAD;
    if (sheet.need(height) && again) draw(table.titles, true, false);
    if (bold) {
      sheet.document.rect(sheet.left, sheet.y, sheet.right - sheet.left, height).fill(SOFT);
    }
    let x = sheet.left;
    for (const [i, column] of lines.entries()) {
      const end = x + widths[i]!;
      for (const [n, line] of column.entries()) {
        const y = sheet.y + SIZE + PAD / 2 + n * lineHeight(SIZE);
        if (right[i]) sheet.line(line, end - PAD, y, { size: SIZE, bold }, "end");
        else sheet.line(line, x + PAD, y, { size: SIZE, bold });
      }
      x = end;
    }
    sheet.y += height;
    sheet.rule(sheet.y, LINE);
  };
  draw(table.titles, true, false);
  for (const [i, row] of table.rows.entries()) draw(row.map(textOf), table.sums?.includes(i) ?? false, true);
  sheet.y += 10;
}

/** Columns as wide as their longest text where all fit; else the widest give way. What is left over goes to the widest. */
function widthsOf(sheet: Sheet, { titles, rows, sums = [] }: Table): number[] {
  const room = sheet.right - sheet.left;
  const wanted = titles.map((title, column) => {
    const cells = rows.map((row, i) => sheet.setter.width(textOf(row[column] ?? ""), SIZE, sums.includes(i)));
    const longest = Math.max(sheet.setter.width(title, SIZE, true), ...cells);
    return Math.max(NARROWEST, longest + 2 * PAD + 1);
  });
  const sum = (widths: readonly number[]): number => widths.reduce((all, width) => all + width, 0);
  let cap = sum(wanted) > room ? WIDEST : Infinity;
  const capped = (): number[] => wanted.map((width) => Math.min(width, cap));
  while (cap > NARROWEST && sum(capped()) > room) cap -= 2;
  const widths = capped();
  const widest = widths.indexOf(Math.max(...widths));
  return widths.map((width, i) => (i === widest ? width + room - sum(widths) : width));
}
