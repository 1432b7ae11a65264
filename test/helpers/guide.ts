import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { compiledCommand } from "./compiled.js";
import { beside, deploymentFolder, forget, startNode } from "./localNode.js";

const root = path.resolve(import.meta.dirname, "../..");
const HARDHAT = path.join(root, "node_modules/hardhat/dist/src/cli.js");
/** The first key of every test node, known to everybody; Hardhat deploys with it on `--network localhost`. */
const FIRST_KEY = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

/** A command that a guide shows, and what it says that it prints. */
export interface Step {
  command: string;
  shown: string[];
  /** 0 unless a comment behind the command tells another: `# exit code 5`. */
  code: number;
}

/** What a guide's `console` blocks show: lines after `$ ` are commands, a backslash at the end goes on; a comment tells another exit code. */
export function stepsIn(markdown: string): Step[] {
  const blocks = [...markdown.matchAll(/^```console\n(.*?)^```/gms)].map((match) => match[1]!);
  return blocks.flatMap((block) =>
    block
      .replaceAll(/\\\n\s*/g, "")
      .split(/^\$ /m)
      .filter((text) => text !== "")
      .map((text) => {
        const [line, ...shown] = text.trimEnd().split("\n");
        const [, command, code] = /^(.*?)(?:\s+# .*?(\d+))?$/.exec(line!)!;
        return { command: command!, shown, code: Number(code ?? "0") };
      }),
  );
}

/** Everything in which two runs of the same commands may differ: hashes and addresses, blocks, gas, dates, codes of letters, the port. */
export const masked = (line: string): string =>
  line
    .replaceAll(/0x[0-9a-fA-F]{6,}…?/g, "0x…")
    .replaceAll(/\b1\d{9} \(/g, "SECONDS (")
    .replaceAll(/\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(\.\d+)?(Z| UTC)?)?/g, "DATE")
    .replaceAll(/JL(-[0-9A-F]{4}){4}/g, "JL")
    .replaceAll(/(block|区块) ?\d+/gi, "$1 N")
    .replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1:PORT")
    .replaceAll(/\s+/g, " ")
    .trim();

/** Are these the lines that were shown? A line `…` among those stands for any number of others. */
export function agrees(shown: readonly string[], real: readonly string[]): boolean {
  const [first, ...rest] = shown;
  if (first === undefined) return real.length === 0;
  if (first.trim() === "…") return real.some((_, i) => agrees(rest, real.slice(i))) || agrees(rest, []);
  return real.length > 0 && masked(first) === masked(real[0]!) && agrees(rest, real.slice(1));
}

const hexIn = (text: string): string[] => text.match(/0x[0-9a-fA-F]{6,}/g) ?? [];

/** A person at a terminal who follows a guide: a folder, a home and a node of its own. `close()` it at the end. */
export class Reader {
  private readonly folder = mkdtempSync(path.join(tmpdir(), "jointly-guide-"));
  private readonly deployment = `guide-${process.pid}-${path.basename(this.folder)}`;
  /** What the guide's numbers are here. */
  private readonly found = new Map<string, string>();
  private readonly env: Record<string, string> = {};
  private node: Awaited<ReturnType<typeof startNode>> | undefined;

  private constructor(locale: string) {
    const inherited = Object.entries(process.env).filter(([name]) => !/^(HARDHAT_|HH_|NODE_ENV|JOINTLY_)/.test(name));
    Object.assign(this.env, Object.fromEntries(inherited), {
      PATH: `${this.folder}/bin:${process.env["PATH"]}`,
      JOINTLY_HOME: path.join(this.folder, "home"),
      JOINTLY_DEPLOYER_KEY: FIRST_KEY,
      ...beside,
      LC_ALL: locale,
      TZ: "Asia/Shanghai",
    });
  }

  /** @param locale as a system has it: en_GB.UTF-8. */
  static async arrives(locale: string): Promise<Reader> {
    const reader = new Reader(locale);
    const { folder } = reader;
    mkdirSync(path.join(folder, "bin"));
    mkdirSync(path.join(folder, "ignition/deployments"), { recursive: true });
    symlinkSync(path.join(root, "examples"), path.join(folder, "examples"));
    symlinkSync(deploymentFolder(reader.deployment), path.join(folder, "ignition/deployments/local"));
    // `npx jointly` is what was just compiled; `npx hardhat` works on the project, its node being ours.
    const program = `case "$1" in
  jointly) shift; exec "${process.execPath}" "${await compiledCommand()}" "$@" ;;
  hardhat) shift; cd "${root}" && exec "${process.execPath}" "${HARDHAT}" "$@" ;;
esac`;
    writeFileSync(path.join(folder, "bin/npx"), `#!/bin/sh\n${program}\n`);
    chmodSync(path.join(folder, "bin/npx"), 0o755);
    return reader;
  }

  /** Does what a step says. @returns the lines that were printed, and the exit code. */
  async follow({ command, shown }: Pick<Step, "command" | "shown">): Promise<{ lines: string[]; code: number | null }> {
    const exported = /^export (\w+)=(\S+)$/.exec(command);
    if (exported !== null) {
      this.env[exported[1]!] = exported[2]!;
      return { lines: [], code: 0 };
    }
    if (command.startsWith("npx hardhat node")) {
      this.node = await startNode();
      this.env["JOINTLY_RPC_URL"] = this.node.url;
      return { lines: [`Started HTTP and WebSocket JSON-RPC server at ${this.node.url}/`, "…"], code: 0 };
    }
    const { text, code } = await this.shell(this.here(command));
    const lines = text.trimEnd() === "" ? [] : text.trimEnd().split("\n");
    this.learn(shown, lines);
    return { lines, code };
  }

  /** The command with this reader's node and numbers in the place of the guide's. */
  private here(command: string): string {
    const own = command
      .replaceAll("http://127.0.0.1:8545", this.node?.url ?? "")
      .replaceAll("--network localhost", "--network consortium")
      .replaceAll("--deployment-id local", `--deployment-id ${this.deployment}`);
    return hexIn(own).reduce((text, hex) => {
      const known = [...this.found].find(([told]) => told.startsWith(hex));
      return known === undefined ? text : text.replaceAll(hex, known[1]);
    }, own);
  }

  /** What the guide calls 0x12… is another number here. */
  private learn(shown: readonly string[], lines: readonly string[]): void {
    for (const told of shown) {
      const line = lines.find((one) => masked(one) === masked(told));
      if (line === undefined) continue;
      const real = hexIn(line);
      for (const [i, hex] of hexIn(told).entries()) this.found.set(hex, real[i]!);
    }
  }

  private shell(command: string): Promise<{ text: string; code: number | null }> {
    const child = spawn("/bin/sh", ["-c", `${command} 2>&1`], {
      cwd: this.folder,
      env: this.env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
    return new Promise((resolve) => child.on("close", (code) => resolve({ text, code })));
  }

  async close(): Promise<void> {
    await this.node?.stop();
    forget(this.deployment);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Follows a guide from its first command to its last, as somebody would who has read only that. @returns how many there are. */
export async function follow(reader: Reader, file: string): Promise<number> {
  const steps = stepsIn(readFileSync(path.join(root, "docs/guides", file), "utf8"));
  for (const step of steps) {
    const { lines, code } = await reader.follow(step);
    // Where they do not agree, the whole of both is shown.
    if (!agrees(step.shown, lines)) expect(lines.join("\n"), step.command).to.equal(step.shown.join("\n"));
    expect(code, step.command).to.equal(step.code);
  }
  return steps.length;
}
