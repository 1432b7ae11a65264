// Writes how the contracts lay out their storage into src/audit/layout, by which the audit rebuilds it. A change there is a reviewed change.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format } from "prettier";
import { contractNames } from "./lib/contractNames.js";
import { layoutsOf } from "./lib/layouts.js";

const folder = path.resolve(import.meta.dirname, "../src/audit/layout");
mkdirSync(folder, { recursive: true });
for (const layout of layoutsOf(Object.values(contractNames))) {
  const json = await format(JSON.stringify(layout), { parser: "json", printWidth: 120 });
  writeFileSync(path.join(folder, `${layout.contract}.json`), json);
}
