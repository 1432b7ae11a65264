import type { Provider } from "ethers";
import { allLogs } from "../../scripts/lib/logs.js";
import { type Result, check } from "../../src/audit/check.js";
import type { CheckedContracts, RawLog } from "../../src/audit/events.js";
import type { Names } from "../../src/audit/report/names.js";
import type { Clock } from "../../src/papers/clock.js";
import { lifeOf } from "./checkedLife.js";
import type { Rails } from "./rails.js";

/** What papers are made from. */
export interface Material {
  result: Result;
  contracts: CheckedContracts;
  names: Names;
  clock: Clock;
}

/** An example's life as papers need it, its dates in UTC. */
export async function materialOf(name: "simar" | "campus-lab"): Promise<Material> {
  const { logs, contracts, names, timeOf } = await lifeOf(name);
  return { result: check(logs, contracts), contracts, names, clock: { timeOf, zone: "UTC" } };
}

/** What a test did on the rails, as papers need it. */
export async function materialBy(context: Rails, provider: Provider): Promise<Material> {
  const { core, bank, treasury, registry, contributions, hold, members, property, licences, rewards } = context;
  const above = { agreements: registry, contributions, hold, property, licences, rewards };
  const modules = { members, benefit: core, bank, treasury, ...above };
  const places = Object.entries(modules).map(async ([name, contract]) => [name, await contract.getAddress()] as const);
  const contracts = Object.fromEntries(await Promise.all(places)) as unknown as CheckedContracts;
  const named = (what: string) => (number: bigint) => ({ en: `${what} ${number}`, zh: `${what}${number}` });
  const names: Names = {
    member: (member) => ({ en: ["", "Ann", "Ben", "Cho", "Dan"][Number(member)]!, zh: `成员${member}` }),
    kind: named("kind"),
    pool: (_, number) => named("pool")(number),
    currency: (number) => ({ code: number === 156n ? "CNY" : number === 978n ? "EUR" : "coin", decimals: 2 }),
  };
  const logs = await allLogs(provider);
  return {
    result: check(logs, contracts),
    contracts,
    names,
    clock: { timeOf: await timesOf(provider, logs), zone: "UTC" },
  };
}

/** Asks for the time of every block that has a log. */
async function timesOf(provider: Provider, logs: readonly RawLog[]): Promise<(block: number) => number> {
  const blocks = [...new Set(logs.map(({ blockNumber }) => blockNumber))];
  const found = await Promise.all(blocks.map((block) => provider.getBlock(block)));
  const times = new Map(blocks.map((block, i) => [block, found[i]!.timestamp]));
  return (block) => times.get(block)!;
}
