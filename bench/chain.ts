// How fast level 3 is: a chain of blocks full of logs on a node of its own (or JOINTLY_RPC_URL's, an empty one), fetched as logs alone, and
// loaded and proven. Prints figures and writes bench/results/chain.json. A benchmark, never a test. JOINTLY_BENCH_BLOCKS makes it longer.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Wallet, hexlify, id, randomBytes } from "ethers";
import { proveChain } from "../src/audit/chain/chain.js";
import { able, probe } from "../src/audit/chain/probe.js";
import { recovered } from "../src/audit/keys/recover.js";
import type { CheckedContracts } from "../src/audit/events.js";
import { quantity } from "../src/audit/load/endpoint.js";
import { httpEndpoint } from "../src/audit/load/http.js";
import { load } from "../src/audit/load/load.js";
import { startNode } from "../test/helpers/localNode.js";

const BLOCKS = Number(process.env["JOINTLY_BENCH_BLOCKS"] ?? 1_500);
const A_BLOCK = 10;
const PIECE = 100;
/** Logs what it is sent twice, with one topic: 352 bytes each, as an event of ours. */
const LOGGER = "0x6013600c60003960136000f3366000600037602a366000a1602b366000a100";
const DATA = 320;

const node = process.env["JOINTLY_RPC_URL"] ? undefined : await startNode();
const url = node?.url ?? process.env["JOINTLY_RPC_URL"]!;
const endpoint = httpEndpoint(url);

const [from] = (await endpoint.send("eth_accounts", [])) as string[];
async function logger(): Promise<string> {
  const hash = await endpoint.send("eth_sendTransaction", [{ from, data: LOGGER, gas: "0x186a0" }]);
  for (;;) {
    const receipt = await endpoint.send("eth_getTransactionReceipt", [hash]);
    if (receipt !== null) return (receipt as { contractAddress: string }).contractAddress;
  }
}
const contracts = {} as CheckedContracts;
for (const name of ["members", "benefit", "bank", "treasury", "agreements", "contributions", "hold"] as const) {
  contracts[name] = await logger();
}
await endpoint.send("evm_setAutomine", [false]);
for (let i = 0; i < BLOCKS; ++i) {
  const to = Object.values(contracts)[i % 7]!;
  const calls = Array.from({ length: A_BLOCK }, () => ({ from, to, gas: "0x186a0", data: hexlify(randomBytes(DATA)) }));
  await Promise.all(calls.map((call) => endpoint.send("eth_sendTransaction", [call])));
  await endpoint.send("evm_mine", []);
}

const seconds = () => performance.now() / 1000;
const to = Number(await endpoint.send("eth_blockNumber", []));

let started = seconds();
const pieces = Array.from({ length: Math.ceil(to / PIECE) }, (_, i) => i * PIECE + 1);
const fetched = await Promise.all(
  pieces.map((first) => {
    const range = { fromBlock: quantity(first), toBlock: quantity(Math.min(to, first + PIECE - 1)) };
    return endpoint.send("eth_getLogs", [{ address: Object.values(contracts), ...range }]);
  }),
);
const plain = seconds() - started;
const events = fetched.reduce<number>((sum, logs) => sum + (logs as unknown[]).length, 0);

const capabilities = await probe(endpoint, 0);
started = seconds();
const history = await load(endpoint, contracts);
const loading = seconds() - started;

const trusted = { number: to, hash: history.blockHash };
const cpu = process.cpuUsage();
started = seconds();
const proof = await proveChain(endpoint, history, { trusted }, able(capabilities, "receiptsByBlock"));
const proving = seconds() - started;
const { user, system } = process.cpuUsage(cpu);

const RECOVERIES = 200;
const signature = await new Wallet(id("a key")).signMessage("");
const recovering = process.cpuUsage();
for (let i = 0; i < RECOVERIES; ++i)
  recovered({ digest: id(`digest ${i}`), r: signature.slice(0, 66), s: `0x${signature.slice(66, 130)}`, parity: 0 });
const each = process.cpuUsage(recovering).user / 1e6 / RECOVERIES;
const cpuSeconds = (user + system) / 1e6;

const figures = {
  client: capabilities.client,
  blocks: to,
  transactions: proof.coverage.senders,
  events,
  findings: proof.findings.length,
  anchored: proof.anchored,
  plainLogsPerSecond: Math.round(events / plain),
  loadSeconds: Number(loading.toFixed(2)),
  proveSeconds: Number(proving.toFixed(2)),
  proveCpuSeconds: Number(cpuSeconds.toFixed(2)),
  sendersCpuSeconds: Number((each * proof.coverage.senders).toFixed(2)),
  provenPerSecond: Math.round(events / proving),
  provenPerCpuSecondWithoutSenders: Math.round(events / (cpuSeconds - each * proof.coverage.senders)),
};
console.table(figures);
await node?.stop();
if (node) {
  const folder = path.resolve(import.meta.dirname, "results");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "chain.json"), `${JSON.stringify(figures, null, 2)}\n`);
}
