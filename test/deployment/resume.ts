import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { HDNodeWallet, Mnemonic } from "ethers";
import hre from "hardhat";
import Jointly from "../../ignition/modules/Jointly.js";
import { addressesIn } from "../../src/sdk/deployed.js";
import { connectLedger } from "../../src/sdk/ledger.js";
import { deploymentFolder, forget, hardhat, journalled, startNode, until } from "../helpers/localNode.js";

const MODULES = 6;
const MODULE = "ignition/modules/Jointly.ts";
const words = Mnemonic.fromPhrase("test test test test test test test test test test test junk");

/** The transactions that the modules need: what they deploy and what they call. */
function transactionsIn(module: typeof Jointly): number {
  const submodules = [...module.submodules] as (typeof Jointly)[];
  const own = [...module.futures].filter(({ type }) => /DEPLOYMENT|_CALL$/.test(type) && !type.includes("STATIC"));
  return own.length + submodules.reduce((sum, submodule) => sum + transactionsIn(submodule), 0);
}

const needed = transactionsIn(Jointly);
const killed = [
  { when: "after its first transaction was sent", sent: 1, signal: "SIGKILL" },
  { when: "in the middle", sent: Math.ceil(needed / 2), signal: "SIGKILL" },
  { when: "with its last transaction", sent: needed, signal: "SIGKILL" },
  { when: "in the middle by Ctrl-C", sent: Math.ceil(needed / 2), signal: "SIGINT" },
] as const;

describe("A deployment that is stopped", () => {
  let node: Awaited<ReturnType<typeof startNode>>;
  const ids: string[] = [];

  before(async function () {
    if (hre.globalOptions.coverage) this.skip(); // a process of its own would compile without it
    node = await startNode();
  });

  // Nothing outlives a test, however it ends.
  const started: Started[] = [];
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

  killed.forEach(({ when, sent, signal }, place) => {
    it(`${when} goes on and does nothing twice`, async () => {
      const deployer = HDNodeWallet.fromMnemonic(words, `m/44'/60'/0'/0/${place}`).connect(node.provider);
      const id = `stopped-${process.pid}-${place}`;
      ids.push(id);
      const deploy = () =>
        hardhat(["ignition", "deploy", MODULE, "--network", "consortium", "--deployment-id", id], {
          JOINTLY_RPC_URL: node.url,
          JOINTLY_DEPLOYER_KEY: deployer.privateKey,
        });

      // Blocks come only when we make them, so the process always dies with a transaction under way.
      await node.provider.send("evm_setAutomine", [false]);
      const first = deploy();
      await until(first, async () => {
        if (journalled(id, "TRANSACTION_SEND") >= sent) return true;
        await node.provider.send("evm_mine", []);
        return false;
      });
      first.child.kill(signal);
      await first.ended;
      expect(journalled(id, "TRANSACTION_CONFIRM")).to.be.below(needed);
      await node.provider.send("evm_setAutomine", [true]);
      await node.provider.send("evm_mine", []);

      const second = deploy();
      expect((await second.ended).code, second.output()).to.equal(0);
      expect(await node.provider.getTransactionCount(deployer.address)).to.equal(needed);
      expect(journalled(id, "TRANSACTION_CONFIRM")).to.equal(needed);

      const file = path.join(deploymentFolder(id), "deployed_addresses.json");
      const deployed = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
      for (const address of Object.values(deployed)) expect(await node.provider.getCode(address)).to.not.equal("0x");
      const { set, benefit } = connectLedger(addressesIn(deployed), deployer);
      expect(await set.digest()).to.match(/^0x[0-9a-f]{64}$/); // refused while a module is missing
      expect(await set.queryFilter(set.filters.ModuleDeployed())).to.have.length(MODULES);
      expect(await set.addressOf(0)).to.equal(await benefit.getAddress());

      const third = deploy();
      expect((await third.ended).code, third.output()).to.equal(0);
      expect(third.output()).to.include("Nothing new to deploy");
      expect(await node.provider.getTransactionCount(deployer.address)).to.equal(needed);
    });
  });
});
