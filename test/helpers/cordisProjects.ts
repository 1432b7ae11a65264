import { expect } from "chai";
import type { Imported } from "../../src/cordis/importCordis.js";
import { validate } from "../../src/agreement/validate.js";
import { memberId } from "../../src/cordis/writing.js";
import { cents, liveTogether, rowsOf } from "./cordis.js";

/** What the first revenue leaves after own cost: invented. */
const PROFIT = 10_000_000n;

/** What a member gets in the end, from the table's rows alone: its net contribution, its own cost, its part of the profit. */
function dueOf(rows: Record<string, string>[], lumpSum: boolean): Map<string, bigint> {
  const total = rows.reduce((sum, row) => sum + cents(row["netEcContribution"]), 0n);
  const due = new Map<string, { net: bigint; own: bigint }>();
  for (const row of rows) {
    const id = memberId(row["organisationID"]!);
    const before = due.get(id) ?? { net: 0n, own: 0n };
    const pays = !lumpSum && (row["role"] === "coordinator" || row["role"] === "participant");
    const own = pays ? cents(row["totalCost"]) - cents(row["ecContribution"]) : 0n;
    due.set(id, { net: before.net + cents(row["netEcContribution"]), own: before.own + own });
  }
  return new Map([...due].map(([id, { net, own }]) => [id, net + own + (PROFIT * net) / total]));
}

/** Lives projects together on one chain and reconciles each member of each with the tables, to the cent. */
export async function reconcileProjects(imported: readonly Imported[]): Promise<void> {
  for (const { file } of imported) expect(validate(file).faults, file.title.en).to.deep.equal([]);
  const { worlds, findings, paid } = await liveTogether(imported.map(({ file }) => file));
  expect(findings).to.deep.equal([]);
  const projects = new Map(rowsOf("projects").map((row) => [row["projectID"], row]));
  const participations = rowsOf("participations");
  const numbers = new Map<string, number>();
  for (const [i, { project }] of imported.entries()) {
    const world = worlds[i]!;
    const rows = participations.filter((row) => row["projectID"] === project);
    const due = dueOf(rows, cents(projects.get(project)!["totalCost"]) === 0n);
    expect([...world.members.keys()], project).to.have.members([...due.keys()]);
    for (const [id, amount] of due) expect(paid(world, id), `${project} ${id}`).to.equal(amount);
    for (const [id, number] of world.members) {
      expect(numbers.get(id) ?? number, `${id} is one member in all projects`).to.equal(number);
      numbers.set(id, number);
    }
  }
  expect(Number(await worlds[0]!.ledger.members.memberCount())).to.equal(numbers.size);
}
