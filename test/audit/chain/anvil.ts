import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { JsonRpcProvider, Wallet, hexlify, id } from "ethers";
import { able, probe } from "../../../src/audit/chain/probe.js";
import type { CheckedContracts } from "../../../src/audit/events.js";
import type { Endpoint } from "../../../src/audit/load/endpoint.js";
import { httpEndpoint } from "../../../src/audit/load/http.js";
import { quantity } from "../../../src/audit/load/endpoint.js";
import { provenChain } from "../../helpers/provenChain.js";

/** The first key of every test node, known to everybody. */
const FIRST_KEY = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
/** Logs what it is sent, with one topic. */
const LOGGER = "0x600d600c600039600d6000f336600060003760" + "2a366000a100";

function anvilHere(): string | undefined {
  const named = process.env["JOINTLY_ANVIL"];
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  return [named, ...folders.map((folder) => path.join(folder, "anvil"))].find((file) => file && existsSync(file));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe("Level 3 on another client: anvil", function () {
  this.timeout(120_000); // a process of its own
  let anvil: ChildProcess | undefined;
  let url: string;
  before(async function () {
    const binary = anvilHere();
    if (binary === undefined) {
      console.log("      skipped: no anvil on PATH, and JOINTLY_ANVIL names none");
      this.skip();
    }
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    anvil = spawn(binary, ["--port", String(port), "--hardfork", "prague", "--silent"], { stdio: "ignore" });
    const endpoint = httpEndpoint(url);
    while (!(await endpoint.send("eth_chainId", []).catch(() => undefined))) await pause(50);
  });
  after(() => anvil?.kill("SIGKILL"));

  it("proves blocks with transactions of types 0, 1, 2 and 4, receipts asked for by block", async () => {
    const provider = new JsonRpcProvider(url, undefined, { staticNetwork: true, cacheTimeout: -1 });
    const wallet = new Wallet(FIRST_KEY, provider);
    const contracts = {} as CheckedContracts;
    for (const name of ["members", "benefit", "bank", "treasury", "agreements", "contributions", "hold"] as const) {
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

    const endpoint = httpEndpoint(url);
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
    expect([anchored, coverage.logs, coverage.senders, coverage.headers]).to.deep.equal([true, 4, 4, 12]);

    const send: Endpoint["send"] = async (method, params) => {
      const answer = await endpoint.send(method, params);
      return method === "eth_getLogs" ? (answer as unknown[]).slice(1) : answer;
    };
    const lying = await proven({ send });
    expect(lying.findings.map(({ check }) => check)).to.deep.equal(["told", "told"]);
  });
});
