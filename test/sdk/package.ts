import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { compiled } from "../helpers/compiled.js";

/** Loads the entry point where nothing of Hardhat can be loaded, and prints what it exports. */
const program = (entry: string) => `
  import { registerHooks } from "node:module";
  registerHooks({
    resolve(name, context, next) {
      if (name.includes("hardhat")) throw new Error(name + " was imported");
      return next(name, context);
    },
  });
  console.log(JSON.stringify(Object.keys(await import(${JSON.stringify(entry)}))));
`;

describe("The library as plain JavaScript", function () {
  this.timeout(180_000); // the compiler
  let out: string;
  before(async () => (out = await compiled()));

  it("is imported without Hardhat", () => {
    const entry = pathToFileURL(path.join(out, "src/sdk/index.js")).href;
    const args = ["--input-type=module", "-e", program(entry)];
    const names = JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" })) as string[];
    expect(names).to.include.members(["connectLedger", "addressesIn", "admitMember"]);
  });

  it("has type declarations", () => {
    for (const name of ["src/sdk/index.d.ts", "src/sdk/ledger.d.ts", "typechain-types/index.d.ts"]) {
      expect(existsSync(path.join(out, name)), name).to.equal(true);
    }
  });
});
