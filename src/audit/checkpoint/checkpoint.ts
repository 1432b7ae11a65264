import { toUtf8Bytes } from "ethers";
import { ModuleSet__factory } from "../../../typechain-types/factories/contracts/types/ModuleSet__factory.js";
import { contractNames } from "../decode.js";
import type { CheckedContracts, RawLog } from "../events.js";
import { type Endpoint, callAt } from "../load/endpoint.js";
import type { History } from "../load/load.js";
import { canonical } from "../report/files.js";
import { leafHash, merkleRoot } from "./merkle.js";

const FORMAT = "jointly-checkpoint/1";

/**
 * A point of a ledger's history in a few lines, to be kept outside of the chain: whoever has it can tell later whether the history that a
 * node then shows goes on from this one. Numbers are decimal strings.
 */
export interface Checkpoint {
  format: typeof FORMAT;
  chainId: string;
  /** In lower case. */
  contracts: CheckedContracts;
  /** The digest of the module set, which agreements name in their terms. */
  moduleSet: string;
  /** The first block of the history, and the last, with its hash and its time in seconds. */
  from: string;
  block: string;
  blockHash: string;
  blockTime: string;
  /** How many logs there are, and the root of the tree over them in the order of the chain ({@link merkleRoot}). */
  events: string;
  eventsRoot: string;
}

const lower = (contracts: CheckedContracts): CheckedContracts =>
  Object.fromEntries(contractNames.map((name) => [name, contracts[name].toLowerCase()])) as Record<
    keyof CheckedContracts,
    string
  >;

/** A log's leaf: its canonical JSON, hexadecimal in lower case. */
function leafOf({ address, topics, data, blockNumber, transactionHash, logIndex }: RawLog): string {
  const log = { address, topics, data, block: blockNumber, tx: transactionHash, log: logIndex };
  return leafHash(toUtf8Bytes(canonical(log).toLowerCase()));
}

/** The root over the first logs of a history. */
const eventsRoot = (logs: readonly RawLog[]): string => merkleRoot(logs.map(leafOf));

/**
 * The checkpoint of a history as it was loaded.
 * @param moduleSet the digest of its module set.
 */
export function checkpointOf(history: History, moduleSet: string): Checkpoint {
  const { contracts, evidence, from, to, blockHash, blockTime, logs } = history;
  return {
    format: FORMAT,
    chainId: String(evidence.chainId),
    contracts: lower(contracts),
    moduleSet: moduleSet.toLowerCase(),
    from: String(from),
    block: String(to),
    blockHash: blockHash.toLowerCase(),
    blockTime: String(blockTime),
    events: String(logs.length),
    eventsRoot: eventsRoot(logs),
  };
}

/** The checkpoint as canonical JSON: these bytes are what a timestamp is asked for. */
export const checkpointJson = (checkpoint: Checkpoint): string => canonical(checkpoint);

const decimals = ["chainId", "from", "block", "blockTime", "events"] as const;
const hashes = ["moduleSet", "blockHash", "eventsRoot"] as const;

/** A checkpoint from a file's JSON; undefined for anything else. */
export function readCheckpoint(json: unknown): Checkpoint | undefined {
  if (typeof json !== "object" || json === null) return undefined;
  const one = json as Record<string, unknown>;
  const is = (name: string, pattern: RegExp): boolean => typeof one[name] === "string" && pattern.test(one[name]);
  const sound =
    one["format"] === FORMAT &&
    decimals.every((name) => is(name, /^\d{1,16}$/)) &&
    hashes.every((name) => is(name, /^0x[0-9a-f]{64}$/)) &&
    typeof one["contracts"] === "object";
  return sound ? (json as Checkpoint) : undefined;
}

const set = ModuleSet__factory.createInterface();

/**
 * The digest of a module set as of a block.
 * @throws EndpointError when the endpoint cannot say.
 */
export const moduleSetAt = (endpoint: Endpoint, address: string, block: number): Promise<string> =>
  callAt(endpoint, address, set.encodeFunctionData("digest"), block);
