import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { skipUnderCoverage } from "../helpers/coverage.js";
import { type Lie, liar } from "../helpers/liar.js";
import { deploymentFolder, forget, hardhat, startNode } from "../helpers/localNode.js";
import { type Ended, jointly, start } from "../helpers/spawned.js";

/** The first key of every test node, known to everybody. */
const FIRST_KEY = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
const PLAY = ["run", "examples/two-parties.json", "--dev-key", "0", "--yes"];
const BROKEN_OFF_AFTER = 12; // transactions, of about twice as many

interface RawLog {
  address: string;
  data: string;
}

describe("The command on a chain that does what it likes", function () {
  this.timeout(300_000); // processes of their own, which wait for each other
  const deployment = `cli-${process.pid}`;
  let node: Awaited<ReturnType<typeof startNode>>;
  let home: string;
  let begun: number;
  let whole: number;

  const run = (...argv: string[]): Promise<Ended> => jointly(argv, { JOINTLY_HOME: home });
  const addNetwork = (name: string, rpc: string): Promise<Ended> =>
    run(
      "network",
      "add",
      name,
      "--rpc",
      rpc,
      "--deployment",
      `${deploymentFolder(deployment)}/deployed_addresses.json`,
    );

  /** How many transactions there were since the deployment. */
  async function sent(): Promise<number> {
    const last = await node.provider.getBlockNumber();
    const blocks = Array.from({ length: last - begun }, (_, i) => node.provider.getBlock(begun + 1 + i));
    return (await Promise.all(blocks)).reduce((sum, block) => sum + block!.transactions.length, 0);
  }

  before(async function () {
    skipUnderCoverage(this);
    home = mkdtempSync(path.join(tmpdir(), "jointly-chain-"));
    node = await startNode();
    const args = ["ignition", "deploy", "ignition/modules/Jointly.ts", "--network", "consortium"];
    const parameters = ["--parameters", "ignition/parameters/localhost.json5", "--deployment-id", deployment];
    const env = { JOINTLY_RPC_URL: node.url, JOINTLY_DEPLOYER_KEY: FIRST_KEY };
    const deploying = hardhat([...args, ...parameters], { ...env, HARDHAT_IGNITION_CONFIRM_DEPLOYMENT: "true" });
    expect((await deploying.ended).code, deploying.output()).to.equal(0);
    begun = await node.provider.getBlockNumber();
    const added = await addNetwork("local", node.url);
    expect(added.code, added.stderr).to.equal(0);
  });
  after(async () => {
    await node?.stop();
    forget(deployment);
    if (home) rmSync(home, { recursive: true, force: true });
  });

  it("goes on after Ctrl-C in the middle of a run, and sends nothing twice", async () => {
    const snapshot: unknown = await node.provider.send("evm_snapshot", []);
    expect((await run(...PLAY)).code).to.equal(0);
    whole = await sent();
    expect(whole).to.be.greaterThan(BROKEN_OFF_AFTER);
    await node.provider.send("evm_revert", [snapshot]);
    expect(await sent()).to.equal(0);

    const broken = await start(PLAY, { JOINTLY_HOME: home });
    while ((await sent()) < BROKEN_OFF_AFTER && broken.child.exitCode === null) await pause(20);
    broken.child.kill("SIGINT");
    const { code, stdout } = await broken.ended;
    expect(code).to.equal(130);
    expect(stdout).to.equal("");
    expect(await sent()).to.be.lessThan(whole);

    expect((await run(...PLAY)).code).to.equal(0);
    expect(await sent()).to.equal(whole);
    expect((await run(...PLAY)).code).to.equal(0);
    expect(await sent()).to.equal(whole);
  });

  it("audits the chain as sound", async () => {
    const { code, stdout, stderr } = await run("audit", "--network", "local");
    expect(code, stdout + stderr).to.equal(0);
  });

  it("keeps the history in a folder, and says the same the second time; a folder that is none is said to be none", async () => {
    const store = path.join(home, "kept");
    const asked = ["audit", "--network", "local", "--json"];
    const plain = await run(...asked);
    for (let i = 0; i < 2; ++i) expect(await run(...asked, "--store", store)).to.deep.equal(plain);
    const file = path.join(store, "history");
    const { code, stderr } = await run(...asked, "--store", file);
    expect([code, stderr]).to.deep.equal([
      2,
      `The store ${file} cannot be read or written (EEXIST). Name a folder that you may write in, with room enough.\n`,
    ]);
  });

  it("proves the chain up to a block that is known, and compares it with another node", async () => {
    const { number, hash } = (await node.provider.getBlock("latest"))!;
    const asked = ["audit", "--network", "local", "--level", "3", "--rpc", node.url];
    const known = await run(...asked, "--trust", `${number}:${hash}`);
    expect(known.code, known.stdout + known.stderr).to.equal(0);
    expect(known.stdout)
      .to.include("L3 chain: passed")
      .and.include(`Compared with ${new URL(node.url).host} up to`);
    const unknown = await run(...asked);
    expect([unknown.code, unknown.stdout.includes("L3 chain: not passed (Linked, not anchored")]).to.deep.equal([
      6,
      true,
    ]);
  });

  /** What an audit says of the same chain through an endpoint that lies. */
  async function auditThrough(lie: Lie): Promise<Ended> {
    const endpoint = await liar(node.url, lie);
    try {
      await addNetwork("lying", endpoint.url);
      return await run("audit", "--network", "lying", "--json");
    } finally {
      endpoint.stop();
    }
  }

  it("finds out an endpoint that leaves a log out: 6", async () => {
    const { code, stdout } = await auditThrough((method, result) => {
      if (method !== "eth_getLogs") return result;
      const logs = result as RawLog[];
      return logs.length > 20 ? logs.toSpliced(logs.length - 3, 1) : logs;
    });
    expect(code).to.equal(6);
    expect((JSON.parse(stdout) as { findings: unknown[] }).findings.length).to.be.greaterThan(0);
  });

  it("finds out an endpoint that alters an amount: 6", async () => {
    const { code, stdout } = await auditThrough((method, result) => {
      if (method !== "eth_getLogs") return result;
      // The net of the one receipt, 100,000.00, to 100,000.01, wherever it is told.
      const net = (10_000_000).toString(16).padStart(64, "0");
      const more = (10_000_001).toString(16).padStart(64, "0");
      return (result as RawLog[]).map((log) => ({ ...log, data: log.data.replace(net, more) }));
    });
    expect(code).to.equal(6);
    expect((JSON.parse(stdout) as { findings: unknown[] }).findings.length).to.be.greaterThan(0);
  });

  it("refuses an endpoint whose answers are none, with a sentence and nothing on stdout: 4", async () => {
    const { code, stdout, stderr } = await auditThrough((method, result) => (method === "eth_getLogs" ? "no" : result));
    expect({ code, stdout }).to.deep.equal({ code: 4, stdout: "" });
    expect(stderr)
      .to.match(/\S/)
      .and.not.match(/not foreseen| {4}at /);
  });
});
