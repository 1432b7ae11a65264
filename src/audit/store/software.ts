import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

let known: Promise<string> | undefined;

/**
 * What this software is, as far as a replay depends on it: the digest of the audit's own code, of the contracts' ABIs that it reads logs by,
 * and of what writes its values down. A replay put away by other code is not taken up: it may not have asked what this one asks.
 */
export const softwareDigest = (): Promise<string> => (known ??= digestOf("..", "../../../typechain-types"));

async function digestOf(...folders: string[]): Promise<string> {
  const digest = createHash("sha256").update(process.versions.v8);
  for (const relative of folders) {
    const folder = fileURLToPath(new URL(relative, import.meta.url));
    const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(js|ts|json)$/.test(name)).sort();
    for (const name of names) digest.update(name).update(await readFile(path.join(folder, name)));
  }
  return digest.digest("hex");
}
