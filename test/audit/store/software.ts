import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { softwareDigest } from "../../../src/audit/store/software.js";

describe("The software that a replay depends on", () => {
  it("is told by a digest, worked out once, of the audit's code and of the contracts' ABIs that it reads", async () => {
    expect(softwareDigest()).to.equal(softwareDigest());
    const root = path.resolve(import.meta.dirname, "../../..");
    const names = readdirSync(path.join(root, "src/audit"), { recursive: true, encoding: "utf8" })
      .filter((one) => /\.(ts|json)$/.test(one))
      .sort();
    const texts = names.map((name) => readFileSync(path.join(root, "src/audit", name), "utf8"));
    const imported = texts.flatMap((text) => text.match(/typechain-types\/factories\/.*(?=\.js")/g) ?? []);
    const abis = [...new Set(imported)].sort();
    expect(abis.length).to.be.within(12, 20);
    const digest = createHash("sha256").update(process.versions.v8);
    names.forEach((name, i) => digest.update(name).update(texts[i]!));
    for (const name of abis) digest.update(name).update(readFileSync(path.join(root, `${name}.ts`)));
    expect(await softwareDigest()).to.equal(digest.digest("hex"));
  });
});
