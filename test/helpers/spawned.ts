import { type ChildProcess, spawn } from "node:child_process";
import { compiledCommand } from "./compiled.js";

/** How a process of the command ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A process of the command that may still run. */
export interface Running {
  child: ChildProcess;
  stderr: () => string;
  ended: Promise<Ended>;
}

/** Starts `jointly` as a process without a terminal; what it is to read on stdin is `input`. */
export async function start(argv: readonly string[], env: Record<string, string>, input = ""): Promise<Running> {
  const child = spawn(process.execPath, [await compiledCommand(), ...argv], {
    env: { PATH: process.env["PATH"] ?? "", LC_ALL: "en_GB.UTF-8", ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (said.stdout += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (said.stderr += chunk.toString("utf8")));
  child.stdin.on("error", () => undefined); // it may end without reading
  child.stdin.end(input);
  const ended = new Promise<Ended>((resolve) => child.on("close", (code) => resolve({ code, ...said })));
  return { child, stderr: () => said.stderr, ended };
}

/** Runs `jointly` to its end. */
export const jointly = async (argv: readonly string[], env: Record<string, string>, input = ""): Promise<Ended> =>
  (await start(argv, env, input)).ended;
