import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { HDNodeWallet, Mnemonic, type Provider } from "ethers";
import Jointly from "../../ignition/modules/Jointly.js";
import { addressesIn } from "../../src/sdk/deployed.js";
import { connectLedger } from "../../src/sdk/ledger.js";
import { skipUnderCoverage } from "../helpers/coverage.js";
import { type Started, deploymentFolder, forget, hardhat, journalled, startNode, until } from "../helpers/localNode.js";

const MODULES = 9;
const words = Mnemonic.fromPhrase("test test test test test test test test test test test junk");

/** The transactions that the modules need: what they deploy and what they call. */
function transactionsIn(module: typeof Jointly): number {
  const submodules = [...module.submodules] as (typeof Jointly)[];
  const own = [...module.futures].filter(({ type }) => type === "CONTRACT_CALL" || type.endsWith("_DEPLOYMENT"));
  return own.length + submodules.reduce((sum, submodule) => sum + transactionsIn(submodule), 0);
}

const needed = transactionsIn(Jointly);
const half = Math.ceil(needed / 2);

/** As if it had been killed after sending its last transaction and before writing that down. */
function forgetLastSending(id: string): void {
  const journal = path.join(deploymentFolder(id), "journal.jsonl");
  const lines = readFileSync(journal, "utf8").split("\n");
  const last = lines.findLastIndex((line) => line.includes('"TRANSACTION_SEND"'));
  writeFileSync(journal, lines.toSpliced(last, 1).join("\n"));
}

/** The whole ledger stands, once. */
async function expectComplete(id: string, provider: Provider): Promise<void> {
  const file = path.join(deploymentFolder(id), "deployed_addresses.json");
  const deployed = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  for (const address of Object.values(deployed)) expect(await provider.getCode(address)).to.not.equal("0x");
  const { set, benefit } = connectLedger(addressesIn(deployed), provider);
  expect(await set.digest()).to.match(/^0x[0-9a-f]{64}$/); // refused while a module is missing
  expect(await set.queryFilter(set.filters.ModuleDeployed())).to.have.length(MODULES);
  expect(await set.addressOf(0)).to.equal(await benefit.getAddress());
}

describe("A deployment that is stopped", function () {
  this.timeout(180_000); // processes of their own, which wait for each other
  let node: Awaited<ReturnType<typeof startNode>>;
  const started: Started[] = [];
  const ids: string[] = [];

  /** Deploys with a key of its own, as a process. */
  function deployment(place: number) {
    const deployer = HDNodeWallet.fromMnemonic(words, `m/44'/60'/0'/0/${place}`);
    const id = `stopped-${process.pid}-${place}`;
    ids.push(id);
    const run = (): Started => {
      const args = ["ignition", "deploy", "ignition/modules/Jointly.ts", "--network", "consortium"];
      const env = { JOINTLY_RPC_URL: node.url, JOINTLY_DEPLOYER_KEY: deployer.privateKey };
      const process = hardhat([...args, "--deployment-id", id], env);
      started.push(process);
      return process;
    };
    const nonce = () => node.provider.getTransactionCount(deployer.address);
    return { id, run, nonce };
  }

  /** Blocks come only when we make them, so the process always dies with a transaction under way. */
  async function stopAfter(sent: number, signal: NodeJS.Signals, { id, run }: ReturnType<typeof deployment>) {
    await node.provider.send("evm_setAutomine", [false]);
    const process = run();
    await until(process, async () => {
      const now = journalled(id, "TRANSACTION_SEND");
      if (now >= sent) return true;
      if (now > journalled(id, "TRANSACTION_CONFIRM")) await node.provider.send("evm_mine", []);
      return false;
    });
    process.child.kill(signal);
    await process.ended;
    expect(journalled(id, "TRANSACTION_CONFIRM")).to.be.below(needed);
    await node.provider.send("evm_setAutomine", [true]);
    await node.provider.send("evm_mine", []);
  }

  async function expectSuccess(process: Started): Promise<void> {
    expect((await process.ended).code, process.output()).to.equal(0);
  }

  before(async function () {
    skipUnderCoverage(this);
    node = await startNode();
  });

  afterEach(async () => {
    for (const { child, ended } of started.splice(0)) {
      child.kill("SIGKILL");
      await ended;
    }
  });

  after(async () => {
    ids.forEach(forget);
    await node?.stop();
  });

  it("after its first transaction goes on and does nothing twice", async () => {
    const deploy = deployment(0);
    await stopAfter(1, "SIGKILL", deploy);
    await expectSuccess(deploy.run());
    expect(await deploy.nonce()).to.equal(needed);
    await expectComplete(deploy.id, node.provider);
  });

  it("in the middle goes on, does nothing twice, and then has nothing left to do", async () => {
    const deploy = deployment(1);
    await stopAfter(half, "SIGKILL", deploy);
    await expectSuccess(deploy.run());
    expect(await deploy.nonce()).to.equal(needed);
    await expectComplete(deploy.id, node.provider);
    const third = deploy.run();
    await expectSuccess(third);
    expect(third.output()).to.include("Nothing new to deploy");
    expect(await deploy.nonce()).to.equal(needed);
  });

  it("by Ctrl-C goes on and does nothing twice", async () => {
    const deploy = deployment(2);
    await stopAfter(half, "SIGINT", deploy);
    await expectSuccess(deploy.run());
    expect(await deploy.nonce()).to.equal(needed);
    await expectComplete(deploy.id, node.provider);
  });

  it("between sending a transaction and writing it down finds it again", async () => {
    const deploy = deployment(3);
    await stopAfter(1, "SIGKILL", deploy); // the one under way is alone: no block was made for another
    forgetLastSending(deploy.id);
    await expectSuccess(deploy.run());
    expect(await deploy.nonce()).to.equal(needed);
    await expectComplete(deploy.id, node.provider);
  });
});
