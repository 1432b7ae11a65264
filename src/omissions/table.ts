import Papa from "papaparse";
import { OutsideError } from "./bank/line.js";

/** A row of a table from outside: its cells by their field, and where it stands. */
export interface Row<Field extends string> {
  source: string;
  cells: Partial<Record<Field, string>>;
}

/** Which field each title stands for. Several titles may stand for one field: files come in several languages. */
export type Mapping<Field extends string> = Readonly<Record<string, Field>>;

/**
 * Reads a CSV table. Titles that the mapping does not name are passed over; a cell without anything in it is not there.
 * @param name what to call the file where something in it is wrong.
 * @param required fields that some title must stand for.
 * @throws OutsideError for a table without them, or one that no CSV reader can read.
 */
export function readTable<Field extends string>(
  name: string,
  text: string,
  mapping: Mapping<Field>,
  required: readonly Field[],
): Row<Field>[] {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { skipEmptyLines: "greedy" });
  const broken = errors.find(({ code }) => code !== "UndetectableDelimiter");
  if (broken !== undefined) {
    throw new OutsideError({
      en: `${name}, line ${(broken.row ?? 0) + 1}: ${broken.message}.`,
      zh: `${name} 第 ${(broken.row ?? 0) + 1} 行无法解读。`,
    });
  }
  const fields = (data[0] ?? []).map((title) => mapping[title.trim()]);
  const missing = required.filter((field) => !fields.includes(field));
  if (missing.length > 0) {
    const titles = (field: Field) => Object.keys(mapping).filter((title) => mapping[title] === field);
    const wanted = missing.map((field) => titles(field).join(" / "));
    throw new OutsideError({
      en: `${name} has no column ${wanted.join(", no column ")}. Rename its titles, or map them in a file.`,
      zh: `${name} 缺少列：${wanted.join("；")}。请改列标题，或用映射文件对应。`,
    });
  }
  return data.slice(1).map((cells, i) => ({
    source: `${name}, row ${i + 2}`,
    cells: Object.fromEntries(
      fields.flatMap((field, column) => {
        const value = cells[column]?.trim() ?? "";
        return field === undefined || value === "" ? [] : [[field, value]];
      }),
    ) as Partial<Record<Field, string>>,
  }));
}

/** A row's cell that must be there. @throws OutsideError */
export function cellOf<Field extends string>({ source, cells }: Row<Field>, field: Field): string {
  const value = cells[field];
  if (value !== undefined) return value;
  throw new OutsideError({
    en: `${source}: the ${field} is missing.`,
    zh: `${source}：缺少“${field}”。`,
  });
}
