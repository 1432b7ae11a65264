import { expect } from "chai";
import * as fc from "fast-check";
import { BilingualError } from "../../src/bilingualError.js";
import { contributionKinds } from "../../src/agreement/kinds.js";
import { classify, withoutInventors } from "../../src/rules/classify.js";
import { splitIncome } from "../../src/rules/money/netIncome.js";
import { patentBonus } from "../../src/rules/money/patentBonus.js";
import { floorsOf, mainFloor, makersRate, yearlyRewards, yearlyTerms } from "../../src/rules/money/rewards.js";
import { type CostKind, type ScheduleName, waterfallSchedules } from "../../src/rules/money/schedules.js";
import { type PresetName, presetOf } from "../../src/rules/presets/presets.js";

const state = presetOf("CN-state-university").rules;
const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });

describe("R28: net income", () => {
  it("Dayton: 20 % of gross, then cost, then half to the inventors", () => {
    const income = { gross: 100_000_00n, costs: { patent: 15_000_00n, legal: 5_000_01n } };
    expect(splitIncome("Dayton", income)).to.deep.equal({
      fee: 20_000_00n,
      costs: 20_000_01n,
      net: 59_999_99n,
      carried: 0n,
      shares: [
        { to: "makers", amount: 30_000_00n }, // half a cent more than half
        { to: "unit", amount: 29_999_99n },
      ],
    });
  });

  it("Loma Linda: 10 % only while there is cost to repay, then a third each", () => {
    const first = splitIncome("LomaLinda", { gross: 1_000_00n, costs: { patent: 2_000_00n } });
    expect(first).to.deep.include({ fee: 100_00n, costs: 900_00n, net: 0n, carried: 1_100_00n });
    const second = splitIncome("LomaLinda", { gross: 2_000_00n, costs: {}, carried: first.carried });
    expect(second).to.deep.include({ fee: 200_00n, costs: 1_100_00n, net: 700_00n, carried: 0n });
    const third = splitIncome("LomaLinda", { gross: 900_00n, costs: {}, carried: second.carried });
    expect(third).to.deep.include({ fee: 0n, costs: 0n, net: 900_00n });
    expect(third.shares.map(({ to, amount: part }) => [to, part])).to.deep.equal([
      ["makers", 299_9997n / 100n + 1n],
      ["school", 299_9997n / 100n],
      ["unit", 900_00n - 2n * (299_9997n / 100n) - 1n],
    ]);
  });

  it("Northwestern: legal cost, then 15 % of gross", () => {
    const { shares, ...sums } = splitIncome("Northwestern", { gross: 50_000_00n, costs: { legal: 4_000_00n } });
    expect(sums).to.deep.equal({ fee: 7_500_00n, costs: 4_000_00n, net: 38_500_00n, carried: 0n });
    expect(shares).to.deep.equal([]);
  });

  it("China deducts tax, maintenance and transaction cost, and nothing else", () => {
    const costs = { tax: 6_000_00n, maintenance: 3_000_00n, transaction: 1_000_00n };
    expect(splitIncome("CN-net", { gross: 106_000_00n, costs })).to.deep.include({ fee: 0n, net: 96_000_00n });
    expect(() => splitIncome("CN-net", { gross: 1n, costs: { development: 1n } })).to.throw(
      BilingualError,
      'Cost of the kind "development" is not deducted under the schedule CN-net.',
    );
  });

  it("loses nothing, takes no more than there is, and rounds for the makers, whatever comes", () => {
    const names = fc.constantFrom(...(Object.keys(waterfallSchedules) as ScheduleName[]));
    fc.assert(
      fc.property(names, amount, amount, amount, (name, gross, cost, carried) => {
        const schedule = waterfallSchedules[name];
        const step = schedule.steps.find(({ take }) => take === "costs") as { kinds: readonly CostKind[] };
        const {
          fee,
          costs,
          net,
          carried: later,
          shares,
        } = splitIncome(name, {
          gross,
          costs: { [step.kinds[0]!]: cost },
          carried,
        });
        expect(fee + costs + net).to.equal(gross);
        expect(costs + later).to.equal(cost + carried);
        for (const part of [fee, costs, net, later, ...shares.map((share) => share.amount)])
          expect(part >= 0n).to.equal(true);
        if (shares.length > 0) expect(shares.reduce((sum, share) => sum + share.amount, 0n)).to.equal(net);
        const makers = shares.find(({ to }) => to === "makers");
        if (makers !== undefined && name !== "LomaLinda") expect(makers.amount * 2n >= net).to.equal(true);
      }),
    );
  });
});

