// How fast an audit of level 3 is, over HTTP from a node of its own: a long history of the real contracts, fetched as logs alone, fetched as
// the blocks and receipts that the audit cannot do without, and audited, by peers beside; then one with a signature for every fifth event, and
// one of everything that an agreement lives with. Prints figures and writes them into bench/results/audit.json. A benchmark, never a test. JOINTLY_BENCH_EVENTS makes the histories longer or shorter.
import { contractNames } from "../src/audit/decode.js";
import type { CheckedContracts } from "../src/audit/events.js";
import { type Endpoint, quantity } from "../src/audit/load/endpoint.js";
import { httpEndpoint } from "../src/audit/load/http.js";
import { compiled } from "../test/helpers/compiled.js";
import { startNode } from "../test/helpers/localNode.js";
import { type Figure, keep } from "./figures.js";
import { AFTER, type Lived, type Shape, longHistory, sent, signed } from "./history.js";
import { mixedHistory } from "./mixed.js";
import { measureNaive } from "./naive.js";
import { type Took, once } from "./once.js";
import { measurePonder } from "./ponder.js";

const EVENTS = Number(process.env["JOINTLY_BENCH_EVENTS"] ?? 100_000);
/** Blocks of one eth_getLogs, some megabytes, and how many are asked for at one time. */
const PIECE = 8;
const CONNECTIONS = 4;
/** Blocks that the naive loop is given: it is slow, and its speed the same everywhere. */
const NAIVE = 20;

const now = () => performance.now() / 1000;

