import { spawn } from "node:child_process";
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ACTIVE } from "./instrument.js";

const copied = ["contracts", "examples", "ignition/modules", "scripts", "src", "test", "tools", "typechain-types"];
const files = ["hardhat.config.ts", "package.json", "tsconfig.json"];

/** How a command ended and what it printed. */
export interface Ended {
  code: number | null;
  output: string;
  seconds: number;
}

/**
 * A copy of the project to put mutants into: the project itself is never touched. What was compiled in it is kept between campaigns.
 * @param root The project's folder.
 * @param copy Where the copy goes.
 */
export function copyProject(root: string, copy: string): void {
  for (const name of [...copied, ...files, "node_modules"])
    rmSync(path.join(copy, name), { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  for (const name of [...copied, ...files]) cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"), "junction");
  mkdirSync(path.dirname(path.join(copy, ACTIVE)), { recursive: true });
  cpSync(path.join(root, "tools/mutation/Active.sol"), path.join(copy, ACTIVE));
}

/** Puts a source (a character a byte) into the copy. */
export const putSource = (copy: string, file: string, text: string): void =>
  writeFileSync(path.join(copy, file), text, "latin1");

/**
 * Runs Hardhat in the copy.
 * @param awake The number of the mutant that is awake, 0 for none.
 * @param limit Milliseconds until it is stopped; it then counts as ended without a code.
 */
export function hardhat(copy: string, args: string[], awake = 0, limit = 1_800_000): Promise<Ended> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("HARDHAT_"));
  const cli = path.join(copy, "node_modules/hardhat/dist/src/cli.js");
  const began = Date.now();
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [cli, "--config", "tools/mutation/hardhat.config.ts", "--no-typechain", ...args],
      {
        cwd: copy,
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...Object.fromEntries(inherited), JOINTLY_MUTANT: String(awake), FORCE_COLOR: "0", NO_COLOR: "1" },
      },
    );
    let output = "";
    const collect = (chunk: Buffer) => (output += chunk.toString("utf8"));
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    const timer = setTimeout(() => child.kill("SIGKILL"), limit);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      // Ctrl-C reaches the child too: that is no verdict on a mutant.
      if (signal !== null && !child.killed) reject(new Error(`hardhat ${args.join(" ")} was stopped by ${signal}.`));
      else resolve({ code, output, seconds: (Date.now() - began) / 1000 });
    });
  });
}

/** Compiles the contracts of the copy; tests in Solidity are compiled when they run. */
export const build = (copy: string): Promise<Ended> => hardhat(copy, ["build", "--no-tests"]);
