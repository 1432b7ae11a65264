import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import type { Interface } from "ethers";
import { forModules } from "../../src/cli/forModules.js";
import type { Act } from "../../src/sdk/acts/act.js";
import * as acts from "../../src/sdk/acts/index.js";
import { type Addresses, connectLedger } from "../../src/sdk/ledger.js";
import { moduleOrder } from "../../src/sdk/moduleSet.js";

const root = path.resolve(import.meta.dirname, "../..");
const all = Object.values(acts) as Act<object>[];
const nowhere = `0x${"1".repeat(40)}`;
const contracts = ["members", "set", ...moduleOrder] as const;
const addresses = Object.fromEntries(contracts.map((name) => [name, nowhere])) as unknown as Addresses;
const ledger = connectLedger(addresses, null as never);

/** All text of the contracts' sources, with the seams of concatenated strings closed. */
function sources(): string {
  const folder = path.join(root, "contracts");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".sol"));
  return names.map((name) => readFileSync(path.join(folder, name), "utf8")).join("\n");
}

describe("Acts", () => {
  it("cover every function that changes something, each once, or say who else calls it", () => {
    const writing = contracts.flatMap((contract) => {
      const inside = ledger[contract].interface as Interface;
      const names: string[] = [];
      inside.forEachFunction((one) => {
        if (!one.constant) names.push(`${contract}.${one.name}`);
      });
      return names;
    });
    const ids = all.map(({ id }) => id);
    expect([...ids, ...Object.keys(forModules)].sort()).to.deep.equal(writing.sort());
  });

  it("sign structs that the contracts know, word for word", () => {
    const text = sources();
    for (const { id, consent } of all) {
      for (const [name, fields] of Object.entries(consent?.types ?? {})) {
        const struct = `${name}(${fields.map((field) => `${field.type} ${field.name}`).join(",")})`;
        expect(text, id).to.include(struct);
      }
    }
  });
});
