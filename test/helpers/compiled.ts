import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const root = path.resolve(import.meta.dirname, "../..");
const run = promisify(execFile);
let made: Promise<string> | undefined;

/** The folder of the library and the command as plain JavaScript, as `npm run build` makes them; compiled once a run, removed at its end. */
export function compiled(): Promise<string> {
  made ??= compile(path.join(root, "out", `compiled-${process.pid}`));
  return made;
}

async function compile(folder: string): Promise<string> {
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const tsc = path.join(root, "node_modules/typescript/bin/tsc");
  // Types are checked by `npm run types`; here they would only cost time.
  await run(process.execPath, [tsc, "-p", "tsconfig.build.json", "--noCheck", "--outDir", folder], { cwd: root });
  await run(process.execPath, ["scripts/writeBuilds.ts", folder], { cwd: root });
  return folder;
}

/** The `jointly` command among what {@link compiled} made. */
export const compiledCommand = async (): Promise<string> => path.join(await compiled(), "src/cli/main.js");
