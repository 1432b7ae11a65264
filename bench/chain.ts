// How fast an audit of level 3 is, over HTTP from a node of its own: a long history of the real contracts, fetched as logs alone and audited,
// by peers beside; then one with a signature for every fifth event. Prints figures and writes bench/results/chain.json. A benchmark, never
// a test. JOINTLY_BENCH_EVENTS makes the histories longer or shorter.
import hre from "hardhat";
import { type Audit, audit } from "../src/audit/audit.js";
import { contractNames } from "../src/audit/decode.js";
import type { CheckedContracts } from "../src/audit/events.js";
import { type Endpoint, quantity } from "../src/audit/load/endpoint.js";
import { httpEndpoint } from "../src/audit/load/http.js";
import { moduleBuilds } from "../scripts/lib/builds.js";
import { startNode } from "../test/helpers/localNode.js";
import { type Figure, keep } from "./figures.js";
import { AFTER, longHistory } from "./history.js";
import { measureNaive } from "./naive.js";
import { measurePonder } from "./ponder.js";

const EVENTS = Number(process.env["JOINTLY_BENCH_EVENTS"] ?? 100_000);
/** Blocks of one eth_getLogs, some megabytes, and how many are asked for at one time. */
const PIECE = 8;
const CONNECTIONS = 4;
/** Blocks that the naive loop is given: it is slow, and its speed the same everywhere. */
const NAIVE = 20;

const now = () => performance.now() / 1000;

/** Fetches the same logs and does nothing with them. */
async function fetchPlainly(url: string, contracts: CheckedContracts, to: number): Promise<number> {
  const endpoint = httpEndpoint(url, { batch: 1, connections: CONNECTIONS });
  const address = contractNames.map((name) => contracts[name]);
  const began = now();
  let next = 1;
  const lane = async (): Promise<void> => {
    while (next <= to) {
      const range = { fromBlock: quantity(next), toBlock: quantity(Math.min(to, next + PIECE - 1)) };
      next += PIECE;
      await endpoint.send("eth_getLogs", [{ address, ...range }]);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  return now() - began;
}

interface Measured {
  result: Audit;
  /** Seconds: of a plain fetch, of the whole audit, of asking the contracts for every figure (L1). */
  plain: number;
  whole: number;
  asking: number;
}

async function measureAudit(url: string, endpoint: Endpoint, addresses: CheckedContracts): Promise<Measured> {
  const to = Number(await endpoint.send("eth_blockNumber", []));
  const { hash } = (await endpoint.send("eth_getBlockByNumber", [quantity(to), false])) as { hash: string };
  const builds = await moduleBuilds(hre);
  const plain = Math.min(await fetchPlainly(url, addresses, to), await fetchPlainly(url, addresses, to));
  const asked: number[] = [];
  const asking = { provider: endpoint, addresses, builds, level: "L3", trusted: { number: to, hash } } as const;
  const began = now();
  const result = await audit({ ...asking, progress: ({ phase }) => phase === "state" && asked.push(now()) });
  const whole = now() - began;
  const wrong = result.levels.find(({ verdict }) => verdict !== "passed");
  if (wrong) throw new Error(`${wrong.level}: ${wrong.verdict}, ${wrong.reason?.en}; ${result.findings[0]?.text.en}`);
  return { result, plain, whole, asking: asked.at(-1)! - asked[0]! };
}

/** A history on a node of its own, measured, and whatever else is to be measured of it. */
async function onNode<T>(signed: boolean, use: (url: string, measured: Measured) => Promise<T>): Promise<T> {
  const node = await startNode();
  try {
    const endpoint = httpEndpoint(node.url);
    const addresses = await longHistory(node.url, endpoint, EVENTS, signed);
    return await use(node.url, await measureAudit(node.url, endpoint, addresses));
  } finally {
    await node.stop();
  }
}

const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

function figuresOf(name: string, { result, plain, whole, asking }: Measured): Figure[] {
  const { events, signatures, transactions, state, chain } = result.coverage;
  const fetching = { "eth_getLogs alone": Math.round(events / plain) };
  const proving = whole - asking;
  return [
    { id: `audit.${name}.events`, value: events },
    { id: `audit.${name}.transactions`, value: transactions },
    { id: `audit.${name}.keysRecovered`, value: signatures.recovered + chain.senders },
    { id: `audit.${name}.questions`, value: state },
    { id: `audit.${name}.eventsPerSecond`, value: Math.round(events / whole), peers: fetching },
    { id: `audit.${name}.ratio`, value: rounded(plain / whole), peers: { "eth_getLogs alone": 1 } },
    { id: `audit.${name}.eventsPerSecondWithoutQuestions`, value: Math.round(events / proving), peers: fetching },
    { id: `audit.${name}.ratioWithoutQuestions`, value: rounded(plain / proving), peers: { "eth_getLogs alone": 1 } },
  ];
}

async function besidePeers(url: string, measured: Measured): Promise<Figure[]> {
  const { result, whole, asking } = measured;
  const own = new Set(contractNames.map((name) => result.contracts[name].toLowerCase()));
  const { logs } = await result.history();
  const events = logs.filter(({ address }) => own.has(address.toLowerCase())).length;
  const ponder = await measurePonder(url, result.contracts, result.chain.to, events);
  const proving = whole - asking;
  const vs = (id: string, seconds: number): Figure => ({ id, value: rounded(seconds / proving), peers: { ponder: 1 } });
  return [
    { id: "audit.ponder.cold.eventsPerSecond", value: Math.round(events / ponder.cold) },
    { id: "audit.ponder.warm.eventsPerSecond", value: Math.round(events / ponder.warm) },
    vs("audit.vs.ponder.cold", ponder.cold),
    vs("audit.vs.ponder.warm", ponder.warm),
  ];
}

async function besideNaive(url: string, { result, whole, asking }: Measured): Promise<Figure[]> {
  const last = result.chain.to - AFTER;
  const naive = await measureNaive(url, result.contracts.contributions, last - NAIVE + 1, last);
  const own = result.coverage.events / (whole - asking);
  const peers = { "ethers-6.17.0 queryFilter and verifyTypedData": 1 };
  return [
    { id: "audit.naive.eventsPerSecond", value: Math.round(naive) },
    { id: "audit.vs.naive", value: rounded(own / naive), peers },
  ];
}

const plain = await onNode(false, async (url, measured) => [
  ...figuresOf("l3", measured),
  ...(await besidePeers(url, measured)),
]);
const signed = await onNode(true, async (url, measured) => [
  ...figuresOf("l3.signed", measured),
  ...(await besideNaive(url, measured)),
]);
keep("chain", [...plain, ...signed]);
