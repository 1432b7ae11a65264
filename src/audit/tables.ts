/** A part of the books that grows with every event: as a map, but perhaps not in memory as a whole. */
export interface Table<Key, Row> extends Iterable<[Key, Row]> {
  readonly size: number;
  get: (key: Key) => Row | undefined;
  has: (key: Key) => boolean;
  set: (key: Key, row: Row) => unknown;
  keys: () => Iterable<Key>;
  values: () => Iterable<Row>;
}

/** The same of a list. */
export interface List<Row> extends Iterable<Row> {
  readonly length: number;
  at: (index: number) => Row | undefined;
  push: (row: Row) => unknown;
  filter: (wanted: (row: Row) => boolean) => Row[];
}

/**
 * Where tables and lists are kept. A row that one of them gave may be changed until the end of the block; then it is to be asked for again.
 */
export interface Tables {
  /** The table of this name, empty at first. */
  table: <Key, Row>(name: string) => Table<Key, Row>;
  list: <Row>(name: string) => List<Row>;
}

/** Tables in memory. */
export function heldTables(): Tables {
  const all = new Map<string, unknown>();
  const kept = <Kept>(name: string, make: () => Kept): Kept => {
    if (!all.has(name)) all.set(name, make());
    return all.get(name) as Kept;
  };
  return {
    table: <Key, Row>(name: string) => kept(name, () => new Map<Key, Row>()),
    list: <Row>(name: string) => kept(name, (): Row[] => []),
  };
}
