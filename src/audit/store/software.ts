import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

let known: Promise<string> | undefined;

/**
 * What this software is, as far as a replay depends on it: the digest of the audit's own code, of the contracts' ABIs that it reads logs by,
 * and of what writes its values down. A replay put away by other code is not taken up: it may not have asked what this one asks.
 */
export const softwareDigest = (): Promise<string> => (known ??= digest());

const here = fileURLToPath(import.meta.url);
const audit = path.join(path.dirname(here), "..");
const CODE = /(?<!\.d)\.[jt]s$|\.json$/;
/** An ABI that a file imports. */
const ABI = /"[./]+\/(typechain-types\/factories\/[^"]+)\.js"/g;

async function digest(): Promise<string> {
  const names = (await readdir(audit, { recursive: true })).filter((name) => CODE.test(name)).sort();
  const files = await contentsOf(names.map((name) => path.join(audit, name)));
  const imported = files.flatMap((bytes) => [...bytes.toString("latin1").matchAll(ABI)].map(([, name]) => name!));
  const abis = [...new Set(imported)].sort();
  const root = path.join(audit, "../..");
  const all = [...files, ...(await contentsOf(abis.map((name) => path.join(root, `${name}${path.extname(here)}`))))];
  const result = createHash("sha256").update(process.versions.v8);
  [...names, ...abis].forEach((name, i) => result.update(name).update(all[i]!));
  return result.digest("hex");
}

const contentsOf = (files: readonly string[]): Promise<Buffer[]> => Promise.all(files.map((file) => readFile(file)));
