import { expect } from "chai";
import { validate } from "../../src/agreement/validate.js";
import { memberId } from "../../src/cordis/writing.js";
import type { Reallocation } from "../../src/cordis/amendments.js";
import { accountOf, poolId } from "../../src/sdk/terms.js";
import type { World } from "../../src/play/world.js";
import { cents, liveTogether, rowsOf } from "./cordis.js";

/** Each member's units in a pool of the agreement, asked of the contracts; those without are left out. */
async function unitsIn(world: World, pool: string): Promise<Map<string, bigint>> {
  const number = poolId(world.agreement, world.pools.get(pool)!.line.number);
  const units = new Map<string, bigint>();
  for (const [id, member] of world.members) {
    const [own] = await world.ledger.benefit.unitsOf(number, accountOf(member));
    if (own > 0n) units.set(id, own);
  }
  return units;
}

const shared = (entries: Iterable<[string, bigint]>) => new Map([...entries].filter(([, cents]) => cents > 0n));

/**
 * Lives real amendments together on one chain. What version 1 has is what the changes began with, version 2 is the table, what moved
 * adds up to zero, and the grant reaches each member as the table says.
 */
export async function reconcileReallocations(reallocations: readonly Reallocation[]): Promise<void> {
  for (const { file } of reallocations) expect(validate(file).faults, file.title.en).to.deep.equal([]);
  const { worlds, findings, paid } = await liveTogether(reallocations.map(({ file }) => file));
  expect(findings).to.deep.equal([]);
  const totals = new Map(rowsOf("zero_sum_reallocations").map((row) => [row["projectID"], row]));
  const [table, changes] = [rowsOf("amended_participations"), rowsOf("amendments")];
  for (const [i, { project, moved }] of reallocations.entries()) {
    const world = worlds[i]!;
    const shares = [...moved.values()];
    expect(
      shares.reduce((sum, share) => sum + share, 0n),
      project,
    ).to.equal(0n);
    const gains = shares.filter((share) => share > 0n).reduce((sum, share) => sum + share, 0n);
    expect(gains, project).to.equal(cents(totals.get(project)!["amountMoved"]));
    expect(world.versions.map(({ version }) => version)).to.deep.equal([1, 2]);

    const after = new Map<string, bigint>();
    for (const row of table.filter((one) => one["projectID"] === project)) {
      const id = memberId(row["organisationID"]!);
      after.set(id, (after.get(id) ?? 0n) + cents(row["netEcContribution"]));
    }
    expect(await unitsIn(world, "grant-2"), project).to.deep.equal(shared(after));
    for (const [id, amount] of after) expect(paid(world, id), `${project} ${id}`).to.equal(amount);
    const removed = changes.filter((one) => one["projectID"] === project && one["scope"] === "party-removed");
    const gone = removed.map((row) => memberId(row["organisationID"]!));
    expect([...world.members.keys()], project).to.have.members([...after.keys(), ...gone]);

    const before = new Map(after);
    for (const row of changes) {
      if (row["projectID"] !== project || row["field"] !== "netEcContribution") continue;
      before.set(memberId(row["organisationID"]!), cents(row["old"]));
    }
    expect(await unitsIn(world, "grant"), project).to.deep.equal(shared(before));
  }
}
