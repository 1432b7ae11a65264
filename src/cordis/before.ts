import type { CsvFault } from "./faults.js";
import { type Party, toldApart } from "./consortium.js";
import type { Change, MemberClass, Role } from "./tables.js";
import { euros } from "./writing.js";

/** The members of a project before and after an amendment. */
export interface Turn {
  before: Party[];
  /** In the places of before, those who joined behind them. Who was removed stays, without a share. */
  after: Party[];
  joined: Party[];
  removed: Party[];
}

/**
 * Undoes changes: what the members' table says is the state after them.
 * @param classOf the class of an organisation that the table does not know any more.
 * @param faults takes up every change that the table does not bear out.
 */
export function undone(
  table: readonly Party[],
  changes: readonly Change[],
  classOf: (organisation: string) => MemberClass,
  faults: CsvFault[],
): Turn {
  const byOrganisation = new Map(table.map((party) => [party.organisation, party]));
  const former = new Map(table.map((party) => [party.organisation, { ...party }]));
  const joined = new Set<string>();
  const removed: Party[] = [];
  for (const change of changes) {
    const { scope, organisation, name, cents } = change;
    if (scope === "project") continue;
    const now = byOrganisation.get(organisation);
    if (scope === "party-removed") {
      const gone = { organisation, name, class: classOf(organisation), role: "participant", own: 0n } as const;
      removed.push({ ...gone, terminated: false, net: cents.old });
    }
    if ((scope === "party-removed") !== (now === undefined)) faults.push(misplaced(change, now === undefined));
    if (now === undefined || scope === "party-removed") continue;
    if (change.field === "netEcContribution" && now.net !== cents.new) faults.push(otherShare(change, now.net));
    if (scope === "party-added") joined.add(organisation);
    else undo(former.get(organisation)!, change);
  }
  const before = [...[...former.values()].filter(({ organisation }) => !joined.has(organisation)), ...removed];
  const places = leadFirst(before);
  const stays = places.map(
    (party) => byOrganisation.get(party.organisation) ?? { ...party, terminated: true, net: 0n },
  );
  const newcomers = table.filter(({ organisation }) => joined.has(organisation));
  return { before: places, after: toldApart([...stays, ...newcomers]), joined: newcomers, removed };
}

function undo(party: Party, { field, old, cents }: Change): void {
  if (field === "netEcContribution") party.net = cents.old;
  if (field === "terminated") party.terminated = old === "true";
  if (field === "role") party.role = old as Role;
  if (field === "name") party.name = old;
}

/** The coordinator first; where none is known, whoever had most. */
function leadFirst(parties: readonly Party[]): Party[] {
  const known = parties.find(({ role }) => role === "coordinator");
  const lead = known ?? parties.reduce((most, party) => (party.net > most.net ? party : most));
  return [lead, ...parties.filter((party) => party !== lead)];
}

function misplaced({ row, organisation }: Change, missing: boolean): CsvFault {
  const text = missing
    ? {
        en: `Organisation ${organisation} is not among the project's members. Add its row there, or remove this one.`,
        zh: `机构 ${organisation} 不在项目成员表中，请补上或删去此行。`,
      }
    : {
        en: `Organisation ${organisation} is said to be removed and is still among the project's members.`,
        zh: `机构 ${organisation} 标为移除，但仍在项目成员表中。`,
      };
  return { table: "amendments", row, column: "organisationID", text };
}

function otherShare({ row, new: said }: Change, net: bigint): CsvFault {
  const found = euros(net);
  const text = {
    en: `The amendment ends at ${said}, and the table of members has ${found}. One of them is wrong.`,
    zh: `变更后为 ${said}，而成员表为 ${found}，两者必有一误。`,
  };
  return { table: "amendments", row, column: "new", text };
}
