import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import {
  AgreementRegistry__factory,
  BankSettlement__factory,
  BenefitLedger__factory,
  ContributionLedger__factory,
  IIPRegistry__factory,
  LegalHold__factory,
  LicenseRegistry__factory,
  MemberRegistry__factory,
  RewardRegister__factory,
  TokenTreasury__factory,
} from "../typechain-types/index.js";
import { contractNames } from "../src/audit/decode.js";
import type { CheckedContracts } from "../src/audit/events.js";

const modules = path.join(import.meta.dirname, "peers", "node_modules");
const command = path.join(modules, "ponder", "dist", "esm", "bin", "ponder.js");
const abis: Record<keyof CheckedContracts, readonly { type: string; name?: string }[]> = {
  members: MemberRegistry__factory.abi,
  benefit: BenefitLedger__factory.abi,
  bank: BankSettlement__factory.abi,
  treasury: TokenTreasury__factory.abi,
  agreements: AgreementRegistry__factory.abi,
  contributions: ContributionLedger__factory.abi,
  hold: LegalHold__factory.abi,
  property: IIPRegistry__factory.abi,
  licences: LicenseRegistry__factory.abi,
  rewards: RewardRegister__factory.abi,
};
const PORT = 42_169;
/** Longer than any run that is worth a figure. */
const PATIENCE = 1_800_000;

/** What Ponder is told to do: every event of the ledger stored, and what a member's contributions are worth added up. */
function project(url: string, contracts: CheckedContracts, to: number): Record<string, string> {
  const own = contractNames.map((name) => ({ name, abi: abis[name], address: contracts[name] }));
  const listed = own.map(({ name, abi, address }) => {
    return `${name}: { chain: "local", abi: ${JSON.stringify(abi)}, address: "${address}", startBlock: 1, endBlock: ${to} }`;
  });
  const events = own.flatMap(({ name, abi }) =>
    abi.filter(({ type }) => type === "event").map((event) => `${name}:${event.name}`),
  );
  return {
    "ponder.config.ts": `
      import { createConfig } from "ponder";
      export default createConfig({
        database: { kind: "pglite", directory: "./store" },
        chains: { local: { id: 31337, rpc: "${url}" } },
        contracts: { ${listed.join(",\n")} },
      });`,
    "ponder.schema.ts": `
      import { onchainTable } from "ponder";
      export const told = onchainTable("told", (t) => ({ id: t.text().primaryKey(), name: t.text().notNull(), block: t.bigint().notNull() }));
      export const worth = onchainTable("worth", (t) => ({ member: t.integer().primaryKey(), value: t.bigint().notNull() }));`,
    "src/index.ts": `
      import { ponder } from "ponder:registry";
      import { told, worth } from "ponder:schema";
      for (const name of ${JSON.stringify(events)}) {
        ponder.on(name as never, async ({ event, context }: any) => {
          await context.db.insert(told).values({ id: event.id, name, block: event.block.number });
          if (name !== "contributions:ContributionRecorded") return;
          const { member, value } = event.args;
          await context.db.insert(worth).values({ member: Number(member), value })
            .onConflictDoUpdate((row: any) => ({ value: row.value + value }));
        });
      }`,
    "src/api/index.ts": `
      import { Hono } from "hono";
      import { count } from "ponder";
      import { db } from "ponder:api";
      import { told } from "ponder:schema";
      const app = new Hono();
      app.get("/told", async (asked) => asked.json((await db.select({ count: count() }).from(told))[0]));
      export default app;`,
    "package.json": `{ "type": "module" }`,
  };
}

/** Seconds from the start of the process until it says that it has indexed everything. */
async function run(folder: string, schema: string, events: number): Promise<number> {
  const env = { ...process.env, PONDER_TELEMETRY_DISABLED: "1" };
  const at = ["--port", String(PORT), "--hostname", "127.0.0.1"];
  const args = [command, "start", "--root", folder, "--schema", schema, ...at];
  const began = performance.now();
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes: Buffer) => (said += bytes.toString()));
  try {
    while ((await answered("ready"))?.status !== 200) {
      if (child.exitCode !== null || performance.now() - began > PATIENCE)
        throw new Error(`Ponder: ${said.slice(-2000)}`);
      await pause(50);
    }
    const seconds = (performance.now() - began) / 1000;
    const { count } = (await (await answered("told"))!.json()) as { count: number };
    if (count !== events) throw new Error(`Ponder has ${count} events of ${events}`);
    return seconds;
  } finally {
    await end(child);
  }
}

const answered = (what: string): Promise<Response | undefined> =>
  fetch(`http://127.0.0.1:${PORT}/${what}`).catch(() => undefined);

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.on("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}

/** How long Ponder takes for the same events: from the node, and again from what it kept of the node's answers. */
export async function measurePonder(
  url: string,
  contracts: CheckedContracts,
  to: number,
  events: number,
): Promise<{ cold: number; warm: number }> {
  const folder = mkdtempSync(path.join(tmpdir(), "jointly-ponder-"));
  try {
    for (const [file, text] of Object.entries(project(url, contracts, to))) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    symlinkSync(modules, path.join(folder, "node_modules"));
    return { cold: await run(folder, "cold", events), warm: await run(folder, "warm", events) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
