import { readFileSync } from "node:fs";
import { Interface, type LogDescription } from "ethers";
import type { AgreementFile } from "../../src/agreement/format.js";
import type { CheckedContracts, Evidence, RawLog } from "../../src/audit/events.js";
import type { Endpoint } from "../../src/audit/load/endpoint.js";
import { load } from "../../src/audit/load/load.js";
import type { Names } from "../../src/audit/report/names.js";
import { namesOfWorld } from "../../src/play/names.js";
import { newWorld, play } from "../../src/play/play.js";
import { localChain } from "../../scripts/lib/localChain.js";
import {
  AgreementRegistry__factory,
  BankSettlement__factory,
  BenefitLedger__factory,
  ContributionLedger__factory,
  IIPRegistry__factory,
  LicenseRegistry__factory,
  MemberRegistry__factory,
  RewardRegister__factory,
  TokenTreasury__factory,
} from "../../typechain-types/index.js";

export interface Life {
  logs: RawLog[];
  contracts: CheckedContracts;
  names: Names;
  evidence: Evidence;
  endpoint: Endpoint;
}

/** With the times of its blocks, seconds since 1970. */
export interface TimedLife extends Life {
  timeOf: (block: number) => number;
}

const lived = new Map<string, Promise<TimedLife>>();

/** The logs of an example's whole life; it is lived once for all tests. */
export function lifeOf(name: "simar" | "campus-lab"): Promise<TimedLife> {
  if (!lived.has(name)) lived.set(name, live(name));
  return lived.get(name)!;
}

async function live(name: string): Promise<TimedLife> {
  const path = new URL(`../../examples/${name}.json`, import.meta.url);
  const file = JSON.parse(readFileSync(path, "utf8")) as AgreementFile;
  const { chain, ledger, endpoint } = await localChain(file);
  const world = newWorld(file, ledger, chain);
  for await (const happening of play(world)) void happening;
  const { logs, evidence } = await load(endpoint, ledger.addresses);
  const timeOf = (block: number) => Number(evidence.times.get(block)!);
  return { logs, contracts: ledger.addresses, names: namesOfWorld(world), evidence, endpoint, timeOf };
}

export const abis = {
  members: MemberRegistry__factory.createInterface() as Interface,
  benefit: BenefitLedger__factory.createInterface() as Interface,
  bank: BankSettlement__factory.createInterface() as Interface,
  treasury: TokenTreasury__factory.createInterface() as Interface,
  agreements: AgreementRegistry__factory.createInterface() as Interface,
  contributions: ContributionLedger__factory.createInterface() as Interface,
  property: IIPRegistry__factory.createInterface() as Interface,
  licences: LicenseRegistry__factory.createInterface() as Interface,
  rewards: RewardRegister__factory.createInterface() as Interface,
  token: new Interface(["event Transfer(address indexed from, address indexed to, uint256 value)"]),
};

/** Which ABI reads a log of these contracts; everything else is a token's. */
export function abiOf({ address }: RawLog, contracts: CheckedContracts): Interface {
  const { token, ...named } = abis;
  for (const name of Object.keys(named) as (keyof typeof named)[]) {
    if (contracts[name].toLowerCase() === address.toLowerCase()) return abis[name];
  }
  return token;
}

export const parse = (log: RawLog, contracts: CheckedContracts): LogDescription | null =>
  abiOf(log, contracts).parseLog(log);

/** The places of all logs that tell this event; of transfers, those from and to the treasury. */
export function placesOf({ logs, contracts }: Life, event: string): number[] {
  const treasury = contracts.treasury.slice(2).toLowerCase();
  return [...logs.keys()].filter((i) => {
    const concerns = logs[i]!.topics.slice(1).some((topic) => topic.endsWith(treasury));
    return parse(logs[i]!, contracts)?.name === event && (event !== "Transfer" || concerns);
  });
}

/** The logs with one event's values changed by name; nested values by a path like "allocations.1.1". */
export function altered(life: Life, place: number, values: Record<string, unknown>): RawLog[] {
  const { logs, contracts } = life;
  const log = logs[place]!;
  const abi = abiOf(log, contracts);
  const { fragment, args } = abi.parseLog(log)!;
  const plain = args.toArray(true) as unknown[];
  for (const [path, value] of Object.entries(values)) {
    const [name, ...rest] = path.split(".");
    let within = plain;
    let key = fragment.inputs.findIndex((input) => input.name === name);
    for (const step of rest) {
      within = within[key] as unknown[];
      key = Number(step);
    }
    within[key] = value;
  }
  const { topics, data } = abi.encodeEventLog(fragment, plain);
  return logs.with(place, { ...log, topics, data });
}

/** The logs without one. */
export const dropped = (logs: RawLog[], place: number): RawLog[] => logs.toSpliced(place, 1);

/** The logs with one told twice, the later ones of its block moved on. */
export function doubled(logs: RawLog[], place: number): RawLog[] {
  const log = logs[place]!;
  const later = logs
    .slice(place)
    .map((one) => (one.blockNumber === log.blockNumber ? { ...one, logIndex: one.logIndex + 1 } : one));
  return [...logs.slice(0, place + 1), ...later];
}

/** The logs with the contents of two exchanged. */
export function swapped(logs: RawLog[], a: number, b: number): RawLog[] {
  const { address, topics, data } = logs[a]!;
  const other = logs[b]!;
  const first = { ...logs[a]!, address: other.address, topics: other.topics, data: other.data };
  return logs.with(a, first).with(b, { ...other, address, topics, data });
}
