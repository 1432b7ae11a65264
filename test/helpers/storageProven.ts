import { type Addressable, resolveAddress } from "ethers";
import { type Endpoint, ask, quantity } from "../../src/audit/load/endpoint.js";
import { logsIn } from "../../src/audit/load/logs.js";
import { abiOf, toldBy } from "../../src/audit/decode.js";
import type { Told } from "../../src/audit/events.js";
import { StorageFold } from "../../src/audit/proof/fold.js";
import { proveStorage } from "../../src/audit/proof/prove.js";
import type { Deployed, Silent } from "../../src/audit/state/code.js";
import { codesOf } from "../../src/audit/state/standing.js";

type Contracts = Partial<Record<Deployed, string>>;

const watched: { endpoint: Endpoint; contracts: Contracts; block: string }[] = [];

/** Has the storage of these contracts proven after every test that made a block: a slot that no event tells fails the test. */
export async function watchStorage(
  endpoint: Endpoint,
  contracts: Partial<Record<Deployed, Addressable | string>>,
): Promise<void> {
  const entries = Object.entries(contracts).map(async ([name, at]) => [name, await resolveAddress(at)]);
  watched.push({ endpoint, contracts: Object.fromEntries(await Promise.all(entries)) as Contracts, block: "" });
}

interface Block {
  number: string;
  hash: string;
  timestamp: string;
}

const blockAt = (endpoint: Endpoint, tag: string): Promise<Block> =>
  ask<Block>(endpoint, "eth_getBlockByNumber", [tag, false]);

/** The storage of contracts as these events tell it. */
export function storageOf(
  history: readonly Told[],
  contracts: Contracts,
  times: ReadonlyMap<number, bigint> = new Map(),
): StorageFold {
  const folding = new StorageFold(contracts);
  folding.add(history, times);
  return folding;
}

/** What is in these contracts' storage and not in their events, as sentences. */
export async function unprovenIn(endpoint: Endpoint, contracts: Contracts): Promise<string[]> {
  const { number, hash } = await blockAt(endpoint, "latest");
  const block = Number(number);
  const names = new Map(Object.entries(contracts).map(([name, address]) => [address.toLowerCase(), name]));
  const logs = await logsIn(endpoint, { address: [...names.keys()] }, 0, block);
  const history = logs.flatMap((log) => {
    const event = abiOf(names.get(log.address.toLowerCase()) as Exclude<Deployed, Silent>).event(log.topics, log.data);
    return event === undefined ? [] : [toldBy(log, event)];
  });
  const numbers = [...new Set(logs.map(({ blockNumber }) => blockNumber))];
  const blocks = await Promise.all(numbers.map((one) => blockAt(endpoint, quantity(one))));
  const times = new Map(blocks.map(({ timestamp }, i) => [numbers[i]!, BigInt(timestamp)]));
  const { findings } = await proveStorage(endpoint, {
    contracts,
    codes: await codesOf(endpoint, contracts, block),
    folded: storageOf(history, contracts, times),
    block,
    blockHash: hash,
  });
  return findings.map(({ text, expected, found }) => `${text.en} ${expected}, found ${found}`);
}

/** A test that went back to a snapshot from before a deployment has nothing there to prove. */
async function stands(endpoint: Endpoint, contracts: Contracts): Promise<boolean> {
  const codes = Object.values(contracts).map((address) => ask<string>(endpoint, "eth_getCode", [address, "latest"]));
  return (await Promise.all(codes)).every((code) => code !== "0x");
}

async function storageFollowsFromEvents(): Promise<void> {
  for (const one of watched) {
    const { hash } = await blockAt(one.endpoint, "latest");
    if (hash === one.block || !(await stands(one.endpoint, one.contracts))) continue;
    one.block = hash;
    const unproven = await unprovenIn(one.endpoint, one.contracts);
    if (unproven.length > 0) throw new Error(unproven.join("\n"));
  }
}

/** Mocha takes these up in each of its processes (hardhat.config.ts, `require`). */
export const mochaHooks = { afterEach: storageFollowsFromEvents };
