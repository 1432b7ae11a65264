import type { Table, Tables } from "./tables.js";

/** What a memory is made of, beside tables: maps and sets of plain values. */
export type Remembered = Map<unknown, unknown> | Set<unknown>;

/**
 * What a check remembers from one block to the next, by name. It is all there: what a check keeps elsewhere it forgets at the end of a
 * block. So the replay can be put away between two blocks and taken up again (`store/`).
 */
export class Memory {
  /** @param id the check's. */
  constructor(
    private readonly id: string,
    private readonly all: Map<string, Remembered>,
    private readonly tables: Tables,
  ) {}

  /** The map of this name, empty at first. */
  map = <Key, Value>(name: string): Map<Key, Value> => this.kept(name, () => new Map()) as Map<Key, Value>;

  /** The set of this name, empty at first. */
  set = <Value>(name: string): Set<Value> => this.kept(name, () => new Set()) as Set<Value>;

  /** The table of this name, empty at first: for what grows with every event. */
  table = <Key, Row>(name: string): Table<Key, Row> => this.tables.table(`${this.id}/${name}`);

  private kept(name: string, make: () => Remembered): Remembered {
    const present = this.all.get(name) ?? make();
    this.all.set(name, present);
    return present;
  }
}
