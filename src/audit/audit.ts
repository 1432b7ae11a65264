import { type ChainCoverage, type ChainOptions, noChain, proveChain } from "./chain/chain.js";
import { type Probe, able, probe } from "./chain/probe.js";
import type { CheckedContracts } from "./events.js";
import { follow } from "./follow.js";
import { type Level, type LevelVerdict, includes, levelsOf } from "./levels.js";
import type { Endpoint } from "./load/endpoint.js";
import { type History, type LoadOptions, gather } from "./load/load.js";
import { type Pinned, pin } from "./load/pin.js";
import { type Proof, isProven, proofNotAsked, proofOf } from "./proof/level.js";
import type { Replayed } from "./replay.js";
import type { Builds } from "./state/code.js";
import { type State, stateNotAsked, stateOf } from "./state/level.js";
import { standingAt } from "./state/standing.js";
import { inMemory } from "./store/inMemory.js";
import type { Store } from "./store/store.js";

export type { Level, LevelVerdict } from "./levels.js";

/** How much was looked at. */
export interface Coverage {
  blocks: number;
  /** Blocks that have an event. */
  blocksWithEvents: number;
  transactions: number;
  events: number;
  /** Recovered from envelopes; by contracts, and how many of those were asked (ERC-1271); acts that the signer sent itself. */
  signatures: { recovered: number; byContracts: number; asked: number; sent: number };
  /** Acts that came through another contract: no calldata of ours carries them. */
  untraceable: number;
  /** Contracts whose code was compared, figures asked of contracts, figures that the proof of their storage answers. */
  code: number;
  state: number;
  byProof: number;
  /** Currencies whose holdings were compared. */
  held: number;
  /** Contracts whose storage was proven, and the slots that their events tell. */
  proven: { contracts: number; slots: number };
  /** What was hashed again and compared with other endpoints (L3). */
  chain: ChainCoverage;
}

/** An audit: the replay's result, and what it rests on. */
export interface Audit extends Replayed {
  chain: Pick<Pinned, "from" | "to" | "blockHash" | "blockTime" | "chainId">;
  contracts: CheckedContracts;
  /** What the endpoint is and can do. */
  endpoint: Probe;
  levels: LevelVerdict[];
  coverage: Coverage;
  /** What was replayed, once more and as a whole, for what is looked for beyond the replay. */
  history: () => Promise<History>;
}

export interface AuditOptions extends LoadOptions, ChainOptions {
  /** Any `JsonRpcApiProvider` of ethers. */
  provider: Endpoint;
  /** The deployment; `set` is the module set that made the modules. */
  addresses: CheckedContracts & { set?: string };
  /** The contracts as this software builds them; without them L1 cannot be reached. */
  builds?: Builds;
  level: Level;
  /** Where the history and its replay are kept for the next run; by default only for this one. */
  store?: Store;
}

/**
 * Audits a deployment from nothing but an endpoint. A finding never stops it. What of the chain is proven (L3) is replayed anew whatever a
 * store keeps: what was replayed is what is compared.
 * @throws EndpointError when the history cannot be loaded; what only a level needs leaves that level "not available".
 */
export async function audit({
  provider,
  addresses,
  builds,
  level,
  store = inMemory(),
  ...options
}: AuditOptions): Promise<Audit> {
  const endpoint = await probe(provider, options.from ?? 0, options.to);
  const pinned = await pin(provider, addresses, options.from ?? 0, options.to);
  const { contracts, from, to, blockHash, blockTime, chainId } = pinned;
  const onDone = (done: number): void => options.progress?.({ phase: "blocks", done, total: to - from + 1 });
  const result = (await follow(provider, pinned, store, { anew: includes(level, "L3"), onDone })).result();
  const history = (): Promise<History> => gather(provider, pinned, store.batches(from));
  const batches = store.batches(from);
  const standing = standingAt(provider, addresses, result.books.membership.authority, to);
  standing.catch(() => undefined); // who asks for it hears of it
  const proof = includes(level, "L2")
    ? await proofOf(provider, standing, addresses.set, result, pinned, batches)
    : proofNotAsked;
  const asked = { standing, builds, storageProven: isProven(proof), replayed: result, pinned };
  const state = includes(level, "L1") ? await stateOf(provider, asked, options) : stateNotAsked;
  const told = includes(level, "L3")
    ? await proveChain(provider, await history(), options, able(endpoint, "receiptsByBlock"), options)
    : noChain;
  const parts = [result, state, proof, told];
  return {
    ...result,
    history,
    findings: parts.flatMap(({ findings }) => findings),
    verdicts: parts.flatMap(({ verdicts }) => verdicts),
    endpoint,
    chain: { chainId, from, to, blockHash, blockTime },
    contracts,
    levels: levelsOf(level, [
      { level: "L0", findings: result.findings },
      { level: "L1", findings: state.findings, reason: state.reason },
      { level: "L2", findings: proof.findings, reason: proof.reason },
      { level: "L3", findings: told.findings, reason: told.reason, anchor: told },
    ]),
    coverage: coverageOf(result, pinned, state, proof, told.coverage),
  };
}

function coverageOf(
  { tally, counts }: Replayed,
  { from, to }: Pinned,
  { asked, code, state, byProof, held }: State,
  { contracts, slots }: Proof,
  chain: ChainCoverage,
): Coverage {
  const { recovered, vouched, sent } = tally;
  return {
    blocks: to - from + 1,
    blocksWithEvents: counts.blocks,
    transactions: counts.transactions,
    events: counts.events,
    signatures: { recovered, byContracts: vouched.length, asked, sent },
    untraceable: tally.untraceable.length,
    code,
    state,
    byProof,
    held,
    proven: { contracts, slots },
    chain,
  };
}
