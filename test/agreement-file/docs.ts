import { readFileSync } from "node:fs";
import { expect } from "chai";
import { fileSchema } from "../../src/agreement/format.js";
import { contributionKinds } from "../../src/agreement/kinds.js";
import { readAgreementFile } from "../../src/agreement/validate.js";
import { isoCurrencies } from "../../src/money.js";

const pages = ["agreement-file.md", "agreement-file.zh-CN.md"].map((name) => ({
  name,
  text: readFileSync(new URL(`../../docs/reference/${name}`, import.meta.url), "utf8"),
}));

interface Schema {
  entries?: Record<string, Schema>;
  item?: Schema;
  wrapped?: Schema;
  pipe?: Schema[];
  options?: (Schema | string)[];
  literal?: string;
}

/** Every field and every fixed word of a schema. */
function* wordsOf(schema: Schema): Generator<string> {
  for (const [field, inner] of Object.entries(schema.entries ?? {})) {
    yield field;
    yield* wordsOf(inner);
  }
  if (schema.literal !== undefined) yield schema.literal;
  for (const option of schema.options ?? []) {
    if (typeof option === "string") yield option;
    else yield* wordsOf(option);
  }
  for (const inner of [schema.item, schema.wrapped, ...(schema.pipe ?? [])]) {
    if (inner !== undefined && inner !== schema) yield* wordsOf(inner);
  }
}

describe("Agreement files: the reference", () => {
  for (const { name, text } of pages) {
    it(`${name}: its example passes the check`, () => {
      const examples = [...text.matchAll(/^```json\n([^]*?)^```$/gm)].map(([, json]) => json!);
      expect(examples.length).to.equal(1);
      for (const example of examples) expect(readAgreementFile(example).faults).to.deep.equal([]);
    });

    it(`${name}: names every field, word, kind and currency of the format`, () => {
      const words = new Set(wordsOf(fileSchema as unknown as Schema));
      expect(words.size).to.be.greaterThan(100);
      const missing = [...words, ...contributionKinds].filter((word) => !new RegExp(`\`"?${word}"?\``).test(text));
      expect(missing).to.deep.equal([]);
      for (const code of Object.keys(isoCurrencies)) expect(text).to.include(code);
    });
  }

  it("both pages have the same example", () => {
    const [english, chinese] = pages.map(({ text }) => /^```json\n([^]*?)^```$/m.exec(text)![1]);
    expect(english).to.equal(chinese);
  });
});
