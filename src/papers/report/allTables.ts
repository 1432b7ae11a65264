import type { Report } from "../../audit/report/model.js";
import type { Language } from "../../audit/report/statementText.js";
import type { Table } from "./blocks.js";
import { assetsTable, licencesTable, rightsTable } from "./propertyTables.js";
import {
  capabilityTable,
  contributionsTable,
  coverageTable,
  findingsTable,
  paymentsTable,
  receiptsTable,
  statementsTable,
} from "./tables.js";

/** The tables that a finance office works on, each in full: they become files, and pages show some of them. */
export function tablesOf(report: Report, language: Language): Table[] {
  return [
    findingsTable(report, language),
    statementsTable(report, language),
    contributionsTable(report, language),
    receiptsTable(report, language),
    paymentsTable(report, language),
    assetsTable(report, language),
    licencesTable(report, language),
    rightsTable(report, language),
    coverageTable(report, language),
    capabilityTable(report, language),
  ];
}
