import { DateError, toDay } from "../dates.js";
import { MoneyError, parseAmount } from "../money.js";
import { type CsvRow, type CsvSource, readTable } from "./csv.js";
import type { CsvFault } from "./faults.js";

/** What a table says, and every fault in it. */
export interface Read<T> {
  rows: T[];
  faults: CsvFault[];
}

/** Reads a table row by row; rows with faults are left out. */
export function readRows<Column extends string, T>(
  source: CsvSource,
  table: string,
  columns: readonly Column[],
  take: (cells: Cells<Column>) => T,
): Read<T> {
  const { rows, faults } = readTable(source, table, columns);
  const taken: T[] = [];
  for (const row of rows) {
    const cells = new Cells(table, row, faults);
    const before = faults.length;
    const value = take(cells);
    if (faults.length === before) taken.push(value);
  }
  return { rows: taken, faults };
}

/** The cells of a row. What cannot be read is noted as a fault; what is then returned is never used. */
class Cells<Column extends string> {
  readonly row: number;
  constructor(
    private readonly table: string,
    private readonly source: CsvRow<Column>,
    private readonly faults: CsvFault[],
  ) {
    this.row = source.row;
  }

  isEmpty(column: Column): boolean {
    return this.source.cells[column] === "";
  }

  raw(column: Column): string {
    return this.source.cells[column];
  }

  text(column: Column): string {
    if (this.isEmpty(column)) this.fault(column, "The cell is empty. Fill it in.", "单元格为空，请补上。");
    return this.source.cells[column];
  }

  /** A number of CORDIS's own, kept as text. */
  number(column: Column): string {
    const text = this.source.cells[column];
    if (!/^\d{1,20}$/.test(text))
      this.fault(column, `"${text}" is not a number of digits.`, `“${text}” 不是数字编号。`);
    return text;
  }

  oneOf<Word extends string>(column: Column, words: readonly Word[]): Word {
    const text = this.source.cells[column] as Word;
    if (!words.includes(text)) {
      const list = words.join(", ");
      this.fault(column, `"${text}" is none of: ${list}.`, `“${text}” 不在可用值之列：${list}。`);
    }
    return text;
  }

  date(column: Column): string {
    const text = this.source.cells[column];
    try {
      toDay(text);
    } catch (error) {
      if (!(error instanceof DateError)) throw error;
      this.fault(column, `"${text}" is not a date; write YYYY-MM-DD.`, `“${text}” 不是日期，请写成 YYYY-MM-DD。`);
    }
    return text;
  }

  /** An amount in euros, as cents. */
  cents(column: Column): bigint {
    const text = this.source.cells[column];
    try {
      return parseAmount(text, 2);
    } catch (error) {
      if (!(error instanceof MoneyError)) throw error;
      const [en, zh] = refusals[error.code];
      this.fault(column, `"${text}" ${en}`, `“${text}” ${zh}`);
      return 0n;
    }
  }

  private fault(column: Column, en: string, zh: string): void {
    this.faults.push({ table: this.table, row: this.row, column, text: { en, zh } });
  }
}

const refusals: Record<MoneyError["code"], [en: string, zh: string]> = {
  malformed: [
    "is not an amount. Write digits with a point before the cents, nothing else.",
    "不是金额；只写数字，分前用小数点。",
  ],
  decimals: ["has more than two decimals. Euro cents are the smallest unit.", "小数超过两位；最小单位为欧分。"],
  "too-large": ["is more than the ledger can count.", "超出账本可计的上限。"],
};
