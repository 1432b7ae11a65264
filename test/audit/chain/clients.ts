import { setTimeout as pause } from "node:timers/promises";
import hre from "hardhat";
import { expect } from "chai";
import { JsonRpcProvider, Wallet, hexlify, id } from "ethers";
import { type Audit, audit } from "../../../src/audit/audit.js";
import { able, probe } from "../../../src/audit/chain/probe.js";
import { contractNames } from "../../../src/audit/decode.js";
import type { CheckedContracts } from "../../../src/audit/events.js";
import { type Endpoint, quantity } from "../../../src/audit/load/endpoint.js";
import { moduleBuilds } from "../../../scripts/lib/builds.js";
import { DAY } from "../../../src/dates.js";
import { terms } from "../../../bench/history.js";
import { round } from "../../../bench/round.js";
import { prepare, rules } from "../../../bench/setup.js";
import { type Client, type OtherNode, startOther } from "../../helpers/otherNode.js";
import { provenChain } from "../../helpers/provenChain.js";

/** The first key of every test node, known to everybody. */
const FIRST_KEY = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
/** Logs what it is sent, with one topic. */
const LOGGER = "0x600d600c600039600d6000f336600060003760" + "2a366000a100";

describe("Blocks of another client: anvil's", function () {
  this.timeout(120_000); // a process of its own
  let node: OtherNode | undefined;
  before(async function () {
    node = await startOther("anvil");
    if (node === undefined) this.skip();
  });
  after(() => node?.stop());

  it("proves blocks with transactions of types 0, 1, 2 and 4, receipts asked for by block", async () => {
    const { url, endpoint } = node!;
    const provider = new JsonRpcProvider(url, undefined, { staticNetwork: true, cacheTimeout: -1 });
    const wallet = new Wallet(FIRST_KEY, provider);
    const contracts = {} as CheckedContracts;
    for (const name of contractNames) {
      const sent = await wallet.sendTransaction({ data: LOGGER });
      contracts[name] = (await sent.wait())!.contractAddress!;
    }
    const [to, other] = [contracts.members, contracts.bank];
    const authorization = await wallet.authorize({ address: other, nonce: (await wallet.getNonce()) + 4 });
    const kinds = [
      { type: 0, gasPrice: 10n ** 10n },
      { type: 1, gasPrice: 10n ** 10n, accessList: [{ address: other, storageKeys: [id("slot")] }] },
      { type: 2 },
      { type: 4, authorizationList: [authorization] },
    ];
    for (const [i, kind] of kinds.entries()) {
      await (
        await wallet.sendTransaction({ to, data: hexlify(new Uint8Array(32 + i)), gasLimit: 200_000n, ...kind })
      ).wait();
    }
    provider.destroy();

    const found = await probe(endpoint, 0);
    expect([found.client.startsWith("anvil"), able(found, "receiptsByBlock"), found.notes.length]).to.deep.equal([
      true,
      true,
      1,
    ]);
    const proven = async (node: Endpoint) => {
      const number = Number(await endpoint.send("eth_blockNumber", []));
      const block = await endpoint.send("eth_getBlockByNumber", [quantity(number), false]);
      const trusted = { number, hash: (block as { hash: string }).hash };
      return provenChain(node, contracts, { options: { trusted }, receiptsByBlock: true, told: true });
    };
    const { findings, anchored, coverage } = await proven(endpoint);
    expect(findings).to.deep.equal([]);
    expect([anchored, coverage.logs, coverage.senders, coverage.headers]).to.deep.equal([
      true,
      4,
      4,
      contractNames.length + kinds.length + 1,
    ]);

    const send: Endpoint["send"] = async (method, params) => {
      const answer = await endpoint.send(method, params);
      return method === "eth_getLogs" ? (answer as unknown[]).slice(1) : answer;
    };
    const lying = await proven({ send });
    expect(lying.findings.map(({ check }) => check)).to.deep.equal(["told", "told"]);
  });
});

describe("The whole ledger on another client", function () {
  this.timeout(300_000); // deployed and lived on a node of its own, transaction by transaction

  /** A ledger deployed there and lived with for one round, then audited. */
  async function audited({ url, endpoint }: OtherNode): Promise<Audit> {
    await realTime(endpoint);
    const b = await prepare(4, url);
    const agreed = terms(4);
    const { agreement } = await b.agree({ ...agreed, rules: { ...rules, coolingDays: 0 } });
    const { timestamp } = (await b.ethers.provider.getBlock("latest"))!;
    await round(b, { agreement, n: 1, batch: 3, today: Math.floor(timestamp / DAY) });
    const { number, hash } = (await b.ethers.provider.getBlock("latest"))!;
    const trusted = { number, hash: hash! };
    const builds = await moduleBuilds(hre);
    return audit({ provider: endpoint, addresses: b.ledger.addresses, builds, level: "L3", trusted });
  }

  async function on(client: Client, test: Mocha.Context, look: (whole: Audit) => void): Promise<void> {
    const node = await startOther(client);
    if (node === undefined) test.skip();
    try {
      look(await audited(node));
    } finally {
      node.stop();
    }
  }

  it("geth: every level passes", async function () {
    await on("geth", this, ({ findings, levels, coverage }) => {
      expect(findings).to.deep.equal([]);
      expect(levels.map(({ verdict }) => verdict)).to.deep.equal(["passed", "passed", "passed", "passed"]);
      expect(coverage.proven.contracts).to.equal(16);
      expect(coverage.chain.logs).to.equal(coverage.events);
    });
  });

  it("anvil, whose tries keep zeros: levels 0 and 1 pass, what rests on storage roots is not available, nothing is accused", async function () {
    await on("anvil", this, ({ findings, levels }) => {
      expect(findings).to.deep.equal([]);
      expect(levels.map(({ verdict }) => verdict)).to.deep.equal([
        "passed",
        "passed",
        "not available",
        "not available",
      ]);
      expect(levels[2]!.reason!.en).to.match(/^This chain keeps slots that are zero in its tries/);
      expect(levels[2]!.reason!.zh).to.match(/^该链在树中保留为零的存储槽/);
    });
  });
});

/** The first block of a test chain may be of 1970: what it would cost then to write a time is not what it costs now. */
async function realTime(endpoint: Endpoint): Promise<void> {
  const [from] = (await endpoint.send("eth_accounts", [])) as string[];
  await endpoint.send("eth_sendTransaction", [{ from, to: from }]);
  while ((await endpoint.send("eth_blockNumber", [])) === "0x0") await pause(50);
}
