import { getCreateAddress } from "ethers";
import { AgreementRegistry__factory } from "../../typechain-types/index.js";
import { type Result, type Verdict, check } from "./check.js";
import type { CheckedContracts } from "./events.js";
import type { Finding, Sentence } from "./findings.js";
import { type Endpoint, EndpointError, callAt } from "./load/endpoint.js";
import { type History, type LoadOptions, load } from "./load/load.js";
import { type Builds, CODE, type Deployed, compareCode } from "./state/code.js";
import { STATE, compareState } from "./state/compare.js";
import { HELD, compareHoldings } from "./state/tokens.js";
import { WALLETS, askWallets } from "./state/wallets.js";

/** L0 replays what happened; L1 asks the contracts besides whether they are what they must be and say the same. */
export type Level = "L0" | "L1";

/** How a level ended. What was not done is never passed. */
export interface LevelVerdict {
  level: Level;
  verdict: "passed" | "failed" | "not available" | "not asked";
  /** Why it was not done. */
  reason?: Sentence;
}

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
}

/** An audit: the replay's result, and what it rests on. */
export interface Audit extends Result {
  chain: Pick<History, "from" | "to" | "blockHash" | "blockTime"> & { chainId: bigint };
  contracts: CheckedContracts;
  levels: LevelVerdict[];
  coverage: Coverage;
}

export interface AuditOptions extends LoadOptions {
  /** Any `JsonRpcApiProvider` of ethers. */
  provider: Endpoint;
  /** The deployment; `set` is the module set that made the modules. */
  addresses: CheckedContracts & { set?: string };
  /** The contracts as this software builds them; without them L1 cannot be reached. */
  builds?: Builds;
  level: Level;
}

/**
 * Audits a deployment from nothing but an endpoint. A finding never stops it.
 * @throws EndpointError when the history cannot be loaded; what only a level needs leaves that level "not available".
 */
export async function audit({ provider, addresses, builds, level, ...options }: AuditOptions): Promise<Audit> {
  const history = await load(provider, addresses, options);
  const { logs, contracts, evidence, from, to, blockHash, blockTime } = history;
  const result = check(logs, contracts, evidence);
  const state = level === "L0" ? notAsked : await stateOf(provider, addresses, builds, result, history, options);
  const findings = [...result.findings, ...state.findings];
  const { tally } = result;
  return {
    ...result,
    findings,
    verdicts: [...result.verdicts, ...state.verdicts],
    chain: { chainId: evidence.chainId, from, to, blockHash, blockTime },
    contracts,
    levels: [
      { level: "L0", verdict: result.findings.length === 0 ? "passed" : "failed" },
      levelOne(level, findings, state.reason),
    ],
    coverage: {
      blocks: to - from + 1,
      blocksWithEvents: evidence.times.size,
      transactions: evidence.transactions.size,
      events: result.history.length,
      signatures: {
        recovered: tally.recovered,
        byContracts: tally.vouched.length,
        asked: state.asked,
        sent: tally.sent,
      },
      untraceable: tally.untraceable.length,
      code: state.code,
      state: state.state,
      held: state.held,
    },
  };
}

/** A level includes the one before: it passes only where that does. */
function levelOne(level: Level, findings: readonly Finding[], reason: Sentence | undefined): LevelVerdict {
  if (level === "L0") return { level: "L1", verdict: "not asked" };
  if (findings.length > 0) return { level: "L1", verdict: "failed", ...(reason && { reason }) };
  return reason ? { level: "L1", verdict: "not available", reason } : { level: "L1", verdict: "passed" };
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

const verdictsOn = (findings: readonly Finding[], ran: readonly string[]): Verdict[] =>
  Object.entries(titles).map(([id, title]) => {
    return { id, title, ran: ran.includes(id), findings: findings.filter(({ check: of }) => of === id).length };
  });

const notAsked: State = { ...nothing, verdicts: verdictsOn([], []) };

/** What L1 adds. The first thing that the endpoint cannot say ends it, with what was found until then. */
async function stateOf(
  endpoint: Endpoint,
  addresses: AuditOptions["addresses"],
  builds: Builds | undefined,
  { books, tally }: Result,
  { contracts, to, blockTime }: History,
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
  // What registries make in their constructors, in this order.
  const made = (from: string, nonce: number) => getCreateAddress({ from, nonce });
  const [reader, owners] = [made(addresses.property, 1), made(addresses.property, 2)];
  return { ...addresses, manager, rules, reader, owners, licenceRules: made(addresses.licences, 1) };
}
