import type { Bilingual } from "../agreement/format.js";
import { formatAmount } from "../money.js";
import * as assume from "./assumptions.js";
import type { CsvFault } from "./faults.js";
import { groupsBy } from "./groups.js";
import { type MemberClass, type Participation, type Project, type Role, roles } from "./tables.js";

/** A member of a project, whatever number of rows it stands in. Amounts in euro cents. */
export interface Party {
  organisation: string;
  /** Told apart from others of the same name. */
  name: string;
  class: MemberClass;
  role: Role;
  terminated: boolean;
  /** Its share of the grant, net of what passes on to others. */
  net: bigint;
  /** What it paid itself; 0 where that is not known. */
  own: bigint;
}

/** A project with its members, the coordinator first. */
export interface Consortium {
  project: Project;
  parties: Party[];
  /** What had to be assumed to read the rows in this way. */
  assumptions: Bilingual[];
}

/** What two tables may differ by in a project's sums: rounding, in cents. */
const ROUNDING = 100n;

/** Brings a project's rows together. What keeps them from being a consortium is a fault. */
export function consortiumOf(project: Project, rows: readonly Participation[], faults: CsvFault[]): Consortium {
  const { parties, merged } = partiesOf(rows, project.totalCost === 0n);
  const lead = parties.findIndex(({ role }) => role === "coordinator");
  const ordered = lead < 0 ? parties : [parties[lead]!, ...parties.toSpliced(lead, 1)];
  faults.push(...faultsOf(project, rows, parties));
  const gap = sum(rows, "net") - project.grant;
  const assumptions = [
    ...assume.ofEveryProject,
    ...assume.ofParties(ordered, merged),
    project.totalCost === 0n ? assume.lumpSum : assume.ownCost(sum(ordered, "own")),
    ...(gap === 0n ? [] : [assume.gap(gap)]),
  ];
  return { project, parties: ordered, assumptions };
}

/**
 * The members behind some rows. An organisation that stands there more than once is one member.
 * @param costsUnknown whether nobody published costs, so that a cost of 0 says nothing.
 */
export function partiesOf(
  rows: readonly Participation[],
  costsUnknown: boolean,
): { parties: Party[]; merged: string[] } {
  const byOrganisation = groupsBy(rows, ({ organisation }) => organisation);
  const parties = [...byOrganisation.values()].map((own) => {
    const { organisation, name, class: memberClass } = own[0]!;
    return {
      organisation,
      name,
      class: memberClass,
      role: roles.find((role) => own.some((row) => row.role === role))!,
      terminated: own.every(({ terminated }) => terminated),
      net: sum(own, "net"),
      own: costsUnknown ? 0n : own.reduce((all, row) => all + ownCostOf(row), 0n),
    };
  });
  const distinct = toldApart(parties);
  const merged = distinct.filter(({ organisation }) => byOrganisation.get(organisation)!.length > 1);
  return { parties: distinct, merged: merged.map(({ name }) => name) };
}

/** The same parties; those of the same name carry their number behind it. */
export function toldApart(parties: readonly Party[]): Party[] {
  const names = groupsBy(parties, ({ name }) => name);
  return parties.map((party) => {
    const { name, organisation } = party;
    return names.get(name)!.length === 1 ? party : { ...party, name: `${name} (${organisation})` };
  });
}

/** What a coordinator or participant paid itself. A third party's cost stands in its host's row. */
function ownCostOf({ role, cost, gross = 0n }: Participation): bigint {
  const pays = role === "coordinator" || role === "participant";
  return pays && cost > gross ? cost - gross : 0n;
}

const sum = <Key extends string>(list: readonly Record<Key, bigint>[], key: Key): bigint =>
  list.reduce((all, one) => all + one[key], 0n);

function faultsOf(project: Project, rows: readonly Participation[], parties: readonly Party[]): CsvFault[] {
  const faults: CsvFault[] = [];
  const fault = (column: string, en: string, zh: string) =>
    faults.push({ table: "projects", row: project.row, column, text: { en, zh } });
  const leads = parties.filter(({ role }) => role === "coordinator").length;
  if (parties.length < 2) {
    fault(
      "projectID",
      `Project ${project.id} has ${parties.length} members in the table of participations. An agreement needs two.`,
      `项目 ${project.id} 在参与表中有 ${parties.length} 个成员，协议至少须有两个。`,
    );
    return faults;
  }
  if (leads !== 1) {
    fault(
      "projectID",
      `Project ${project.id} has ${leads} coordinators. It needs one.`,
      `项目 ${project.id} 有 ${leads} 个牵头单位，应有一个。`,
    );
  }
  if (project.endDate < project.startDate) {
    fault("endDate", `The project ends before it begins.`, `项目结束日早于开始日。`);
  }
  const off = (found: bigint, said: bigint) => (found > said ? found - said : said - found) > ROUNDING;
  for (const [column, found, said] of [
    ["ecMaxContribution", sum(rows, "net"), project.grant],
    ["totalCost", sum(rows, "cost"), project.totalCost],
  ] as const) {
    if (!off(found, said)) continue;
    fault(
      column,
      `The members of project ${project.id} add up to ${formatAmount(found, 2)}, not to ${formatAmount(said, 2)}. A row is missing, double or wrong.`,
      `项目 ${project.id} 各成员合计为 ${formatAmount(found, 2)}，而非 ${formatAmount(said, 2)}；有行缺失、重复或有误。`,
    );
  }
  if (sum(rows, "net") === 0n) {
    fault("ecMaxContribution", `Nobody has a share in project ${project.id}.`, `项目 ${project.id} 无人有份额。`);
  }
  return faults;
}
