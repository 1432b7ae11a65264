import { spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Audit, AuditOptions } from "../src/audit/audit.js";
import { compiled } from "../test/helpers/compiled.js";

/** What an audit by a process of its own took: seconds and processor time without the start of the process, megabytes at the most. */
export interface Took extends Pick<Audit, "coverage" | "levels"> {
  seconds: number;
  cpu: number;
  rss: number;
  events: number;
  digest: string;
  to: number;
}

/** What is asked of it; with a folder it keeps a store there. */
export type Asked = Pick<AuditOptions, "addresses" | "level" | "trusted" | "to"> & { folder?: string };

/** Audits once, as the command does: by compiled code, in a process of its own. */
export async function once(url: string, asked: Asked): Promise<Took> {
  const library = pathToFileURL(await compiled()).href;
  const script = path.join(import.meta.dirname, "once.mjs");
  const child = spawn(process.execPath, [script, library, url, JSON.stringify(asked)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`the audit ended with ${String(code)}`);
  return JSON.parse(said) as Took;
}
