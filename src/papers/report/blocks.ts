import type { Cell } from "../sheet.js";
import type { Drawing } from "./drawing.js";

/** What stands in a table's cell: text, an amount, or a long hash that pages show shortened. */
export type ReportCell = Cell | { hash: string };

/** A table, the same on a page, in a workbook and as CSV. */
export interface Table {
  /** How the file of it is called. */
  id: string;
  caption: string;
  titles: readonly string[];
  rows: readonly (readonly ReportCell[])[];
  /** The rows that add others up. */
  sums?: readonly number[];
}

/** A piece of the report, whatever it is written as. */
export type Block =
  | { kind: "title"; text: string; below: string }
  | { kind: "verdict"; sound: boolean; text: string }
  | { kind: "heading"; level: 2 | 3; id: string; text: string }
  | { kind: "text"; text: string }
  | { kind: "table"; table: Table }
  | { kind: "figure"; caption: string; drawing: Drawing };

/** A whole number as a cell. */
export const count = (number: number | bigint): ReportCell => ({ amount: BigInt(number), decimals: 0 });

export const isAmount = (cell: ReportCell): cell is { amount: bigint; decimals: number } =>
  typeof cell === "object" && "amount" in cell;

/** Which columns stand right: those that have amounts and no text. */
export function rightColumns({ titles, rows }: Table): boolean[] {
  return titles.map((_, column) => {
    const cells = rows.map((row) => row[column] ?? "").filter((cell) => cell !== "");
    return cells.length > 0 && cells.every(isAmount);
  });
}

/** The text of the last heading before a piece. */
export function headingBefore(blocks: readonly Block[], place: number): string {
  const before = blocks.slice(0, place).findLast((block) => block.kind === "heading");
  return before?.kind === "heading" ? before.text : "";
}
