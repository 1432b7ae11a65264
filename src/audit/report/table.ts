import stringWidth from "string-width";

/** A table's row; the first cell is text, cells of amounts stand right. */
export type Row = readonly string[];

/**
 * Rows in aligned columns, two spaces apart. A Chinese character takes two columns of a terminal.
 * @param right which columns stand right.
 */
export function table(rows: readonly Row[], right: readonly boolean[], indent: string): string[] {
  const widths = right.map((_, column) => Math.max(0, ...rows.map((row) => stringWidth(row[column] ?? ""))));
  return rows.map((row) => {
    const cells = widths.map((width, column) => {
      const text = row[column] ?? "";
      const space = " ".repeat(width - stringWidth(text));
      return right[column] ? space + text : text + space;
    });
    return (indent + cells.join("  ")).trimEnd();
  });
}
