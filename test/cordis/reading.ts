import { expect } from "chai";
import { validate } from "../../src/agreement/validate.js";
import { importCordis } from "../../src/cordis/importCordis.js";
import { PARTICIPATIONS, PROJECTS } from "../helpers/smallTables.js";

const only = (projects = PROJECTS, participations = PARTICIPATIONS) => {
  const { imported, faults } = importCordis(projects, participations);
  expect(faults).to.deep.equal([]);
  const [one] = imported;
  expect(validate(one!.file).faults).to.deep.equal([]);
  return one!;
};
const said = (assumptions: { en: string }[]) => assumptions.map(({ en }) => en).join("\n");

describe("Reading a CORDIS project", () => {
  it("classes, shares and own cost; the coordinator leads and holds the money", () => {
    const { agreement, members } = only().file;
    expect(members.map(({ id, class: memberClass }) => [id, memberClass])).to.deep.equal([
      ["org-100000001", "School"],
      ["org-100000002", "Enterprise"],
      ["org-100000003", "Institute"],
      ["org-100000004", "Government"],
    ]);
    expect(members[1]!.registration).to.deep.equal({ type: "CORDIS", number: "100000002" });
    expect(agreement.currencies).to.deep.equal([{ code: "EUR", holder: "org-100000001" }]);
    expect(agreement.parties.map(({ shares }) => shares["grant"])).to.deep.equal([
      "400.00",
      "300.25",
      "100.00",
      undefined,
    ]);
    expect(agreement.pools[0]!.cap).to.equal("800.25");
    expect(agreement.allToSomeAgreed).to.equal(true);
    expect([agreement.effective, agreement.expires]).to.deep.equal(["2024-01-01", "2031-12-31"]);
  });

  it("the life: the grant in two parts, own cost recorded, attested and final, a first revenue", () => {
    const { story } = only().file;
    const acts = story.map((step) => step.do);
    expect(acts).to.deep.equal([
      ...["receipt", "payment-run", "contribute", "attest", "finalise"],
      ...["receipt", "receipt", "payment-run"],
    ]);
    const gross = story.flatMap((step) => (step.do === "receipt" ? [step.gross] : []));
    expect(gross).to.deep.equal(["640.20", "160.05", "100200.25"]);
    const [own] = story.flatMap((step) => (step.do === "contribute" ? [step] : []));
    expect([own!.by, own!.quantity]).to.deep.equal(["org-100000002", "200.25"]);
  });

  it("says what it assumes of a third party and an associated partner", () => {
    const text = said(only().assumptions);
    expect(text).to.include("Harbour Tests is a third party: a member of its own, with its net share and no cost.");
    expect(text).to.include("Harbour City is an associated partner: a party with no share and no cost");
    expect(text).to.include("EUR 200.25 in all");
  });

  it("a lump sum has no cost to recover, which is not a cost of zero", () => {
    const rows = PARTICIPATIONS.replace("300.25,500.50", "300.25,0").replace("400,500\n", "400,0\n");
    const { file, assumptions } = only(PROJECTS.replace("1000.50", "0"), rows);
    expect(file.agreement.pools.map(({ name }) => name)).to.deep.equal(["grant", "results"]);
    expect(file.agreement.rates).to.deep.equal([]);
    expect(file.story.some((step) => step.do === "contribute")).to.equal(false);
    expect(said(assumptions)).to.include("its cost is missing, not zero");
  });

  it("an organisation in two rows is one member; one that left stays with its share", () => {
    const double = '900000001,BRIDGE,thirdParty,100000002,"Harbour Cranes, Ltd",PRC,true,0,0.50,0\n';
    const rows = PARTICIPATIONS.replace("REC,false", "REC,true").replace("0,100,0", "0,99.50,0") + double;
    const { file, assumptions } = only(PROJECTS, rows);
    expect(file.agreement.parties.map(({ shares }) => shares["grant"])).to.deep.equal([
      "400.00",
      "300.75",
      "99.50",
      undefined,
    ]);
    expect(said(assumptions)).to.include("Harbour Cranes, Ltd stands in more than one row");
    expect(said(assumptions)).to.include("Harbour Tests left the project: it stays listed");
    expect(said(assumptions)).not.to.include("Harbour Cranes, Ltd left");
  });

  it("two organisations of one name are told apart; a cent of rounding is said", () => {
    const rows = PARTICIPATIONS.replace("Harbour Tests", "Harbour City").replace("0,100,0", "0,100.01,0");
    const { file, assumptions } = only(PROJECTS, rows);
    const names = file.members.map(({ name }) => name.en);
    expect(names.slice(2)).to.deep.equal(["Harbour City (100000003)", "Harbour City (100000004)"]);
    expect(said(assumptions)).to.include("differ from the grant by EUR 0.01; the shares count");
  });
});
