import { readable } from "../../audit/report/amounts.js";
import { table } from "../../audit/report/table.js";
import { type Cell, type Sheet, sheetCsv, sheetXlsx } from "../sheet.js";
import { type Reader, type StatementRow, statementRows } from "./rows.js";
import type { MemberStatement } from "./statement.js";
import { titles, words } from "./words.js";

type Column = keyof typeof titles;
const columns = Object.keys(titles) as Column[];
/** What stands in the heading of a block of rows, not in each row. */
const HEADING: readonly Column[] = ["section", "agreement", "currency", "account"];
const RIGHT: readonly Column[] = ["units", "share", "amount", "balance"];
const SHORT_HASH = 10;

/** A statement as lines of text for a terminal; transactions are shortened, CSV and XLSX have them in full. */
export function statementText(statement: MemberStatement, reader: Reader): string[] {
  const { language, names } = reader;
  const name = `${names.member(statement.member)[language]} (${statement.member})`;
  const blocks = blocksOf(statementRows(statement, reader)).flatMap((rows) => ["", ...blockText(rows, language)]);
  const body = blocks.length > 0 ? blocks : ["", `  ${words.nothing[language]}`];
  return [`${words.title[language]} · ${periodOf(statement, language)}`, name, ...body, ""];
}

function periodOf({ year, until }: MemberStatement, language: Reader["language"]): string {
  if (year === undefined) return `${words.whole[language]} ${until}`;
  const named = language === "en" ? `${words.year.en} ${year}` : `${year} ${words.year.zh}`;
  return `${named}, ${words.until[language]} ${until}`.replace(", ", language === "en" ? ", " : "，");
}

/** Rows that share a heading, in their order. */
function blocksOf(rows: readonly StatementRow[]): StatementRow[][] {
  const blocks: StatementRow[][] = [];
  for (const row of rows) {
    const last = blocks.at(-1);
    if (last && HEADING.every((column) => last[0]![column] === row[column])) last.push(row);
    else blocks.push([row]);
  }
  return blocks;
}

function blockText(rows: StatementRow[], language: Reader["language"]): string[] {
  const first = rows[0]!;
  const agreement = first.agreement === "" ? "" : `${titles.agreement[language]} ${textOf(first.agreement)}`;
  const heading = [first.section, agreement, first.currency, first.account].map(textOf).filter((part) => part !== "");
  const used = columns.filter((column) => !HEADING.includes(column) && rows.some((row) => row[column] !== ""));
  const cells = rows.map((row) =>
    used.map((column) => (column === "transaction" ? textOf(row[column]).slice(0, SHORT_HASH) : textOf(row[column]))),
  );
  const head = used.map((column) => titles[column][language]);
  const right = used.map((column) => RIGHT.includes(column));
  return [heading.join(" · "), ...table([head, ...cells], right, "  ")];
}

const textOf = (cell: Cell): string => (typeof cell === "string" ? cell : readable(cell.amount, cell.decimals));

function sheetOf(statement: MemberStatement, reader: Reader): Sheet {
  const { language } = reader;
  return {
    name: words.title[language],
    titles: columns.map((column) => titles[column][language]),
    rows: statementRows(statement, reader).map((row) => columns.map((column) => row[column])),
  };
}

/** A statement as CSV; see {@link sheetCsv}. */
export const statementCsv = (statement: MemberStatement, reader: Reader): string =>
  sheetCsv(sheetOf(statement, reader));

/** A statement as the bytes of an XLSX file; see {@link sheetXlsx}. */
export const statementXlsx = (statement: MemberStatement, reader: Reader): Promise<Uint8Array> =>
  sheetXlsx(sheetOf(statement, reader));
