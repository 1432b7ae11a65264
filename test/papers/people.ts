import { expect } from "chai";
import * as fc from "fast-check";
import * as v from "valibot";
import { certificateHtml, certificateInPage, certified } from "../../src/papers/people/certificate.js";
import { certificateFile, listFile, proofFile } from "../../src/papers/people/files.js";
import { type PeopleList, factsOf, lineDigest, mainOf, totalOf } from "../../src/papers/people/list.js";
import { isSound, proofOf } from "../../src/papers/people/proof.js";
import { PeopleTableError, peopleIn } from "../../src/papers/people/table.js";
import { listDigest } from "../../src/sdk/acts/rewards/types.js";

const CNY = "0x000000000000000000000000000000000000009C";
const REWARDS = `0x${"5".repeat(40)}`;
const salt = (n: number) => `0x${n.toString(16).padStart(64, "0")}`;
const CSV = `person,main,amount,text
Li Wei,yes,6000.00,"led the design, twice"
Ana María Gómez,是,2000.50,built the rig
王芳,否,3999.50,
`;

const about: Omit<PeopleList, "people"> = {
  chainId: "31337",
  contract: REWARDS,
  key: { agreement: 1n, member: 2, kind: 1, currency: CNY, first: 20_454, last: 20_818 },
  unit: "CNY",
  decimals: 2,
};
const listOf = (csv = CSV): PeopleList => ({
  ...about,
  people: peopleIn(csv, 2).map((one, place) => ({ ...one, salt: salt(place + 1) })),
});

describe("Lists of people", () => {
  it("read a table in both languages, and add up", () => {
    const list = listOf();
    expect(list.people.map(({ person, main, amount }) => [person, main, amount])).to.deep.equal([
      ["Li Wei", true, 600_000n],
      ["Ana María Gómez", true, 200_050n],
      ["王芳", false, 399_950n],
    ]);
    const { count, total, main } = factsOf(list);
    expect([count, total, main]).to.deep.equal([3, 1_200_000n, 800_050n]);
  });

  it("tell every line of a table that is wrong", () => {
    const csv = "person,main,amount,text\n,yes,1,x\nAnn,maybe,1,x\nBo,yes,1.005,x\nCy,no,1,x\nCy,no,2,x\n";
    const told = () => peopleIn(csv, 2);
    expect(told).to.throw(PeopleTableError);
    try {
      told();
    } catch (error) {
      const { en, zh } = (error as PeopleTableError).sentence;
      expect(en.split("\n")).to.deep.equal([
        "line 2: nobody is named.",
        'line 3: "maybe" is neither yes nor no.',
        'line 4: "1.005" is not an amount with at most 2 decimals.',
        'line 6: "Cy" is named twice; add up what is theirs, or tell namesakes apart.',
      ]);
      expect(zh.split("\n")).to.have.length(4);
    }
    expect(() => peopleIn("person,main\nAnn,yes\n", 2)).to.throw("lacks the columns: amount, text");
    expect(() => peopleIn("person,main,amount,text\n", 2)).to.throw("no people");
  });

  it("add up what all get, and what main contributors do; of certificates nothing is counted so", () => {
    const people = peopleIn("person,main,amount,text\nAnn,yes,49.99,\nBo,no,50.01,\n", 2);
    expect([totalOf(people), mainOf("reward", people), mainOf("certificate", people)]).to.deep.equal([
      100_00n,
      49_99n,
      0n,
    ]);
  });

  it("prove each line, and no other, nor one that was altered", () => {
    const persons = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(persons, fc.nat(), fc.bigInt(0n, 2n ** 90n), (names, pick, amount) => {
        const people = names.map((person, i) => ({ person, main: i % 2 === 0, amount, text: "", salt: salt(i) }));
        const list = { ...about, people };
        const name = names[pick % names.length]!;
        const line = proofOf(list, name)!;
        expect(line.root).to.equal(factsOf(list).root);
        expect(isSound(line)).to.equal(true);
        for (const altered of [{ amount: amount + 1n }, { person: `${name}.` }, { main: !line.main }, { text: "x" }]) {
          expect(isSound({ ...line, ...altered })).to.equal(false);
        }
        expect(isSound({ ...line, index: line.index + 1 })).to.equal(false);
        expect(isSound({ ...line, unit: "EUR" })).to.equal(false);
      }),
      { numRuns: 60 },
    );
    expect(proofOf(listOf(), "somebody else")).to.equal(undefined);
  });

  it("say nothing of a person without the salt, and the same of nobody twice", () => {
    const [one] = listOf().people;
    expect(lineDigest(one!, "CNY")).to.not.equal(lineDigest({ ...one!, salt: salt(9) }, "CNY"));
    const moved = { ...one!, person: "Li", text: " Wei" };
    expect(lineDigest(moved, "CNY")).to.not.equal(lineDigest({ ...one!, person: "Li Wei", text: "" }, "CNY"));
  });

  it("are written to files and read back", () => {
    const list = listOf();
    const again = v.parse(listFile.schema, JSON.parse(JSON.stringify(listFile.write(list))));
    expect(again).to.deep.equal(list);
    const line = proofOf(list, "王芳")!;
    const text = JSON.stringify(proofFile.write(line));
    expect(v.parse(proofFile.schema, JSON.parse(text))).to.deep.equal(line);
    for (const other of ["Li Wei", "Ana", "built the rig", salt(1)]) expect(text).to.not.include(other);
    const tooFine = { ...proofFile.write(line), amount: "1.005" };
    expect(v.safeParse(proofFile.schema, tooFine).success).to.equal(false);
  });

  it("have a key that the chain knows them by", () => {
    expect(listDigest(about.key)).to.match(/^0x[0-9a-f]{64}$/);
    expect(listDigest({ ...about.key, last: 20_819 })).to.not.equal(listDigest(about.key));
  });
});

describe("Certificates of contribution", () => {
  const issuer = { en: "River College", zh: "江城职业学院" };
  const project = { en: "Smart inspection", zh: "智能巡检" };
  const certificateFor = (person: string, text: string) => {
    const people = [{ person, main: false, amount: 3750n, text, salt: salt(7) }];
    const key = { ...about.key, kind: 2, currency: `0x${"0".repeat(40)}` };
    return { ...proofOf({ ...about, key, unit: "hours", people }, person)!, issuer, project };
  };

  it("say in both languages who contributed what", () => {
    const { en, zh } = certified(certificateFor("Li Wei", "ran the wind tunnel"));
    expect(en).to.equal(
      "River College certifies that Li Wei contributed to Smart inspection from 2026-01-01 to 2026-12-31: ran the wind tunnel.",
    );
    expect(zh).to.equal(
      "兹证明Li Wei于 2026-01-01 至 2026-12-31 期间参与“智能巡检”：ran the wind tunnel。——江城职业学院",
    );
  });

  it("are pages without a script whose data can be read back, whatever people are called", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), fc.string({ unit: "binary" }), (name, text) => {
        const certificate = certificateFor(`${name}</pre><script>alert(1)</script>`, `${text}&amp;<b>"'`);
        const file = certificateFile.write(certificate);
        const page = certificateHtml(certificate, file);
        expect(page).to.not.match(/<script|<b>/);
        expect(JSON.parse(certificateInPage(page)!)).to.deep.equal(JSON.parse(JSON.stringify(file)));
      }),
      { numRuns: 100 },
    );
    expect(certificateInPage("<html></html>")).to.equal(undefined);
  });
});
