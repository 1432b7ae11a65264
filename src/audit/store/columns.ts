/** Rows as they are written: as they are, or, where all have the same fields, these once and then each row's values. */
export type Columns = { rows: readonly unknown[] } | { keyed: boolean; fields: string[]; values: unknown[] };

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** A table's row is a key and a value. */
const isPair = (row: unknown): row is [key: unknown, value: unknown] => Array.isArray(row) && row.length === 2;

/** Half of a page would be names of fields, the same in every row; all of it is written, and verified at each start. */
export function columnsOf(rows: readonly unknown[]): Columns {
  const keyed = isPair(rows[0]);
  let fields: string[] | undefined;
  const values: unknown[] = [];
  for (const row of rows) {
    const value = keyed && isPair(row) ? row[1] : row;
    if (isPair(row) !== keyed || !isFields(value)) return { rows };
    const names = Object.keys(value);
    fields ??= names;
    if (names.length !== fields.length || names.some((name, i) => name !== fields![i])) return { rows };
    if (keyed) values.push((row as [unknown, unknown])[0]);
    for (const name of names) values.push(value[name]);
  }
  return fields && fields.length > 0 ? { keyed, fields, values } : { rows };
}

/** The rows that {@link columnsOf} was given. */
export function rowsIn(columns: Columns): unknown[] {
  if ("rows" in columns) return [...columns.rows];
  const { keyed, fields, values } = columns;
  const rows: unknown[] = [];
  for (let at = 0; at < values.length;) {
    const key = keyed ? values[at++] : undefined;
    const value: Fields = {};
    for (const field of fields) value[field] = values[at++];
    rows.push(keyed ? [key, value] : value);
  }
  return rows;
}
