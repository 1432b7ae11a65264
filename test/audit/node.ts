import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import hre from "hardhat";
import { HDNodeWallet, Mnemonic } from "ethers";
import { audit } from "../../src/audit/audit.js";
import { addressesIn } from "../../src/sdk/deployed.js";
import { moduleBuilds } from "../../scripts/lib/builds.js";
import { skipUnderCoverage } from "../helpers/coverage.js";
import { deploymentFolder, forget, hardhat, startNode } from "../helpers/localNode.js";

const ID = "audited-node";
const words = Mnemonic.fromPhrase("test test test test test test test test test test test junk");

describe("The audit of a node over HTTP", function () {
  this.timeout(180_000); // processes of their own
  let node: Awaited<ReturnType<typeof startNode>> | undefined;
  before(async function () {
    skipUnderCoverage(this);
    forget(ID);
    node = await startNode();
  });
  after(async () => {
    await node?.stop();
    forget(ID);
  });

  it("needs the endpoint and the deployment file, nothing else", async () => {
    const env = {
      JOINTLY_RPC_URL: node!.url,
      JOINTLY_DEPLOYER_KEY: HDNodeWallet.fromMnemonic(words).privateKey,
    };
    const args = [
      "ignition",
      "deploy",
      "ignition/modules/Jointly.ts",
      "--network",
      "consortium",
      "--deployment-id",
      ID,
    ];
    const deployment = hardhat(args, env);
    expect((await deployment.ended).code, deployment.output()).to.equal(0);
    const file = path.join(deploymentFolder(ID), "deployed_addresses.json");
    const addresses = addressesIn(JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>);
    const builds = await moduleBuilds(hre);
    const { number, hash } = (await node!.provider.getBlock("latest"))!;
    const trusted = { number, hash: hash! };
    const asked = { provider: node!.provider, addresses, builds, level: "L3", trusted } as const;
    const { levels, coverage, findings } = await audit(asked);
    expect(findings).to.deep.equal([]);
    expect(levels.map(({ verdict }) => verdict)).to.deep.equal(["passed", "passed", "passed", "passed"]);
    expect([coverage.code, coverage.untraceable]).to.deep.equal([16, 0]);
    expect(coverage.events).to.be.greaterThan(10);
  });
});
