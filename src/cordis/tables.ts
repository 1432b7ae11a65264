import type { memberClasses } from "../agreement/format.js";
import { type Read, readRows } from "./cells.js";
import type { CsvSource } from "./csv.js";

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
