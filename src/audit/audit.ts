import { getCreateAddress } from "ethers";
import { AgreementRegistry__factory } from "../../typechain-types/index.js";
import { type ChainCoverage, type ChainOptions, noChain, proveChain } from "./chain/chain.js";
import { type Probe, able, probe } from "./chain/probe.js";
import { Decoder } from "./decode.js";
import type { CheckedContracts } from "./events.js";
import type { Finding, Sentence } from "./findings.js";
import { follow } from "./follow.js";
import { type Level, type LevelVerdict, includes, levelsOf } from "./levels.js";
import type { Batch } from "./load/batches.js";
import { type Endpoint, EndpointError, callAt } from "./load/endpoint.js";
import { type History, type LoadOptions, gather } from "./load/load.js";
import { type Pinned, pin } from "./load/pin.js";
import { StorageFold } from "./proof/fold.js";
import { STORAGE, proveStorage } from "./proof/prove.js";
import { setHistory } from "./proof/setHistory.js";
import type { Replayed, Verdict } from "./replay.js";
import { type Builds, CODE, type Deployed, compareCode } from "./state/code.js";
import { STATE, compareState } from "./state/compare.js";
import { HELD, compareHoldings } from "./state/tokens.js";
import { WALLETS, askWallets } from "./state/wallets.js";
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
  /** Contracts whose code was compared, figures asked of contracts, currencies whose holdings were compared. */
  code: number;
  state: number;
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
  const state = includes(level, "L1")
    ? await stateOf(provider, addresses, builds, result, pinned, options)
    : stateNotAsked;
  const batches = store.batches(from);
  const proof = includes(level, "L2") ? await proofOf(provider, addresses, result, pinned, batches) : proofNotAsked;
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
  { asked, code, state, held }: State,
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
    held,
    proven: { contracts, slots },
    chain,
  };
}

interface State {
  findings: Finding[];
  verdicts: Verdict[];
  reason?: Sentence;
  code: number;
  state: number;
  held: number;
  asked: number;
}

const nothing = { findings: [], code: 0, state: 0, held: 0, asked: 0 };

const titles: Record<string, Sentence> = {
  [CODE]: { en: "The code that stands there is the code built", zh: "链上代码与构建结果一致" },
  [STATE]: { en: "The contracts' state is what their events add up to", zh: "合约状态与事件累计结果一致" },
  [HELD]: { en: "The treasury holds what it owes", zh: "金库所持不少于应付" },
  [WALLETS]: { en: "Contracts that signed stand by their signatures", zh: "以合约签署者均承认其签名" },
};

const verdictsOn = (findings: readonly Finding[], ran: readonly string[], of = titles): Verdict[] =>
  Object.entries(of).map(([id, title]) => {
    return { id, title, ran: ran.includes(id), findings: findings.filter((one) => one.check === id).length };
  });

const stateNotAsked: State = { ...nothing, verdicts: verdictsOn([], []) };

/** What L1 adds. The first thing that the endpoint cannot say ends it, with what was found until then. */
async function stateOf(
  endpoint: Endpoint,
  addresses: AuditOptions["addresses"],
  builds: Builds | undefined,
  { books, tally }: Replayed,
  { contracts, to, blockTime }: Pinned,
  { progress }: LoadOptions,
): Promise<State> {
  const ran: string[] = [];
  const sum: Omit<State, "verdicts"> = { ...nothing, findings: [] };
  const note = (id: string, findings: Finding[]): void => {
    ran.push(id);
    sum.findings.push(...findings);
  };
  try {
    const compared = await compareState(endpoint, contracts, books, to, blockTime, (done, total) =>
      progress?.({ phase: "state", done, total }),
    );
    note(STATE, compared.findings);
    const holdings = await compareHoldings(endpoint, contracts, books, to);
    note(HELD, holdings.findings);
    if (builds === undefined) sum.reason = noBuild;
    else {
      const deployed = await deployedAt(endpoint, addresses, books.membership.authority, to);
      const code = await compareCode(endpoint, deployed, builds, to);
      note(CODE, code.findings);
      sum.code = code.compared;
    }
    Object.assign(sum, { state: compared.asked, held: holdings.currencies });
    const wallets = await askWallets(endpoint, tally.vouched);
    note(WALLETS, wallets.findings);
    sum.asked = wallets.asked;
  } catch (error) {
    if (!(error instanceof EndpointError)) throw error;
    sum.reason = error.sentence;
  }
  return { ...sum, verdicts: verdictsOn(sum.findings, ran) };
}

interface Proof {
  findings: Finding[];
  verdicts: Verdict[];
  reason?: Sentence;
  contracts: number;
  slots: number;
}

const proofTitle: Record<string, Sentence> = {
  [STORAGE]: { en: "The whole storage is what the events tell, proven", zh: "全部存储与事件一致（已证明）" },
};

const proofNotAsked: Proof = { findings: [], verdicts: verdictsOn([], [], proofTitle), contracts: 0, slots: 0 };

/** What L2 adds. */
async function proofOf(
  endpoint: Endpoint,
  addresses: AuditOptions["addresses"],
  replayed: Replayed,
  pinned: Pinned,
  batches: AsyncIterable<Batch>,
): Promise<Proof> {
  const { from, to, blockHash } = pinned;
  try {
    const contracts = await deployedAt(endpoint, addresses, replayed.books.membership.authority, to);
    const folding = new StorageFold(contracts);
    const decoder = new Decoder(pinned.contracts, pinned.sources);
    for await (const { logs, times } of batches) folding.add(decoder.read(logs), times);
    folding.add(await setHistory(endpoint, addresses.set, from, to), replayed.times);
    const proven = await proveStorage(endpoint, { contracts, folded: folding, block: to, blockHash });
    const ran = proven.reason === undefined ? [STORAGE] : []; // not wholly is not run
    return { ...proven, verdicts: verdictsOn(proven.findings, ran, proofTitle) };
  } catch (error) {
    if (!(error instanceof EndpointError)) throw error;
    return { ...proofNotAsked, reason: error.sentence };
  }
}

const noBuild: Sentence = {
  en: "No build was given to compare the contracts' code with.",
  zh: "未提供用于比对合约代码的构建结果。",
};

const registry = AgreementRegistry__factory.createInterface();

/** Every contract of the deployment, also those that keep no logs. */
async function deployedAt(
  endpoint: Endpoint,
  addresses: AuditOptions["addresses"],
  manager: string,
  block: number,
): Promise<Partial<Record<Deployed, string>>> {
  const answer = await callAt(endpoint, addresses.agreements, registry.encodeFunctionData("termsRules"), block);
  const rules = `0x${answer.slice(-40)}`;
  // What these two deploy as they are made: an address follows from its creator and the count of what that has made.
  const [reader, owners] = [1, 2].map((nonce) => getCreateAddress({ from: addresses.property, nonce }));
  const licenceRules = getCreateAddress({ from: addresses.licences, nonce: 1 });
  return { ...addresses, manager, rules, reader: reader!, owners: owners!, licenceRules };
}
