import type { AgreementFile, Bilingual } from "../agreement/format.js";
import { agreementFileOf } from "./agreementFile.js";
import { consortiumOf } from "./consortium.js";
import type { CsvSource } from "./csv.js";
import type { CsvFault } from "./faults.js";
import { groupsBy } from "./groups.js";
import { type Participation, type Project, readParticipations, readProjects } from "./tables.js";

/** A project as an agreement file. */
export interface Imported {
  project: string;
  file: AgreementFile;
  /** What had to be assumed; to be shown to whoever imports. */
  assumptions: Bilingual[];
}

/** What came of an import. */
export interface CordisImport {
  /** In the order of the projects' table; nothing while there are faults. */
  imported: Imported[];
  /** Everything that is wrong with the tables. */
  faults: CsvFault[];
}

/**
 * Turns CORDIS projects into agreement files. Never throws; what is wrong with the tables is told, all of it.
 * @param projects the table of projects, UTF-8.
 * @param participations the table of participations, UTF-8.
 * @param only.project imports this project alone; rows of others are not looked at beyond their form.
 */
export function importCordis(
  projects: CsvSource,
  participations: CsvSource,
  only: { project?: string } = {},
): CordisImport {
  const all = readProjects(projects);
  const rows = readParticipations(participations);
  const faults = [...all.faults, ...rows.faults];
  if (faults.length > 0) return { imported: [], faults };
  const wanted = all.rows.filter(({ id }) => only.project === undefined || id === only.project);
  const byProject = groupsBy(rows.rows, ({ project }) => project);
  faults.push(...doubles(wanted), ...(only.project === undefined ? strays(all.rows, rows.rows) : []));
  if (wanted.length === 0) faults.push(nothing(only.project));
  const imported = wanted.map((project) => {
    const consortium = consortiumOf(project, byProject.get(project.id) ?? [], faults);
    return { project: project.id, consortium };
  });
  if (faults.length > 0) return { imported: [], faults };
  return {
    imported: imported.map(({ project, consortium }) => {
      return { project, file: agreementFileOf(consortium), assumptions: consortium.assumptions };
    }),
    faults,
  };
}

function doubles(projects: readonly Project[]): CsvFault[] {
  const seen = new Set<string>();
  return projects.flatMap(({ id, row }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const text = { en: `Project ${id} stands there twice. Keep one row.`, zh: `项目 ${id} 重复出现，请只保留一行。` };
    return [{ table: "projects", row, column: "projectID", text }];
  });
}

/** Rows of projects that nobody knows. */
function strays(projects: readonly Project[], rows: readonly Participation[]): CsvFault[] {
  const known = new Set(projects.map(({ id }) => id));
  return rows
    .filter(({ project }) => !known.has(project))
    .map(({ project, row }) => ({
      table: "participations",
      row,
      column: "projectID",
      text: {
        en: `Project ${project} is not in the table of projects. Add it there, or remove the row.`,
        zh: `项目表中没有项目 ${project}，请补上或删去此行。`,
      },
    }));
}

function nothing(project: string | undefined): CsvFault {
  const text =
    project === undefined
      ? { en: "There is no project in the table.", zh: "表中没有项目。" }
      : {
          en: `There is no project ${project} in the table. Check its number.`,
          zh: `表中没有项目 ${project}，请核对编号。`,
        };
  return { table: "projects", row: 0, column: "projectID", text };
}
