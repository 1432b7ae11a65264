import { expect } from "chai";
import { type Reallocation, importReallocations } from "../../src/cordis/amendments.js";
import { bytesOf, needTables } from "../helpers/cordis.js";
import { reconcileReallocations } from "../helpers/cordisReallocations.js";
import { random, sample, seedOfRun } from "../helpers/random.js";

/** RHINOCEROS, WHEEL, EcoDLT (alone, and replaced), D-Carbonize and TRIFFID (doubled), TRANSITION (removed), THREAD (names). */
const fixed = ["101069685", "101084409", "101180622", "101073223", "101168042", "101069665", "101186901"];

describe("Real amendments", () => {
  let reallocations: Reallocation[];

  before(function () {
    needTables(this);
    const all = importReallocations(
      bytesOf("amended_participations"),
      bytesOf("amendments"),
      bytesOf("participations"),
    );
    expect(all.faults).to.deep.equal([]);
    ({ reallocations } = all);
  });

  it("are 64, and each moves shares that add up to zero", () => {
    expect(reallocations.length).to.equal(64);
    for (const { moved } of reallocations)
      expect([...moved.values()].reduce((sum, cents) => sum + cents, 0n)).to.equal(0n);
  });

  it("WHEEL: three join, one is terminated, 5,032,904.48 moves", () => {
    const { file, moved } = reallocations.find(({ project }) => project === "101084409")!;
    const gains = [...moved.values()].filter((cents) => cents > 0n);
    expect(gains.reduce((sum, cents) => sum + cents)).to.equal(503_290_448n);
    const [amend] = file.story;
    if (amend?.do !== "amend") return expect.fail("the story does not begin with the amendment");
    expect(amend.change.parties!.length - file.agreement.parties.length).to.equal(3);
  });

  it("some live on one chain: members, units and money afterwards are the table's", async () => {
    const chosen = reallocations.filter(({ project }) => fixed.includes(project));
    expect(chosen.length).to.equal(fixed.length);
    const others = reallocations.filter(({ project, file }) => !fixed.includes(project) && file.members.length < 20);
    await reconcileReallocations([...chosen, ...sample(others, 3, random(seedOfRun("random amendments")))]);
  }).timeout(120_000);
});
