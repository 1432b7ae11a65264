import { readFileSync } from "node:fs";
import { expect } from "chai";
import { check } from "../../src/audit/check.js";
import type { Language } from "../../src/audit/report/statementText.js";
import { letterCode } from "../../src/papers/letter/letter.js";
import { letterText } from "../../src/papers/letter/print.js";
import { deadlinesOf } from "../../src/papers/due/due.js";
import { dueText } from "../../src/papers/due/write.js";
import { compareEvidence, evidenceText } from "../../src/papers/evidence/compare.js";
import { recordedEvidence } from "../../src/papers/evidence/recorded.js";
import { fields, readTemplate, templates } from "../../src/papers/pay/template.js";
import { memberStatement } from "../../src/papers/statement/statement.js";
import { statementText } from "../../src/papers/statement/write.js";
import { lifeOf, parse } from "../helpers/checkedLife.js";
import { ZONE, letter } from "../helpers/letter.js";
import { materialOf } from "../helpers/papers.js";

const guideIn = (language: Language) =>
  readFileSync(new URL(`../../docs/guides/statements${language === "zh" ? ".zh-CN" : ""}.md`, import.meta.url), "utf8");
const blocks = (guide: string, kind: string) =>
  [...guide.matchAll(new RegExp(`^\`\`\`${kind}\n(.*?)^\`\`\``, "gms"))].map((match) => match[1]!);
/** Hashes differ from chain to chain. */
const masked = (line: string) => line.replace(/0x[0-9a-f]{8}$/, "0x");

/** What the guide shows parts of. */
async function printed(language: Language): Promise<string[]> {
  const { result, names, clock } = await materialOf("campus-lab");
  const statement = memberStatement(result, 3n, { clock: { ...clock, zone: ZONE }, year: 2027 });
  const named = recordedEvidence(result.history).filter(({ member }) => member === 3n);
  const files = named
    .slice(0, 2)
    .map(({ digest, size }) => ({ name: digest.slice(2), size: size ?? 1n, sha256: digest }));
  files[1] = { ...files[1]!, sha256: `0x${"1".repeat(64)}` };
  const life = await lifeOf("simar");
  const ruled = life.logs.findIndex((log) => parse(log, life.contracts)?.name === "ContributionRuled");
  const early = check(life.logs.slice(0, ruled), life.contracts);
  const now = life.timeOf(early.history.at(-1)!.block);
  const asking = { result: early, member: 2n, names: life.names, clock: { timeOf: life.timeOf, zone: ZONE }, now };
  return [
    ...statementText(statement, { books: result.books, names, language }),
    ...letterText(letter, language, ZONE),
    ...evidenceText(compareEvidence(named, files), language),
    ...dueText(deadlinesOf(asking), asking, language),
  ];
}

describe("The guide to statements and papers", () => {
  for (const language of ["en", "zh"] as const) {
    it(`${language}: shows what is really printed`, async () => {
      const guide = guideIn(language);
      const real = new Set((await printed(language)).map(masked));
      const shown = blocks(guide, "text").flatMap((block) => block.split("\n").filter((line) => line !== ""));
      expect(shown.length).to.be.greaterThan(15);
      for (const line of shown) expect(real.has(masked(line)), line).to.equal(true);
      expect(guide).to.include(letterCode(letter));
    });

    it(`${language}: its template is one, and it names every field and every ready template`, () => {
      const guide = guideIn(language);
      const [json, ...others] = blocks(guide, "json");
      expect(others).to.deep.equal([]);
      expect(readTemplate(JSON.parse(json!)).faults).to.deep.equal([]);
      for (const name of [...fields, ...Object.keys(templates)]) expect(guide).to.include(`\`${name}\``);
    });
  }
});
