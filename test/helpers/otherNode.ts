import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Endpoint } from "../../src/audit/load/endpoint.js";
import { httpEndpoint } from "../../src/audit/load/http.js";
import { freePort } from "./localNode.js";

/** Clients beside Hardhat's node that a ledger may stand on, and how a chain of one node is started with each. */
const clients = {
  anvil: (port: number) => ["--port", String(port), "--hardfork", "prague", "--silent"],
  geth: (port: number, folder: string) => [
    ...["--dev", "--dev.gaslimit", "60000000", "--datadir", folder, "--ipcdisable", "--verbosity", "0"],
    ...["--http", "--http.port", String(port), "--http.api", "eth,net,web3", "--port", "0", "--authrpc.port", "0"],
  ],
};

export type Client = keyof typeof clients;

/** A node in a process of its own. */
export interface OtherNode {
  url: string;
  endpoint: Endpoint;
  stop: () => void;
}

/** Where a client is: what JOINTLY_ANVIL or JOINTLY_GETH names, else on PATH. */
function binaryOf(client: Client): string | undefined {
  const named = process.env[`JOINTLY_${client.toUpperCase()}`];
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  return [named, ...folders.map((folder) => path.join(folder, client))].find((file) => file && existsSync(file));
}

/** Starts a client on a free port of this machine; undefined, and a sentence on the console, where it is not here. */
export async function startOther(client: Client): Promise<OtherNode | undefined> {
  const binary = binaryOf(client);
  if (binary === undefined) {
    console.log(`      skipped: no ${client} on PATH, and JOINTLY_${client.toUpperCase()} names none`);
    return undefined;
  }
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), "jointly-node-"));
  const child = spawn(binary, clients[client](port, folder), { stdio: "ignore" });
  const url = `http://127.0.0.1:${port}`;
  const endpoint = httpEndpoint(url);
  await answering(endpoint, child);
  const stop = (): void => {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, endpoint, stop };
}

async function answering(endpoint: Endpoint, child: ChildProcess): Promise<void> {
  while (!(await endpoint.send("eth_chainId", []).catch(() => undefined))) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with ${child.exitCode}`);
    await pause(50);
  }
}
