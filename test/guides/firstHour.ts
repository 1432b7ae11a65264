import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { Reader, agrees, stepsIn } from "../helpers/guide.js";

const guides = path.resolve(import.meta.dirname, "../../docs/guides");
const locales = { "": "en_GB.UTF-8", ".zh-CN": "zh_CN.UTF-8" } as const;

/** Follows a guide from its first command to its last, as somebody would who has read only that. */
async function followed(file: string, locale: string): Promise<number> {
  const steps = stepsIn(readFileSync(path.join(guides, file), "utf8"));
  const reader = await Reader.arrives(locale);
  try {
    for (const step of steps) {
      const { lines, code } = await reader.follow(step);
      // Where they do not agree, the whole of both is shown.
      if (!agrees(step.shown, lines)) expect(lines.join("\n"), step.command).to.equal(step.shown.join("\n"));
      expect(code, step.command).to.equal(step.code);
    }
    return steps.length;
  } finally {
    await reader.close();
  }
}

describe("A guide can be followed word for word", function () {
  this.timeout(900_000); // processes of their own, dozens of them
  for (const [suffix, locale] of Object.entries(locales)) {
    for (const [name, atLeast] of Object.entries({ "first-hour": 30, "signing-together": 8 })) {
      it(`${name}${suffix}`, async () => {
        expect(await followed(`${name}${suffix}.md`, locale)).to.be.greaterThan(atLeast);
      });
    }
  }
});
