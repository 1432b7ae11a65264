import { expect } from "chai";
import { agreementOf } from "../../scripts/lib/agreementOf.js";
import { faultLines } from "../../src/agreement/faults.js";
import { readAgreementFile, validate } from "../../src/agreement/validate.js";
import { exampleOf, put, textOf } from "../helpers/agreementCases.js";

/** Ten things wrong, of every sort, in the order in which they stand in the file. */
const ten: [path: string, value: unknown][] = [
  ["members[1].class", "University"],
  ["members[2].registration.number", "91320000MA000000IC"],
  ["agreement.currencies[0].holder", "bank"],
  ["agreement.pools[1].cap", "80000.005"],
  ["agreement.tiers[3].pool", "work"],
  ["agreement.rates[1].cost", "500 %"],
  ["agreement.parties[2].shares.profit", "1"],
  ["agreement.rules.closers", undefined],
  ["agreement.legal.object", ""],
  ["story[3].contribution", "lines"],
];

describe("Agreement files: the whole", () => {
  for (const name of ["simar", "campus-lab", "shared-invention"] as const) {
    it(`${name} passes with nothing to say, and stays as it is`, () => {
      const { file, faults } = readAgreementFile(textOf(name));
      expect(faults).to.deep.equal([]);
      expect(JSON.stringify(file)).to.equal(JSON.stringify(exampleOf(name)));
    });
  }

  it("lists all ten faults of a file with ten, in its order", () => {
    const bad = exampleOf("campus-lab");
    for (const [path, value] of [...ten].reverse()) put(bad, path, value);
    const { file, faults } = validate(bad);
    expect(file).to.equal(undefined);
    const paths = ten.map(([path]) => path).filter((path) => !path.endsWith("closers"));
    paths.splice(7, 0, "agreement.rules.closers");
    expect(faults.map(({ path }) => path)).to.deep.equal(paths);
    for (const { text, severity } of faults) {
      expect(severity).to.equal("fault");
      expect(text.en).to.match(/^.+\.$/);
      expect(text.zh).to.match(/^.*[\u4e00-\u9fff].*。$/);
    }
  });

  it("prints one line a fault, where it stands, and then what to do", () => {
    const text = textOf("campus-lab").replace('"pool": "by-work"', '"pool": "work"').replace('"3.5"', '"three"');
    const { faults } = readAgreementFile(text);
    expect(faultLines("a.json", faults, "en")).to.deep.equal([
      'agreement.tiers[3].pool (line 154): No pool is called "work". Pools: "zone-fee", "college-first", "by-work", "by-share", "costs".',
      'story[13].amount (line 335): This is no amount. Write digits with a point before decimals, like "1250.00", without separators.',
      "2 faults in a.json. Nothing was done; correct the file and start again.",
    ]);
    expect(faultLines("a.json", faults, "zh").at(-1)).to.equal(
      "a.json 有 2 处错误，未执行任何操作；请改正后重新运行。",
    );
  });

  it("prints warnings, and goes on", () => {
    const text = textOf("campus-lab").replace("11320000MB0000001G", "11320000MB0000001H");
    const { file, faults } = readAgreementFile(text);
    expect(file).to.not.equal(undefined);
    expect(faultLines("a.json", faults, "en")).to.deep.equal([
      'members[0].registration.number (line 21): warning: The check digit of the unified social credit code (GB 32100-2015) "11320000MB0000001H" would be G, not H. Compare it with the certificate.',
    ]);
    expect(faultLines("a.json", faults, "zh")[0]).to.include("提示：");
  });

  it("ends the program with code 2 where a file is missing, in a sentence", () => {
    const { exit } = process;
    const { error } = console;
    const printed: unknown[] = [];
    console.error = (line: unknown) => void printed.push(line);
    process.exit = (code) => {
      throw new Error(`exit ${code}`);
    };
    try {
      expect(() => agreementOf("no/such.json", "en")).to.throw("exit 2");
      expect(() => agreementOf("no/such.json", "zh")).to.throw("exit 2");
      expect(() => agreementOf("package.json", "en")).to.throw("exit 2");
    } finally {
      process.exit = exit;
      console.error = error;
    }
    expect(printed.slice(0, 2)).to.deep.equal([
      "There is no file no/such.json. Check the path.",
      "找不到文件 no/such.json，请检查路径。",
    ]);
    expect(printed.at(-1)).to.match(/^\d+ faults in package.json\./);
  });
});
