import { readFileSync, readdirSync } from "node:fs";
import { isBuiltin } from "node:module";
import { expect } from "chai";

describe("The papers", () => {
  it("read no file, print nothing and run in a browser: no module of Node, no console, no process", () => {
    const root = new URL("../../src/papers/", import.meta.url);
    const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
    expect(files.length).to.be.greaterThan(20);
    for (const path of files) {
      const text = readFileSync(new URL(path.replaceAll("\\", "/"), root), "utf8");
      const imports = [...text.matchAll(/from "([^"]+)"/g)].map((match) => match[1]!);
      expect(
        imports.filter((name) => isBuiltin(name) || name.includes("/cli/")),
        path,
      ).to.deep.equal([]);
      expect(text, path).not.to.match(/\bconsole\.|\bprocess\.|\bBuffer\b/);
    }
  });
});
