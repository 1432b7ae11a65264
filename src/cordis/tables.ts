import type { memberClasses } from "../agreement/format.js";
import { DateError, toDay } from "../dates.js";
import { MoneyError, parseAmount } from "../money.js";
import { type CsvRow, type CsvSource, readTable } from "./csv.js";
import type { CsvFault } from "./faults.js";

/** A project as CORDIS publishes it. Amounts in euro cents. */
export interface Project {
  row: number;
  id: string;
  acronym: string;
  startDate: string;
  endDate: string;
  /** 0: a lump sum, whose costs nobody published. */
  totalCost: bigint;
  grant: bigint;
}

export const roles = ["coordinator", "participant", "thirdParty", "associatedPartner"] as const;
export type Role = (typeof roles)[number];
export type MemberClass = (typeof memberClasses)[number];

/** One organisation's part in a project. Amounts in euro cents. */
export interface Participation {
  row: number;
  project: string;
  acronym: string;
  role: Role;
  organisation: string;
  name: string;
  class: MemberClass;
  terminated: boolean;
  /** Gross: with what passes on to third parties. None for associated partners, who get nothing. */
  gross: bigint | undefined;
  net: bigint;
  cost: bigint;
}

const classes: Record<string, MemberClass> = {
  HES: "School",
  PRC: "Enterprise",
  REC: "Institute",
  PUB: "Government",
  OTH: "Association",
};
const projectColumns = ["projectID", "acronym", "startDate", "endDate", "totalCost", "ecMaxContribution"] as const;
const participationColumns = [
  "projectID",
  "acronym",
  "role",
  "organisationID",
  "legalName",
  "activityType",
  "terminated",
  "ecContribution",
  "netEcContribution",
  "totalCost",
] as const;

const amendmentColumns = [
  "snapshotFrom",
  "snapshotTo",
  "projectID",
  "acronym",
  "scope",
  "organisationID",
  "legalName",
  "field",
  "old",
  "new",
] as const;
const scopes = ["project", "party", "party-added", "party-removed"] as const;

/** One change between two states of CORDIS. */
export interface Change {
  row: number;
  from: string;
  to: string;
  project: string;
  acronym: string;
  scope: (typeof scopes)[number];
  /** Empty where the project itself changed. */
  organisation: string;
  name: string;
  field: string;
  old: string;
  new: string;
  /** Of a changed share: before and after in euro cents, 0 for none. */
  cents: { old: bigint; new: bigint };
}

/** What a table says, and every fault in it. */
export interface Read<T> {
  rows: T[];
  faults: CsvFault[];
}

/** Reads the table of projects. */
export function readProjects(source: CsvSource): Read<Project> {
  return readRows(source, "projects", projectColumns, (cells) => ({
    row: cells.row,
    id: cells.number("projectID"),
    acronym: cells.text("acronym"),
    startDate: cells.date("startDate"),
    endDate: cells.date("endDate"),
    totalCost: cells.cents("totalCost"),
    grant: cells.cents("ecMaxContribution"),
  }));
}

/** Reads a table of participations. */
export function readParticipations(source: CsvSource, table = "participations"): Read<Participation> {
  return readRows(source, table, participationColumns, (cells) => {
    const role = cells.oneOf("role", roles);
    return {
      row: cells.row,
      project: cells.number("projectID"),
      acronym: cells.text("acronym"),
      role,
      organisation: cells.number("organisationID"),
      name: cells.text("legalName"),
      class: classes[cells.oneOf("activityType", Object.keys(classes))]!,
      terminated: cells.oneOf("terminated", ["true", "false"]) === "true",
      gross:
        role === "associatedPartner" && cells.isEmpty("ecContribution") ? undefined : cells.cents("ecContribution"),
      net: cells.cents("netEcContribution"),
      cost: cells.cents("totalCost"),
    };
  });
}

/** Reads the table of amendments. */
export function readChanges(source: CsvSource): Read<Change> {
  return readRows(source, "amendments", amendmentColumns, (cells) => {
    const scope = cells.oneOf("scope", scopes);
    const share = cells.text("field") === "netEcContribution";
    const cents = (column: "old" | "new") => (share && !cells.isEmpty(column) ? cells.cents(column) : 0n);
    return {
      row: cells.row,
      from: cells.date("snapshotFrom"),
      to: cells.date("snapshotTo"),
      project: cells.number("projectID"),
      acronym: cells.text("acronym"),
      scope,
      organisation: scope === "project" ? "" : cells.number("organisationID"),
      name: scope === "project" ? "" : cells.text("legalName"),
      field: cells.text("field"),
      old: cells.raw("old"),
      new: cells.raw("new"),
      cents: { old: cents("old"), new: cents("new") },
    };
  });
}

/** Reads a table row by row; rows with faults are left out. */
function readRows<Column extends string, T>(
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
