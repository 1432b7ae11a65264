import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { expect } from "chai";
import { check } from "../../src/audit/check.js";
import { canonical } from "../../src/audit/report/files.js";
import { guide } from "../../src/audit/report/guide.js";
import { type Report, reportOf } from "../../src/audit/report/model.js";
import { overall } from "../../src/audit/report/overall.js";
import { findingsIn } from "../../scripts/lib/findingsIn.js";
import { hostileReport, sourceOf } from "../helpers/reports.js";

const CHINESE = /\p{Script=Han}/u;
const read = (path: string): string => readFileSync(new URL(`../../docs/reference/${path}`, import.meta.url), "utf8");

describe("The audit's report", () => {
  let fits: ValidateFunction;
  before(() => {
    fits = new Ajv2020({ allErrors: true }).compile(JSON.parse(read("audit-report.schema.json")) as object);
  });

  for (const name of ["simar", "campus-lab"] as const) {
    it(`${name}: is what the published schema says, and the same bytes each time`, async () => {
      const source = await sourceOf(name);
      const [one, two] = [canonical(reportOf(source)), canonical(reportOf(source))];
      expect(one).to.equal(two);
      fits(JSON.parse(one));
      expect(fits.errors ?? []).to.deep.equal([]);
      expect(JSON.parse(one)).to.deep.include({ format: "jointly-audit-report/1", findings: [] });
    });

    it(`${name}: what flows into every place but the last flows out of it again`, async () => {
      const { agreements } = reportOf(await sourceOf(name));
      const books = agreements.flatMap((one) => one.books);
      expect(books.length).to.be.greaterThan(1);
      for (const { money, flows } of books) {
        const sum = (end: "from" | "to", id: string) =>
          flows.reduce((all, flow) => all + (flow[end].id === id ? flow.amount : 0n), 0n);
        expect(sum("from", "income")).to.equal(money.booked);
        const between = new Set(flows.flatMap(({ from, to }) => [from, to]).map(({ id, column }) => `${column}/${id}`));
        for (const place of between) {
          const id = place.slice(2);
          if (place[0] === "1" || place[0] === "2") expect(sum("to", id), id).to.equal(sum("from", id));
        }
      }
    });
  }

  it("fits the schema with findings too, and refuses what does not", async () => {
    const report = JSON.parse(canonical(await hostileReport())) as { findings: { severity: string }[] };
    fits(report);
    expect(fits.errors ?? []).to.deep.equal([]);
    expect(report.findings[0]!.severity).to.equal("critical");
    expect(fits({ ...report, strange: 1 })).to.equal(false);
    expect(fits({ ...report, findings: [{ ...report.findings[0], severity: "error" }] })).to.equal(false);
  });

  it("takes levels, coverage and capabilities as they come", async () => {
    const source = await sourceOf("simar");
    const levels = [...source.audit.levels, { level: "L7", verdict: "not anchored", rests: { en: "a", zh: "甲" } }];
    const endpoint = {
      client: "Some/1.0",
      capabilities: [{ id: "proof", title: { en: "Proofs", zh: "证明" }, able: false }],
      notes: [{ en: "It prunes.", zh: "会裁剪。" }],
    };
    const coverage = { ...source.audit.coverage, proof: { slots: 7, strange: 3, others: ["a", "b"] } };
    const audit = { ...source.audit, levels, coverage, endpoint } as unknown as typeof source.audit;
    const report = reportOf({ ...source, audit });
    expect(report.levels.at(-1)).to.deep.equal(levels.at(-1));
    expect(report.endpoint).to.deep.equal(endpoint);
    expect(report.coverage.slice(-3).map(({ id, count }) => [id, count])).to.deep.equal([
      ["proof.slots", 7],
      ["proof.strange", 3],
      ["proof.others", 2],
    ]);
    expect(report.verdict.sound).to.equal(false);
  });

  it("has a title for every count of its coverage", async () => {
    const { coverage } = reportOf(await sourceOf("simar"));
    expect(coverage.filter(({ id, title }) => title.en === id || !CHINESE.test(title.zh))).to.deep.equal([]);
  });

  it("is sound only where nothing was found and every level asked for was passed", () => {
    const passed = { level: "L0", verdict: "passed" };
    expect(overall([passed, { level: "L1", verdict: "not asked" }], 0)).to.include({ sound: true, reached: "L0" });
    expect(overall([passed, { level: "L1", verdict: "not available" }], 0)).to.include({ sound: false, reached: "L0" });
    expect(overall([{ level: "L0", verdict: "failed" }], 2)).to.include({ sound: false, reached: "" });
    expect(overall([{ level: "L0", verdict: "failed" }], 1).sentence.en).to.equal("One thing is not as it must be.");
  });

  it("explains every check's findings in both languages, in the reference as it stands", async () => {
    const { verdicts } = (await sourceOf("simar")).audit;
    expect(Object.keys(guide)).to.include.members(verdicts.map(({ id }) => id));
    expect(Object.keys(guide)).to.include.members(
      check([], (await sourceOf("simar")).audit.contracts).verdicts.map(({ id }) => id),
    );
    for (const [id, { title, meaning, advice }] of Object.entries(guide)) {
      for (const { en, zh } of [title, meaning, advice]) {
        expect(en, id).to.match(/[a-z]/).and.not.match(CHINESE);
        expect(zh, id).to.match(CHINESE);
      }
    }
    expect(read("findings.md"), "run: npm run docs:findings").to.equal(await findingsIn("en"));
    expect(read("findings.zh-CN.md"), "run: npm run docs:findings").to.equal(await findingsIn("zh"));
  });

  it("names in its timeline what happened, when, and by whose key", async () => {
    const { timeline }: Report = reportOf(await sourceOf("simar"));
    const force = timeline.find(({ event }) => event === "AgreementActivated")!;
    expect(force.text.en).to.equal("Version 1 of agreement 1 is in force, for service from 2025-09-01 on.");
    const booked = timeline.find(({ event }) => event === "ReceiptBooked")!;
    expect(booked.by.map(({ member }) => member)).to.deep.equal([1n]);
    expect(timeline.map(({ time }) => time)).to.deep.equal(timeline.map(({ time }) => time).toSorted());
    expect(timeline.some(({ more }) => more > 0)).to.equal(true);
  });
});
