import { expect } from "chai";
import { BilingualError } from "../../src/bilingualError.js";
import { CliError } from "../../src/cli/exits.js";
import { type Format, type Lang, Output } from "../../src/cli/output.js";
import { cost, profit } from "../../src/cli/rewardKinds.js";
import { type FloorsAsked, tellFloors } from "../../src/cli/rewardFloors.js";
import { toDay } from "../../src/dates.js";
import { refusal } from "../helpers/cli.js";

const nothing: FloorsAsked = {
  preset: "CN-state-university",
  currency: "CNY",
  net: undefined,
  gross: undefined,
  cost: [],
  carried: undefined,
  profit: [],
  years: undefined,
  patent: undefined,
  granted: undefined,
};

describe("reward floors", () => {
  function told(asked: Partial<FloorsAsked>, lang: Lang = "en", format: Format = "text"): string {
    let stdout = "";
    const write = (text: string) => (stdout += text);
    tellFloors(new Output(lang, format, false, write, () => undefined), { ...nothing, ...asked });
    return stdout;
  }
  const refused = async (asked: Partial<FloorsAsked>) =>
    (await refusal(new Promise((done) => done(told(asked))), BilingualError)).sentence.en;

  it("takes off the gross what the preset deducts, then says what is owed of the net", () => {
    const costs = [
      { kind: "tax" as const, amount: "6000.00" },
      { kind: "maintenance" as const, amount: "3000.00" },
      { kind: "maintenance" as const, amount: "1000.00" },
    ];
    const said = told({ preset: "CN-Zhejiang", gross: "106000.00", cost: costs });
    expect(said).to.match(/Costs deducted \(R28\) +CNY 10,000\.00\n/);
    expect(said).to.match(/Net income +CNY 96,000\.00\n/);
    expect(said).to.match(/To the makers, at least \(R14, R18\) +CNY 67,200\.00\n/);
    expect(said).to.match(/main contributors, at least \(R17, R18\) +CNY 47,040\.00\n/);
    expect(said).to.match(/transfer office's staff \(R18\) +CNY 3,360\.00\n/);
    expect(told({ preset: "CN-Shandong", net: "1000.00" }, "zh")).to.match(/转化机构可提取（R18） +CNY 100\.00/);
  });

  it("shares as an American schedule does, and carries forward what was not covered", () => {
    const asked = { preset: "US-BayhDole-LomaLinda", currency: "USD", gross: "1000.00", carried: "2000.00" } as const;
    expect(JSON.parse(told(asked, "en", "json"))).to.deep.equal({
      fee: "100.00",
      costs: "900.00",
      carried: "1,100.00",
      net: "0.00",
      makers: "0.00",
      school: "0.00",
      unit: "0.00",
    });
  });

  it("says what each year of own exploitation owes, and a patent's bonus with its last day", () => {
    const said = told({ preset: "CN-Shandong", profit: ["1000.00", "-400.00", "333.33"], years: 3 });
    expect(said).to.match(/year 1, at least \(R16\) +CNY 100\.00\n.*year 2.*CNY 0\.00\n.*year 3.*CNY 33\.34\n/s);
    const bonus = told({ preset: "CN-default", patent: "design", granted: toDay("2026-11-30") });
    expect(bonus).to.match(/To the inventors by 2027-02-28, at least \(R20\) +CNY 1,500\.00\n/);
    const json = told({ patent: "design", granted: toDay("2026-11-30") }, "en", "json");
    expect(JSON.parse(json)).to.deep.equal({ bonus: "1,500.00", bonusUntil: "2027-02-28" });
  });

  it("says what is missing, or what a preset does not have", async () => {
    expect(await refused({})).to.match(/^Nothing to work out: give --net or --gross/);
    expect(await refused({ preset: "HorizonEurope", gross: "1.00" })).to.match(/^HorizonEurope does not say/);
    expect(await refused({ preset: "HorizonEurope", profit: ["1.00"] })).to.match(/asks for no yearly reward/);
    expect(await refused({ profit: ["1.00"], years: 2 })).to.match(/runs for 3 to 5 years/);
    expect(await refused({ preset: "HorizonEurope", net: "1.00" })).to.match(/^HorizonEurope has no floor/);
  });

  it("says what keeps a patent's bonus from being worked out", async () => {
    const [patent, granted] = ["design", toDay("2026-11-30")] as const;
    expect(await refused({ patent })).to.match(/^When was the patent granted\?/);
    expect(await refused({ granted })).to.match(/^What kind of patent/);
    expect(await refused({ patent, granted, preset: "HorizonEurope" })).to.match(/^HorizonEurope asks for no bonus/);
    expect(await refused({ patent, granted, currency: "USD" })).to.match(/in CNY \(R20\), not in USD/);
  });

  it("leaves out nothing that is given", async () => {
    const tax = { kind: "tax", amount: "1.00" } as const;
    const income = { net: "1.00", profit: ["1.00"] };
    expect(await refused({ net: "1.00", gross: "2.00" })).to.match(/^Give --net or --gross, not both/);
    expect(await refused({ net: "1.00", cost: [tax] })).to.match(/come off a gross: give --gross/);
    expect(await refused({ net: "1.00", carried: "1.00" })).to.match(/come off a gross: give --gross/);
    expect(await refused({ net: "1.00", years: 3 })).to.match(/give --profit of each year/);
    expect(await refused({ preset: "HorizonEurope", ...income })).to.match(/^HorizonEurope has no floor/);
  });

  it("reads costs and losses", async () => {
    const session = undefined as never;
    expect(await cost.read("tax=1,250.00", session)).to.deep.equal({ kind: "tax", amount: "1250.00" });
    expect(await profit.read("-400.00", session)).to.equal("-400.00");
    for (const text of ["tea=1.00", "tax", "tax=x"]) {
      await refusal(
        Promise.resolve().then(() => cost.read(text, session)),
        CliError,
      );
    }
    await refusal(
      Promise.resolve().then(() => profit.read("--1", session)),
      CliError,
    );
  });
});
