import { readFileSync } from "node:fs";
import { expect } from "chai";
import { rulesIn as pageIn } from "../../scripts/lib/rulesIn.js";
import { toPpm } from "../../src/percent.js";
import { checkAgreement } from "../../src/rules/check/checkAgreement.js";
import { compiled } from "../../src/rules/check/property.js";
import {
  type PresetName,
  presetNames,
  presetOf,
  presets,
  presetsWith,
  rulesIn,
} from "../../src/rules/presets/presets.js";
import { DAYS_LIMIT, dayFields, ownerActs, propertyFields } from "../../src/rules/property/ownerRules.js";
import { toStruct } from "../../src/rules/property/struct.js";
import { words } from "../../src/rules/rule.js";
import { ruleIds, rules } from "../../src/rules/rules.js";
import { changed } from "../helpers/ruleCases.js";

const CHINESE = /\p{Script=Han}/u;

describe("Rules as data", () => {
  it("are R01 to R36 and X01 to X06, each in both languages and in some preset", () => {
    const numbered = (letter: string, count: number) =>
      Array.from({ length: count }, (_, i) => letter + String(i + 1).padStart(2, "0"));
    expect(ruleIds).to.deep.equal([...numbered("R", 36), ...numbered("X", 6)]);
    for (const id of ruleIds) {
      const { title, source, effect } = rules[id];
      for (const { en, zh } of [title, source, effect]) {
        expect(en, id).to.match(/[a-z]/).and.not.match(CHINESE);
        expect(zh, id).to.match(/\S/);
      }
      for (const { zh } of [title, effect]) expect(zh, id).to.match(CHINESE);
      expect(presetsWith(id), id).to.have.length.greaterThan(0);
    }
  });

  it("bind as strongly as the sources say", () => {
    const of = (force: string) => ruleIds.filter((id) => rules[id].force === force);
    expect(of("floor")).to.deep.equal(["R14", "R15", "R16", "R17", "R18"]);
    expect(of("prohibition")).to.deep.equal(["R10", "R12", "R19", "R21", "R22", "R31", "R33", "R36", "X01"]);
    expect(of("warning")).to.deep.equal(["R03", "X02", "X03", "X04"]);
    expect(ruleIds.filter((id) => rules[id].mark === "memory")).to.deep.equal(["X01", "X02", "X03", "X04"]);
  });

  for (const lang of ["en", "zh"] as const) {
    it(`stand in the reference as they are (${lang})`, async () => {
      const file = `../../docs/reference/rules${lang === "zh" ? ".zh-CN" : ""}.md`;
      const text = readFileSync(new URL(file, import.meta.url), "utf8");
      expect(text, "run: npm run docs:commands").to.equal(await pageIn(lang));
      for (const mark of ["seen", "memory"] as const) expect(text).to.include(words.mark[mark][lang].slice(0, 3));
    });
  }
});

describe("Presets", () => {
  for (const name of presetNames) {
    it(`${name}: says everything, within what the contracts keep, and judges an example`, () => {
      const { property, says } = presetOf(name);
      expect(Object.keys(property).toSorted()).to.deep.equal([...propertyFields].toSorted());
      for (const field of dayFields) expect(property[field]).to.be.within(0, DAYS_LIMIT);
      for (const act of ownerActs) {
        const { consent, noticeDays = 0 } = property[act];
        expect(noticeDays > 0, act).to.equal(consent === "no-objection");
      }
      for (const { text } of [...says, { text: presets[name].title }]) expect(text.zh).to.match(/\S/);
      for (const of of ["campus-lab", "simar"] as const) {
        const own = {
          "agreement.property": { preset: name, ownersPool: "by-cost" },
          "story[28].change.property": undefined,
        };
        const set = of === "simar" ? own : {}; // what a file says otherwise than its preset is judged elsewhere
        const { verdicts, sound } = checkAgreement(changed({ of, set }), name);
        expect(verdicts.map(({ rule }) => rule)).to.deep.equal(rulesIn(presetOf(name)));
        expect(sound, JSON.stringify(verdicts)).to.equal(true);
      }
    });

    it(`${name}: a file that names it has what its rules compile to`, () => {
      const set = { "agreement.property": { preset: name, ownersPool: "by-share" } };
      const { verdicts } = checkAgreement(changed({ set }), name);
      for (const { rule, verdict, why } of verdicts) {
        if (rule in compiled || rule === "R10" || rule === "R19")
          expect(verdict, `${rule} ${why.en}`).to.equal("holds");
      }
    });
  }

  /** One number a field: consent and days of owner rules. */
  const line = (name: PresetName) => {
    const rules = toStruct(presetOf(name).property, 3);
    const acts = ownerActs.map((act) => `${rules[act].consent}/${rules[act].noticeDays}`).join(" ");
    return [rules.licensorKeeps, rules.subLicences, ...dayFields.map((field) => rules[field]), acts].join(" ");
  };

  it("compile to these property rules", () => {
    //         keeps sub  pre pub cure acc use  file ordinary secret exclusive transfer pledge renounce abandon
    const china = "1/0 1/0 4/0 4/0 4/0 1/0 4/0";
    expect(line("Ledger")).to.equal("false false 0 0 30 0 0 4/0 4/0 4/0 4/0 4/0 4/0 1/0 4/0");
    expect(line("CN-default")).to.equal(`true false 30 0 30 0 0 2/30 ${china}`);
    for (const name of ["CN-state-university", "CN-Beijing", "CN-Shanghai", "CN-Shandong", "CN-Zhejiang"] as const) {
      expect(line(name)).to.equal(`true false 30 15 30 0 0 2/30 ${china}`);
    }
    expect(line("HorizonEurope")).to.equal("false false 0 0 30 365 365 2/45 2/45 2/45 4/0 2/45 4/0 1/0 4/0");
    for (const name of ["consortium-B", "consortium-C"] as const) {
      expect(line(name)).to.equal("false false 0 0 30 0 365 4/0 4/0 4/0 4/0 4/0 4/0 1/0 4/0");
    }
    for (const name of ["Lambert-1", "Lambert-2", "Lambert-3", "consortium-A", "US-BayhDole-Dayton"] as const) {
      expect(line(name)).to.equal(line("Ledger"));
    }
  });

  it("have the provinces' figures: mandatory in Shandong and Zhejiang, permitted in Beijing and Shanghai", () => {
    const figures = (name: PresetName) => presetOf(name).rules.R18!;
    for (const name of ["CN-Beijing", "CN-Shanghai"] as const) {
      expect(figures(name)).to.include({ reward: "70 %", mandatory: false });
      expect(figures(name).yearly).to.include({ rate: "5 %", mostYears: 5, mandatory: false, fromFirstProfit: true });
    }
    expect(figures("CN-Shandong")).to.include({ reward: "70 %", mandatory: true, officeOfNet: "10 %" });
    expect(figures("CN-Shandong").yearly).to.include({ rate: "10 %", leastYears: 3, mostYears: 5, mandatory: true });
    expect(figures("CN-Zhejiang")).to.include({ mandatory: true, main: "70 %", officeOfPot: "5 %" });
    expect(figures("CN-Zhejiang").yearly).to.include({ rate: "10 %", mostYears: 5, mandatory: false });
  });

  it("never lower a floor of the preset they extend", () => {
    for (const name of presetNames) {
      const { R14, R18 } = presetOf(name).rules;
      if (R14 !== undefined) expect(toPpm(R18?.reward ?? R14.floor)).to.be.at.least(500_000);
    }
  });
});
