import type { Table } from "../tables.js";
import type { PagedRows } from "./pagedRows.js";
import type { Places } from "../places.js";

/** A table whose rows are in pages, in the order in which they were set first. */
export class PagedTable<Key, Row> implements Table<Key, Row> {
  constructor(
    private readonly rows: PagedRows<[Key, Row]>,
    private readonly places: Places<Key>,
  ) {}

  get size(): number {
    return this.rows.length;
  }

  has = (key: Key): boolean => this.places.get(key) !== undefined;

  get(key: Key): Row | undefined {
    const place = this.places.get(key);
    return place === undefined ? undefined : this.rows.at(place)![1];
  }

  set(key: Key, row: Row): void {
    const place = this.places.get(key);
    if (place !== undefined) this.rows.put(place, [key, row]);
    else {
      this.places.add(key, this.rows.length);
      this.rows.push([key, row]);
    }
  }

  *keys(): IterableIterator<Key> {
    for (const [key] of this) yield key;
  }

  *values(): IterableIterator<Row> {
    for (const [, row] of this) yield row;
  }

  [Symbol.iterator](): IterableIterator<[Key, Row]> {
    return this.rows[Symbol.iterator]();
  }
}
