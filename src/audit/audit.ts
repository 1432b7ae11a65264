import { type ChainCoverage, type ChainOptions, ChainProof, noChain } from "./chain/chain.js";
import { type Probe, able, probe } from "./chain/probe.js";
import type { CheckedContracts } from "./events.js";
import { follow } from "./follow.js";
import { type Level, type LevelVerdict, includes, levelsOf } from "./levels.js";
import { toldBatches } from "./load/batches.js";
import type { Endpoint } from "./load/endpoint.js";
import { type History, type LoadOptions, gather } from "./load/load.js";
import { type Pinned, pin } from "./load/pin.js";
import { type Proof, StorageProof, isProven, proofNotAsked } from "./proof/level.js";
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
  /** What was replayed, once more and as a whole, for what is looked for beyond the replay: as the store keeps it. */
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
  /** Where the history and its replay are kept: in a folder for the next run, by default in memory for {@link Audit.history}, or not at all. */
  store?: Store;
}

/**
 * Audits a deployment from nothing but an endpoint. A finding never stops it. What of the chain is proven (L3) is replayed anew whatever a
 * store keeps: what was replayed is what was compared.
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
  const probing = probe(provider, options.from ?? 0, options.to); // meanwhile it is read: nothing of it fails
  const pinned = await pin(provider, addresses, options.from ?? 0, options.to);
  const { contracts, from, to, blockHash, blockTime, chainId } = pinned;
  const standing = includes(level, "L1") ? standingAt(provider, addresses, pinned) : undefined;
  standing?.catch(() => undefined); // who waits for it hears of it
  const storage =
    standing && includes(level, "L2") ? new StorageProof(provider, pinned, standing, addresses.set) : undefined;
  const blocks = includes(level, "L3")
    ? new ChainProof(provider, pinned, options, able(await probing, "receiptsByBlock"))
    : undefined;
  const onDone = (done: number): void => options.progress?.({ phase: "blocks", done, total: to - from + 1 });
  const replay = await follow(provider, pinned, store, {
    read: (kept, next) => blocks?.batches(kept, next) ?? toldBatches(provider, pinned, kept, next, onDone),
    anew: blocks !== undefined,
    folding: await storage?.folding(),
  });
  const result = replay.result();
  const proof = (await storage?.result(result.times)) ?? proofNotAsked;
  const asked = { builds, storageProven: isProven(proof), replayed: result, pinned };
  const state = standing ? await stateOf(provider, { ...asked, standing }, options) : stateNotAsked;
  const chain = (await blocks?.result()) ?? noChain;
  const parts = [result, state, proof, chain];
  return {
    ...result,
    history: () => gather(provider, pinned, store.batches(from)),
    findings: parts.flatMap(({ findings }) => findings),
    verdicts: parts.flatMap(({ verdicts }) => verdicts),
    endpoint: await probing,
    chain: { chainId, from, to, blockHash, blockTime },
    contracts,
    levels: levelsOf(level, [
      { level: "L0", findings: result.findings },
      { level: "L1", findings: state.findings, reason: state.reason },
      { level: "L2", findings: proof.findings, reason: proof.reason },
      { level: "L3", findings: chain.findings, reason: chain.reason, anchor: chain },
    ]),
    coverage: coverageOf(result, pinned, state, proof, chain.coverage),
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
