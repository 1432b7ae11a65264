import { expect } from "chai";
import type { Flow } from "../../src/audit/report/flows.js";
import { type Report, reportOf } from "../../src/audit/report/model.js";
import type { Language } from "../../src/audit/report/statementText.js";
import { notoFaces } from "../../src/cli/reportFonts.js";
import { reportFiles } from "../../src/papers/report/files.js";
import { reportHtml } from "../../src/papers/report/html.js";
import { MOST_ROWS } from "../../src/papers/report/content.js";
import { sankeyOf } from "../../src/papers/report/sankey.js";
import { timelineOf } from "../../src/papers/report/timeline.js";
import { laneNames, levelNames, levelVerdicts, words } from "../../src/papers/report/words.js";
import { hostileReport, sourceOf } from "../helpers/reports.js";
import { readXlsx } from "../helpers/xlsx.js";

const CHINESE = /\p{Script=Han}/u;
const textOf = (bytes: string | Uint8Array | undefined): string => String(bytes);

describe("The report as files", function () {
  this.timeout(60_000); // fonts and a PDF
  let simar: Report;
  let files: Record<Language, Map<string, string | Uint8Array>>;
  before(async () => {
    simar = reportOf(await sourceOf("simar"));
    files = {
      en: await reportFiles(simar, "en", notoFaces),
      zh: await reportFiles(simar, "zh", notoFaces),
    };
  });

  it("are the same bytes for the same chain, whenever they are made", async () => {
    const again = await reportFiles(reportOf(await sourceOf("simar")), "zh", notoFaces);
    expect([...again.keys()]).to.deep.equal([...files.zh.keys()]);
    for (const [name, content] of again) expect(files.zh.get(name), name).to.deep.equal(content);
    expect(files.en.get("report.json")).to.equal(files.zh.get("report.json"));
    expect(textOf(files.en.get("report.json"))).to.match(/^\{"agreements":.*\}\n$/);
  });

  for (const language of ["en", "zh"] as const) {
    it(`${language}: the page fetches nothing, runs nothing, and can be read without eyes`, () => {
      const page = textOf(files[language].get("report.html"));
      expect(page).to.include("default-src 'none'; style-src 'unsafe-inline'");
      expect(page).not.to.match(/<script|<link|<img|<iframe|@import|url\(|\bhref="(?!#)|\bsrc=|https?:/i);
      expect(page).to.include(`<html lang="${language === "zh" ? "zh-CN" : "en"}">`);
      const [tables, captions] = [page.match(/<table>/g), page.match(/<caption/g)];
      expect(captions).to.have.length(tables!.length);
      expect(page.match(/<svg [^>]*role="img" aria-label="[^"]+"/g)).to.have.length(3);
      expect(page)
        .to.include('<td class="n">1,031,749.35</td>')
        .and.not.match(/undefined|NaN|\{\w+\}(?![^<]*<\/style>)/);
      for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(page).to.include(`id="${id}"`);
    });
  }

  it("shows names and findings as text, whatever they contain, on the page and in spreadsheets", async () => {
    const report = await hostileReport();
    const page = reportHtml(report, "en");
    expect(page).not.to.match(/<script|<img/i);
    expect(page).to.include("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;");
    expect(page).to.include("&quot;&gt;&lt;script&gt;alert(2)&lt;/script&gt;");
    expect(page).to.include("✗").and.include("One thing is not as it must be.");
    const made = await reportFiles(report, "zh", notoFaces);
    expect(textOf(made.get("csv/findings.csv"))).to.match(/,"?'=1\+1/);
    expect(textOf(made.get("csv/statements.csv"))).to.include("'=<script>恶意</script>");
  });

  it("makes a PDF with its fonts inside, of the chain's date", () => {
    for (const language of ["en", "zh"] as const) {
      const bytes = files[language].get("report.pdf") as Uint8Array;
      const text = Buffer.from(bytes).toString("latin1");
      expect(text.slice(0, 5)).to.equal("%PDF-");
      expect(text).to.include("(D:20260720");
      expect(text.match(/\/FontFile2/g)!.length).to.be.greaterThan(language === "zh" ? 10 : 1);
      expect(bytes.length).to.be.lessThan(600_000);
    }
  });

  it("makes a workbook whose amounts are numbers, and the same tables as CSV", () => {
    const { rows, name } = readXlsx(files.en.get("report.xlsx") as Uint8Array);
    expect([name, rows[0]![0]]).to.deep.equal(["Findings", "Check"]);
    const csv = textOf(files.en.get("csv/payments.csv")).split("\r\n");
    expect(csv[0]).to.equal("\uFEFFRun,No.,Agreement,Payee,Status,Date,Currency,Amount,Transaction");
    expect(csv.filter((line) => line !== "")).to.have.length(1 + simar.payments.length);
    expect(csv[1]).to.match(/^1,1,1,FADA-CATEC,kept as the holder's own,2026-01-15,EUR,18700\.13,0x[0-9a-f]{64}$/);
    expect([...files.en.keys()].filter((one) => one.startsWith("csv/"))).to.deep.equal(
      [
        ...["findings", "statements", "contributions", "receipts", "payments", "assets", "licences"],
        ...["rights", "coverage", "capability"],
      ].map((one) => `csv/${one}.csv`),
    );
    const licences = textOf(files.en.get("csv/licences.csv")).split("\r\n");
    expect(licences.filter((line) => line !== "")).to.have.length(1 + simar.licences.length);
    const rights = textOf(files.en.get("csv/rights.csv")).split("\r\n");
    expect(rights[0]).to.equal("\uFEFFAgreement,Asset,Member,Owns,May use,May license,May block");
    expect(rights.filter((line) => line !== "")).to.have.length(1 + simar.rights.length);
    expect(simar.rights.length).to.be.greaterThan(simar.assets.length);
  });

  it("says everything in both languages", () => {
    for (const [key, { en, zh }] of Object.entries({ ...words, ...laneNames, ...levelNames, ...levelVerdicts })) {
      expect(en, key)
        .to.match(/[A-Za-z]/)
        .and.not.match(CHINESE);
      expect(zh, key).to.match(CHINESE);
    }
    const page = textOf(files.zh.get("report.html")).replace(/<style>.*<\/style>/s, "");
    for (const { en } of Object.values(words)) {
      if (en.length > 6 && !en.includes("{")) expect(page).not.to.include(`>${en}<`);
    }
  });

  it("draws a picture that stays readable: a thousand members as a dozen places, every flow in it", () => {
    const member = (n: number) => ({
      id: `member:${n}`,
      column: 2 as const,
      name: { en: `Member ${n}`, zh: `成员 ${n}` },
    });
    const income = { id: "income", column: 0 as const, name: { en: "Income", zh: "收入" } };
    const owed = { id: "owed", column: 3 as const, name: { en: "Owed", zh: "尚欠" } };
    const flows: Flow[] = Array.from({ length: 1000 }, (_, n) => [
      { from: income, to: member(n), amount: BigInt(n + 1) },
      { from: member(n), to: owed, amount: BigInt(n + 1) },
    ]).flat();
    const drawing = sankeyOf(flows, { number: 156n, code: "CNY", decimals: 2 }, "en")!;
    expect(drawing.shapes.filter(({ kind }) => kind === "rect")).to.have.length(14);
    const texts = drawing.shapes.flatMap((shape) => (shape.kind === "text" ? [shape] : []));
    expect(texts.map(({ text }) => text))
      .to.include("989 others")
      .and.include("CNY 5,005.00");
    for (const column of new Set(texts.map(({ x }) => x))) {
      const ys = texts.flatMap(({ x, y }) => (x === column ? [y] : [])).toSorted((a, b) => a - b);
      for (const [i, y] of ys.entries()) if (i > 0) expect(y - ys[i - 1]!).to.be.greaterThan(11);
    }
    expect(sankeyOf([], { number: 156n, code: "CNY", decimals: 2 }, "en")).to.equal(undefined);
  });

  it("draws a timeline with a lane for property that stays readable: what stands close together is one dot", () => {
    const at = simar.timeline.findIndex(({ lane }) => lane === "property");
    const crowd = Array.from({ length: 3000 }, (_, i) => ({
      ...simar.timeline[i % 2 === 0 ? at : 0]!,
      time: BigInt(1_750_000_000 + i * 20_000),
    }));
    const { shapes } = timelineOf(crowd, "en")!;
    const dots = shapes.filter((shape) => shape.kind === "dot");
    expect(dots.filter(({ tone }) => tone === "open")).to.have.length.within(20, 82);
    for (const [i, dot] of dots.entries()) {
      const before = dots[i - 1];
      if (before?.y === dot.y) expect(dot.x - before.x).to.be.greaterThan(Math.max(dot.radius, before.radius));
      expect(dot.title!.split("\n").length).to.be.lessThan(14);
    }
    expect(dots[0]!.title).to.match(/^2025-06-15 .*\n… and \d+ more$/s);
    expect(textOf(files.zh.get("report.html"))).to.include(">知识产权</text>");
  });

  it("shortens very long tables on the page and says so; the files have every row", async () => {
    const payments = Array.from({ length: MOST_ROWS + 5 }, () => simar.payments[0]!);
    const long = { ...simar, payments };
    expect(reportHtml(long, "en")).to.include("5 entries are not shown here");
    const made = await reportFiles(long, "en", notoFaces);
    expect(textOf(made.get("csv/payments.csv")).trim().split("\r\n")).to.have.length(MOST_ROWS + 6);
  });
});
