import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { JsonRpcProvider } from "ethers";

const root = path.resolve(import.meta.dirname, "../..");
const cli = path.join(root, "node_modules/hardhat/dist/src/cli.js");

/** A process of ours: what it said so far, and how it ends. */
export interface Started {
  child: ChildProcess;
  output: () => string;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** For a Hardhat beside the one that runs this test: types are not written anew, which a test may be about to import. */
export const beside = { HARDHAT_NO_TYPECHAIN: "true", HARDHAT_DISABLE_TELEMETRY: "true", NO_COLOR: "1" };

/** Starts Hardhat in a process of its own, outside of the settings of the one that runs this test. */
export function hardhat(args: string[], env: Record<string, string> = {}): Started {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(HARDHAT_|HH_|NODE_ENV)/.test(name));
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...Object.fromEntries(inherited), ...beside, ...env },
  });
  let output = "";
  const collect = (chunk: Buffer) => (output += chunk.toString("utf8"));
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.on("close", (code, signal) => resolve({ code, signal })),
  );
  return { child, output: () => output, ended };
}

/** Asks again and again until the answer is yes; fails when the process ends first. */
export async function until(started: Started, yes: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await yes())) {
    if (started.child.exitCode !== null) throw new Error(`It ended too early:\n${started.output()}`);
    await pause(20);
  }
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts `hardhat node` on a free port of this machine. */
export async function startNode() {
  const port = await freePort();
  const node = hardhat(["node", "--hostname", "127.0.0.1", "--port", String(port)]);
  await until(node, () => node.output().includes("Started HTTP"));
  const url = `http://127.0.0.1:${port}`;
  const provider = new JsonRpcProvider(url, undefined, { staticNetwork: true, cacheTimeout: -1 });
  const stop = async () => {
    provider.destroy();
    node.child.kill("SIGKILL");
    await node.ended;
  };
  return { url, provider, stop };
}

/** Where Ignition keeps a deployment. */
export const deploymentFolder = (id: string): string => path.join(root, "ignition/deployments", id);

/** Removes what Ignition kept of a deployment. */
export const forget = (id: string): void => rmSync(deploymentFolder(id), { recursive: true, force: true });

/** How often Ignition's journal tells of this: it is written before anything else happens. */
export function journalled(id: string, type: string): number {
  const journal = path.join(deploymentFolder(id), "journal.jsonl");
  if (!existsSync(journal)) return 0;
  const told = readFileSync(journal, "utf8").match(new RegExp(`"type":"${type}"`, "g"));
  return told?.length ?? 0;
}
