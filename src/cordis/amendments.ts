import type { AgreementFile, Bilingual, Step } from "../agreement/format.js";
import { fromDay, toDay } from "../dates.js";
import { agreementOf, attribution, memberOf, sharingOf } from "./agreementFile.js";
import * as assume from "./assumptions.js";
import { type Turn, undone } from "./before.js";
import { type Party, partiesOf } from "./consortium.js";
import type { CsvSource } from "./csv.js";
import type { CsvFault } from "./faults.js";
import { groupsBy } from "./groups.js";
import { type Change, type MemberClass, type Participation, readChanges, readParticipations } from "./tables.js";
import { euros, memberId } from "./writing.js";

/** A real amendment: the agreement as it was, then a signed second version. */
export interface Reallocation {
  project: string;
  acronym: string;
  file: AgreementFile;
  /** What had to be assumed; to be shown to whoever imports. */
  assumptions: Bilingual[];
  /** By how much each member's share changed, in euro cents; those that did not are left out. */
  moved: Map<string, bigint>;
  /** Each member's share afterwards, in euro cents, as the table has it. */
  after: Map<string, bigint>;
}

/**
 * Turns amendments into agreement files: the state before, rebuilt by undoing the changes, is signed as version 1; the amendment is
 * version 2; then the grant comes in and is passed on by the new shares. Never throws.
 * @param amended participations after the amendments.
 * @param amendments what changed. Projects of the first table that it does not name are passed over.
 * @param others participations of other projects, which tell the classes of organisations that were removed.
 */
export function importReallocations(
  amended: CsvSource,
  amendments: CsvSource,
  others?: CsvSource,
): { reallocations: Reallocation[]; faults: CsvFault[] } {
  const members = readParticipations(amended, "amended participations");
  const changes = readChanges(amendments);
  const known = others === undefined ? { rows: [], faults: [] } : readParticipations(others);
  const faults = [...members.faults, ...changes.faults, ...known.faults];
  const classes = new Map([...known.rows, ...members.rows].map((row) => [row.organisation, row.class]));
  const byProject = groupsBy(members.rows, ({ project }) => project);
  const reallocations = [...groupsBy(changes.rows, ({ project }) => project).values()].map((own) => {
    return reallocationOf(own, byProject.get(own[0]!.project) ?? [], classes, faults);
  });
  return faults.length > 0 ? { reallocations: [], faults } : { reallocations, faults };
}

function reallocationOf(
  changes: readonly Change[],
  rows: readonly Participation[],
  classes: ReadonlyMap<string, MemberClass>,
  faults: CsvFault[],
): Reallocation {
  const { project, acronym } = changes[0]!;
  const { parties, merged } = partiesOf(rows, true);
  const turn = undone(parties, changes, (organisation) => classes.get(organisation) ?? "Association", faults);
  const before = signatories(turn);
  return {
    project,
    acronym,
    file: fileOf(changes[0]!, before, turn),
    assumptions: assumptionsOf(turn, before, merged, classes),
    moved: movedBetween(turn),
    after: new Map(parties.map(({ organisation, net }) => [memberId(organisation), net])),
  };
}

/** The parties of version 1. An agreement needs two: a lone one signs with those who join later, who have no share yet. */
function signatories({ before, joined }: Turn): Party[] {
  return before.length > 1 ? before : [...before, ...joined.map((party) => ({ ...party, net: 0n }))];
}

function movedBetween({ before, after }: Turn): Map<string, bigint> {
  const had = new Map(before.map(({ organisation, net }) => [organisation, net]));
  const moved = after.map(({ organisation, net }): [string, bigint] => [
    memberId(organisation),
    net - (had.get(organisation) ?? 0n),
  ]);
  return new Map(moved.filter(([, cents]) => cents !== 0n));
}

/** Days from one thing to the next. Invented. */
const [TERM, TO_SERVICE, TO_RECEIPT, TO_PAYMENT] = [1826, 30, 45, 60];

function fileOf({ project, acronym, from, to }: Change, before: Party[], { after }: Turn): AgreementFile {
  const label = `${acronym} (${project})`;
  const day = (days: number) => fromDay(toDay(to) + days);
  const terms = { row: 0, id: project, acronym, startDate: from, endDate: fromDay(toDay(from) + TERM) };
  const grant = after.reduce((sum, { net }) => sum + net, 0n);
  const payees = after.filter(({ net }) => net > 0n).map(({ organisation }) => memberId(organisation));
  const story: Step[] = [
    {
      date: to,
      do: "amend",
      reason: `amendment of grant agreement ${project}, between ${from} and ${to}`,
      change: sharingOf(after, "-2"),
      note: { en: "A real reallocation: shares move, their sum stays.", zh: "真实的份额调整：份额转移，总和不变。" },
    },
    {
      date: day(TO_RECEIPT),
      do: "receipt",
      as: "grant",
      currency: "EUR",
      gross: euros(grant),
      service: [day(TO_SERVICE), day(TO_RECEIPT)],
      payer: "European Commission",
      confirmedBy: memberId(before[1]!.organisation),
    },
    { date: day(TO_PAYMENT), do: "payment-run", currency: "EUR", payees },
  ];
  return {
    format: "jointly-agreement/1",
    title: { en: `${label}: shares before and after an amendment`, zh: `${label}：变更前后的份额` },
    attribution,
    facts: {
      en: "Real: project, members and shares before and after. Invented: bank accounts, rules, legal texts, the days of signing and payment.",
      zh: "真实：项目、成员、变更前后份额。虚构：银行账户、规则、法律文本、签署与付款日期。",
    },
    members: after.map((party) => memberOf(party)),
    agreement: agreementOf({ project: { ...terms, totalCost: 0n, grant }, parties: before }),
    story,
  };
}

function assumptionsOf(
  { before, after, joined, removed }: Turn,
  signed: readonly Party[],
  merged: readonly string[],
  classes: ReadonlyMap<string, MemberClass>,
): Bilingual[] {
  const names = (parties: readonly Party[]) => parties.map(({ name }) => name);
  const coordinator = after.find(({ role }) => role === "coordinator");
  return [
    ...assume.ofEveryReallocation,
    ...assume.ofParties(after, merged),
    ...assume.removed(names(removed)),
    ...assume.unknownClass(names(removed.filter(({ organisation }) => !classes.has(organisation)))),
    ...(signed.length > before.length ? assume.early(names(joined)) : []),
    ...(coordinator === undefined || coordinator.organisation === before[0]!.organisation
      ? []
      : [assume.leadStays(before[0]!.name, coordinator.name)]),
  ];
}
