import { deserialize, serialize } from "node:v8";
import type { List } from "../tables.js";
import { type Columns, columnsOf, rowsIn } from "./columns.js";
import type { Page, PageFile } from "./pages.js";

/** Rows as they are put away: how many, and their pages. */
export interface PlainRows {
  length: number;
  pages: Page[];
}

/** How many rows a page has, and how many pages are kept in memory between two batches. */
export interface Shape {
  rows: number;
  hot: number;
}

export const usualShape: Shape = { rows: 256, hot: 24 };

/** Rows by their positions, of which those lately used are in memory and all others in a file. */
export class PagedRows<Row> implements List<Row> {
  /** The one used last comes last. */
  private readonly hot = new Map<number, Row[]>();
  /** Pages of which a row was given out, and may have been changed. */
  private readonly touched = new Set<number>();
  private count: number;
  private readonly pages: Page[];

  /** @param damaged what is thrown where a page is not what was written. */
  constructor(
    private file: PageFile,
    private readonly damaged: () => Error,
    private readonly shape: Shape,
    { length, pages }: PlainRows = { length: 0, pages: [] },
  ) {
    this.count = length;
    this.pages = pages;
  }

  get length(): number {
    return this.count;
  }

  push(row: Row): void {
    this.page(this.pageOf(this.count)).push(row);
    this.count += 1;
  }

  at(index: number): Row | undefined {
    const place = index < 0 ? this.count + index : index;
    return place >= 0 && place < this.count ? this.page(this.pageOf(place))[place % this.shape.rows] : undefined;
  }

  put(index: number, row: Row): void {
    this.page(this.pageOf(index))[index % this.shape.rows] = row;
  }

  filter = (wanted: (row: Row) => boolean): Row[] => [...this].filter(wanted);

  /** From the first to the last, a page at a time; to be read only. */
  *[Symbol.iterator](): IterableIterator<Row> {
    for (let number = 0; number * this.shape.rows < this.count; ++number)
      yield* this.hot.get(number) ?? this.read(number);
  }

  /** Lets go of what was not used lately. */
  rest(): void {
    for (const number of this.hot.keys()) {
      if (this.hot.size <= this.shape.hot) return;
      this.write(number);
      this.hot.delete(number);
    }
  }

  /** Writes all pages into another file. */
  moveTo(file: PageFile): void {
    for (const [number, page] of this.pages.entries()) {
      const bytes = this.file.read(page);
      if (bytes === undefined) throw this.damaged();
      this.pages[number] = file.add(bytes);
    }
    this.file = file;
  }

  /** Writes what may have been changed. */
  plain(): PlainRows {
    for (const number of this.touched) this.write(number);
    return { length: this.count, pages: this.pages };
  }

  private pageOf = (place: number): number => Math.floor(place / this.shape.rows);

  private page(number: number): Row[] {
    const page = this.hot.get(number) ?? (number < this.pages.length ? this.read(number) : []);
    this.hot.delete(number);
    this.hot.set(number, page);
    this.touched.add(number);
    return page;
  }

  private read(number: number): Row[] {
    const bytes = this.file.read(this.pages[number]!);
    if (bytes === undefined) throw this.damaged();
    return rowsIn(deserialize(bytes) as Columns) as Row[];
  }

  private write(number: number): void {
    if (this.touched.delete(number)) this.pages[number] = this.file.add(serialize(columnsOf(this.hot.get(number)!)));
  }
}
