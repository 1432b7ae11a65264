import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { Fault } from "../../src/agreement/faults.js";
import { validate } from "../../src/agreement/validate.js";

export type Example = "simar" | "campus-lab" | "shared-invention";

/** A change of an example file and everything that the check then says. */
export interface Case {
  it: string;
  /** The campus laboratory's file, unless another is named. */
  of?: Example;
  /** Values by path; undefined takes a field out. */
  set: Record<string, unknown>;
  finds: [path: string, en: string, zh: string][];
  warning?: true;
}

/** The text of an example. */
export const textOf = (name: Example): string =>
  readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), "utf8");

/** An example as JSON, to be changed. */
export const exampleOf = (name: Example) => JSON.parse(textOf(name)) as { story: unknown[] };

/** Changes a file at a path written like those of faults. */
export function put(file: unknown, path: string, value: unknown): void {
  const parts = path.match(/[^.[\]]+/g)!;
  const last = parts.pop()!;
  const place = parts.reduce((here, part) => here[part] as Record<string, unknown>, file as Record<string, unknown>);
  if (value === undefined) delete place[last];
  else place[last] = value;
}

/** What the check says, without severity. */
export const said = (faults: Fault[]): [string, string, string][] =>
  faults.map(({ path, text }) => [path, text.en, text.zh]);

/** Runs cases as tests: exactly what is listed is found, so no fault draws others after it. */
export function run(title: string, cases: Case[]): void {
  describe(`Agreement files: ${title}`, () => {
    for (const { it: name, of = "campus-lab", set, finds, warning } of cases) {
      it(name, () => {
        const changed = exampleOf(of);
        for (const [path, value] of Object.entries(set)) put(changed, path, value);
        changed.story = changed.story.filter(() => true); // closes the gaps of steps taken out
        const { file, faults } = validate(changed);
        expect(said(faults)).to.deep.equal(finds);
        for (const { severity } of faults) expect(severity).to.equal(warning ? "warning" : "fault");
        expect(file !== undefined).to.equal(warning === true);
      });
    }
  });
}
