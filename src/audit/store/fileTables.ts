import path from "node:path";
import type { List, Table, Tables } from "../tables.js";
import { changed } from "./errors.js";
import { PagedRows, type PlainRows, type Shape, usualShape } from "./pagedRows.js";
import { PagedTable } from "./pagedTable.js";
import { PageFile } from "./pages.js";
import { Places, type PlainPlaces } from "../places.js";

/** Tables as they are put away: the file that their pages are in, where these end, and each table's by its name. */
export interface PlainTables {
  file: string;
  end: number;
  rows: Map<string, PlainRows>;
  places: Map<string, PlainPlaces<unknown>>;
}

/** How many times its live pages a file may be large. */
const WASTE = 2;

/** Tables in a file of a store's folder, and what of them is used in memory. */
export class FileTables implements Tables {
  private file: PageFile;
  private name: string;
  private readonly rows = new Map<string, PagedRows<unknown>>();
  private readonly tables = new Map<string, PagedTable<unknown, unknown>>();
  private readonly places = new Map<string, Places<unknown>>();

  constructor(
    private readonly folder: string,
    private readonly known: PlainTables,
    private readonly shape: Shape = usualShape,
  ) {
    this.name = known.file;
    this.file = new PageFile(path.join(folder, known.file), known.end);
  }

  table<Key, Row>(name: string): Table<Key, Row> {
    const present = this.tables.get(name);
    if (present !== undefined) return present as Table<Key, Row>;
    const places = new Places(this.known.places.get(name));
    const table = new PagedTable(this.rowsOf<[unknown, unknown]>(name), places);
    this.places.set(name, places);
    this.tables.set(name, table);
    return table as Table<Key, Row>;
  }

  list = <Row>(name: string): List<Row> => this.rowsOf<Row>(name);

  /** Are all pages what was written? */
  isSound(): boolean {
    return [...this.known.rows.values()].every(({ pages }) =>
      pages.every((page) => this.file.read(page) !== undefined),
    );
  }

  /** To be called between two blocks: lets go of what was not used lately. */
  rest(): void {
    for (const rows of this.rows.values()) rows.rest();
  }

  /** Writes what may have been changed. Where most of the file is pages that were written again since, a new one is begun. */
  packed(): PlainTables {
    let rows = this.plainRows();
    const live = [...rows.values()].flatMap(({ pages }) => pages).reduce((sum, { size }) => sum + size, 0);
    if (this.file.size > live * WASTE) {
      const [name, number] = this.name.split(".") as [string, string];
      this.name = `${name}.${Number(number) + 1}`;
      const old = this.file;
      this.file = new PageFile(path.join(this.folder, this.name), 0);
      for (const one of this.rows.values()) one.moveTo(this.file);
      old.close();
      rows = this.plainRows();
    }
    const places = new Map([...this.places].map(([name, one]) => [name, one.plain()]));
    return { file: this.name, end: this.file.size, rows, places };
  }

  close(): void {
    this.file.close();
  }

  private plainRows = (): Map<string, PlainRows> => new Map([...this.rows].map(([name, one]) => [name, one.plain()]));

  private rowsOf<Row>(name: string): PagedRows<Row> {
    const damaged = () => changed(this.folder);
    const rows = this.rows.get(name) ?? new PagedRows(this.file, damaged, this.shape, this.known.rows.get(name));
    this.rows.set(name, rows);
    return rows as PagedRows<Row>;
  }
}
