import { expect } from "chai";
import { type Imported, importCordis } from "../../src/cordis/importCordis.js";
import { bytesOf, needTables } from "../helpers/cordis.js";
import { reconcileProjects } from "../helpers/cordisProjects.js";
import { random, sample, seedOfRun } from "../helpers/random.js";

const fixed = [
  ...["101070604", "101103898"], // SIMAR; an organisation in two rows
  ...["101122151", "101121853", "101135876"], // lump sums with third parties
  ...["101135053", "101135343"], // lump sums with associated partners
  ...["101070536", "101056818", "101091409"], // three third parties and more
  ...["101061198", "101070477"], // three associated partners and more
  ...["101069765", "101057029"], // a terminated member with a share
  ...["101061548", "101070120"], // a terminated member without
  ...["101057730", "101112054"], // a participant that pays all itself
  ...["101057067", "101135443"], // a coordinator with own cost; five members
];

describe("Real projects", () => {
  let imported: Imported[];

  before(function () {
    needTables(this);
    const all = importCordis(bytesOf("projects"), bytesOf("participations"));
    expect(all.faults).to.deep.equal([]);
    ({ imported } = all);
  });

  it("are all imported, 3,839 parties in 316 agreements, with what was assumed", () => {
    expect(imported.length).to.equal(316);
    const parties = imported.map(({ file }) => file.agreement.parties.length);
    expect(parties.reduce((sum, count) => sum + count)).to.equal(3839);
    const lumpSums = imported.filter(({ assumptions }) => assumptions.some(({ en }) => /lump sum/.test(en)));
    expect(lumpSums.length).to.equal(45);
    expect(lumpSums.every(({ file }) => file.agreement.rates.length === 0)).to.equal(true);
    const said = imported.flatMap(({ assumptions }) => assumptions.map(({ en }) => en));
    expect(said.filter((text) => /third party/.test(text)).length).to.equal(160);
    expect(said.filter((text) => /associated partner/.test(text)).length).to.equal(289);
  });

  it("SIMAR: own cost of four firms, 414,422.84 in all", () => {
    const { file } = importCordis(bytesOf("projects"), bytesOf("participations"), { project: "101070604" })
      .imported[0]!;
    const own = file.story.flatMap((step) => (step.do === "contribute" ? [step.quantity] : []));
    expect(own).to.have.members(["199875.00", "90375.00", "80297.84", "43875.00"]);
  });

  it("twenty fixed and twenty random ones live on one chain and reconcile to the cent", async () => {
    const chosen = imported.filter(({ project }) => fixed.includes(project));
    expect(chosen.length).to.equal(20);
    const others = imported.filter(({ project }) => !fixed.includes(project));
    await reconcileProjects([...chosen, ...sample(others, 20, random(seedOfRun("random projects")))]);
  }).timeout(240_000);
});