/** Pieces of the chain, some asked for at one time. @returns seconds. */
async function inPieces(to: number, fetchPiece: (first: number, last: number) => Promise<unknown>): Promise<number> {
  const began = now();
  let next = 1;
  const lane = async (): Promise<void> => {
    while (next <= to) {
      const first = next;
      next += PIECE;
      await fetchPiece(first, Math.min(to, first + PIECE - 1));
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  return now() - began;
}

/** Fetches the logs and does nothing with them but count. */
async function fetchLogs(url: string, contracts: CheckedContracts, to: number) {
  const endpoint = httpEndpoint(url, { batch: 1, connections: CONNECTIONS });
  const address = contractNames.map((name) => contracts[name]);
  let logs = 0;
  const seconds = await inPieces(to, async (first, last) => {
    const range = { fromBlock: quantity(first), toBlock: quantity(last) };
    const found = (await endpoint.send("eth_getLogs", [{ address, ...range }])) as unknown[];
    logs += found.length;
  });
  return { logs, seconds };
}

/** Fetches what proves the logs, every block with its transactions and their receipts, and does nothing with it. */
async function fetchProof(url: string, to: number): Promise<number> {
  const endpoint = httpEndpoint(url, { connections: CONNECTIONS });
  return inPieces(to, async (first, last) => {
    const numbers = Array.from({ length: last - first + 1 }, (_, i) => quantity(first + i));
    const blocks = await Promise.all(numbers.map((number) => endpoint.send("eth_getBlockByNumber", [number, true])));
    const hashes = (blocks as { transactions: { hash: string }[] }[]).flatMap(({ transactions }) => transactions);
    await Promise.all(hashes.map(({ hash }) => endpoint.send("eth_getTransactionReceipt", [hash])));
  });
}

interface Measured {
  contracts: CheckedContracts;
  took: Took;
  /** Logs of the contracts. */
  logs: number;
  /** Seconds: of fetching the logs, and of fetching what proves them. */
  plain: number;
  must: number;
}

async function measureAudit(url: string, endpoint: Endpoint, contracts: CheckedContracts): Promise<Measured> {
  const to = Number(await endpoint.send("eth_blockNumber", []));
  const { hash } = (await endpoint.send("eth_getBlockByNumber", [quantity(to), false])) as { hash: string };
  await compiled();
  const fetched = [await fetchLogs(url, contracts, to), await fetchLogs(url, contracts, to)];
  const must = Math.min(await fetchProof(url, to), await fetchProof(url, to));
  const took = await once(url, { addresses: contracts, level: "L3", trusted: { number: to, hash } });
  const wrong = took.levels.find(({ verdict }) => verdict !== "passed");
  if (wrong) throw new Error(`${wrong.level}: ${wrong.verdict}, ${wrong.reason?.en}`);
  const plain = Math.min(...fetched.map(({ seconds }) => seconds));
  return { contracts, took, logs: fetched[0]!.logs, plain, must };
}

type Make = (url: string, endpoint: Endpoint) => Promise<Lived>;
const made =
  (shape: Shape): Make =>
  (url, endpoint) =>
    longHistory(url, endpoint, shape);

/** A history on a node of its own, measured, and whatever else is to be measured of it. */
async function onNode<T>(make: Make, use: (url: string, measured: Measured) => Promise<T>): Promise<T> {
  const node = await startNode();
  try {
    const endpoint = httpEndpoint(node.url);
    const { addresses } = await make(node.url, endpoint);
    return await use(node.url, await measureAudit(node.url, endpoint, addresses));
  } finally {
    await node.stop();
  }
}

const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

function figuresOf(name: string, { took, plain, must }: Measured): Figure[] {
  const { seconds, cpu, rss, coverage } = took;
  const { events, signatures, transactions, state, byProof, chain } = coverage;
  const rate = (time: number): number => Math.round(events / time);
  const fetching = { "eth_getLogs alone": rate(plain), "blocks and receipts alone": rate(must) };
  return [
    { id: `audit.${name}.events`, value: events },
    { id: `audit.${name}.transactions`, value: transactions },
    { id: `audit.${name}.keysRecovered`, value: signatures.recovered + chain.senders },
    { id: `audit.${name}.questions`, value: state, peers: { "by the proof": byProof } },
    { id: `audit.${name}.eventsPerSecond`, value: rate(seconds), peers: fetching },
    { id: `audit.${name}.eventsPerCpuSecond`, value: rate(cpu) },
    { id: `audit.${name}.ratio`, value: rounded(plain / seconds), peers: { "eth_getLogs alone": 1 } },
    {
      id: `audit.${name}.ofWhatItMustFetch`,
      value: rounded(must / seconds),
      peers: { "blocks and receipts alone": 1 },
    },
    { id: `audit.${name}.rss`, value: Math.round(rss) },
  ];
}

async function besidePonder(name: string, url: string, { contracts, took, logs }: Measured): Promise<Figure[]> {
  const ponder = await measurePonder(url, contracts, took.to, logs);
  const vs = (how: string, time: number): Figure => {
    return { id: `${name}.vs.ponder.${how}`, value: rounded(time / took.seconds), peers: { ponder: 1 } };
  };
  return [
    { id: `${name}.ponder.cold.eventsPerSecond`, value: Math.round(logs / ponder.cold) },
    { id: `${name}.ponder.warm.eventsPerSecond`, value: Math.round(logs / ponder.warm) },
    vs("cold", ponder.cold),
    vs("warm", ponder.warm),
  ];
}

async function besideNaive(url: string, { contracts, took }: Measured): Promise<Figure[]> {
  const last = took.to - AFTER;
  const naive = await measureNaive(url, contracts.contributions, last - NAIVE + 1, last);
  const peers = { "ethers-6.17.0 queryFilter and verifyTypedData": 1 };
  return [
    { id: "audit.naive.eventsPerSecond", value: Math.round(naive) },
    { id: "audit.vs.naive", value: rounded(took.coverage.events / took.seconds / naive), peers },
  ];
}

const ofSent = await onNode(made(sent(EVENTS)), async (url, measured) => [
  ...figuresOf("l3", measured),
  ...(await besidePonder("audit", url, measured)),
]);
const ofSigned = await onNode(made(signed(EVENTS)), async (url, measured) => [
  ...figuresOf("l3.signed", measured),
  ...(await besideNaive(url, measured)),
]);
const ofMixed = await onNode(
  (url, endpoint) => mixedHistory(url, endpoint, EVENTS),
  async (url, measured) => [...figuresOf("l3.mixed", measured), ...(await besidePonder("audit.mixed", url, measured))],
);
keep("audit", [...ofSent, ...ofSigned, ...ofMixed]);