describe("R14 to R17: rewards", () => {
  it("floors are rounded up: half of an odd amount is the larger half", () => {
    expect(floorsOf(101n, state)).to.deep.equal({ makers: 51n, main: 26n });
    expect(mainFloor(101n, state)).to.equal(51n);
  });

  it("a province that binds has its own figures; one that allows leaves the statute's", () => {
    const by = (name: PresetName) => floorsOf(1_001n, presetOf(name).rules);
    expect(by("CN-Zhejiang")).to.deep.equal({ makers: 701n, main: 491n, officeOfPot: 36n });
    expect(by("CN-Shandong")).to.deep.equal({ makers: 701n, main: 351n, officeOfNet: 100n });
    expect(by("CN-Beijing")).to.deep.equal({ makers: 501n, main: 251n });
    expect(by("HorizonEurope")).to.deep.equal({});
    expect(yearlyTerms(presetOf("CN-Shandong").rules)!.rate).to.equal("10 %");
    expect(yearlyTerms(presetOf("CN-Zhejiang").rules)!.rate).to.equal("5 %");
  });

  it("each rule has its own floor, which only a province that binds raises", () => {
    expect(makersRate(state, "60 %")).to.equal("60 %");
    expect(makersRate(presetOf("CN-Beijing").rules, "60 %")).to.equal("60 %");
    expect(makersRate(presetOf("CN-Zhejiang").rules, "60 %")).to.equal("70 %");
  });

  it("the main contributors' half holds under every law: the contracts ask for it", () => {
    expect(mainFloor(101n, presetOf("HorizonEurope").rules)).to.equal(51n);
    expect(mainFloor(100n, presetOf("CN-Zhejiang").rules)).to.equal(70n);
  });

  it("R16: 5 % of each year's profit for 3 to 5 years; a loss counts as a year and pays nothing", () => {
    const profits = [1_000n, -400n, 333n, 2_000n, 5_000n, 9_000n];
    expect(yearlyRewards(profits, state.R16!)).to.deep.equal([50n, 0n, 17n, 100n, 250n, 0n]);
    expect(yearlyRewards(profits, state.R16!, 3)).to.deep.equal([50n, 0n, 17n, 0n, 0n, 0n]);
    expect(() => yearlyRewards(profits, state.R16!, 2)).to.throw(BilingualError, "3 to 5 years, not 2");
    expect(() => yearlyRewards(profits, state.R16!, 6)).to.throw(BilingualError);
  });

  it("R16, R18: in Beijing years count from the first one with a profit", () => {
    const { yearly } = presetOf("CN-Beijing").rules.R18!;
    expect(yearlyRewards([-5n, 0n, 100n, 100n, 100n, 100n, 100n, 100n], yearly)).to.deep.equal([
      0n,
      0n,
      5n,
      5n,
      5n,
      5n,
      5n,
      0n,
    ]);
    expect(yearlyRewards([-5n, 0n], yearly)).to.deep.equal([0n, 0n]);
  });
});

describe("R20: a bonus for a patent", () => {
  it("is 4,000 yuan for an invention and 1,500 for others, within three months", () => {
    const figures = state.R20!;
    expect(patentBonus("invention", "2026-03-15", figures)).to.deep.equal({ least: 4_000_00n, until: "2026-06-15" });
    expect(patentBonus("utility-model", "2026-11-30", figures)).to.deep.equal({
      least: 1_500_00n,
      until: "2027-02-28",
    });
    expect(patentBonus("design", "2027-11-30", figures)).to.deep.equal({ least: 1_500_00n, until: "2028-02-29" });
  });
});

describe("R03, R22: what contributions tell", () => {
  const kinds = fc.subarray([...contributionKinds], { minLength: 1 });
  const given = fc.dictionary(fc.constantFrom("a", "b", "c", "d"), kinds).map((each) => new Map(Object.entries(each)));

  it("money and material make a commissioner, work on both sides a cooperation", () => {
    const told = (each: Record<string, (typeof contributionKinds)[number][]>) =>
      classify(new Map(Object.entries(each)));
    expect(told({ a: ["software"], b: ["cash", "equipment"] })).to.deep.equal({
      development: "commissioned",
      passive: ["b"],
    });
    expect(told({ a: ["software"], b: ["cash", "methodology"] })).to.deep.equal({
      development: "cooperative",
      passive: [],
    });
    expect(told({ a: ["cash"], b: ["cash"] })).to.deep.equal({ development: "unknown", passive: ["a", "b"] });
    expect(told({ a: ["software"] })).to.deep.equal({ development: "unknown", passive: [] });
  });

  it("more contributions never make a developer passive; who is passive is no inventor", () => {
    fc.assert(
      fc.property(given, kinds, (contributions, more) => {
        const { passive } = classify(contributions);
        for (const id of passive) expect(withoutInventors(contributions)).to.include(id);
        const richer = new Map([...contributions].map(([id, had]) => [id, [...had, ...more]]));
        for (const id of classify(richer).passive) expect(passive).to.include(id);
      }),
    );
  });
});
