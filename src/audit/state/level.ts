import type { Finding, Sentence } from "../findings.js";
import { type Endpoint, EndpointError } from "../load/endpoint.js";
import type { LoadOptions } from "../load/load.js";
import type { Pinned } from "../load/pin.js";
import type { Replayed } from "../replay.js";
import { type Verdict, verdictsOf } from "../verdicts.js";
import { type Builds, CODE, compareCode } from "./code.js";
import { STATE, compareState } from "./compare.js";
import type { Standing } from "./standing.js";
import { HELD, compareHoldings } from "./tokens.js";
import { WALLETS, askWallets } from "./wallets.js";

/** What level 1 found, and how much was looked at. */
export interface State {
  findings: Finding[];
  verdicts: Verdict[];
  /** Why it could not be carried through. */
  reason?: Sentence;
  /** Contracts whose code was compared. */
  code: number;
  /** Figures asked of the contracts, and others that the proof of their storage answers. */
  state: number;
  byProof: number;
  /** Currencies whose holdings were compared, and contracts that were asked whether they signed. */
  held: number;
  asked: number;
}

const nothing = { findings: [], code: 0, state: 0, byProof: 0, held: 0, asked: 0 };

const titles: Record<string, Sentence> = {
  [CODE]: { en: "The code that stands there is the code built", zh: "链上代码与构建结果一致" },
  [STATE]: { en: "The contracts' state is what their events add up to", zh: "合约状态与事件累计结果一致" },
  [HELD]: { en: "The treasury holds what it owes", zh: "金库所持不少于应付" },
  [WALLETS]: { en: "Contracts that signed stand by their signatures", zh: "以合约签署者均承认其签名" },
};

export const stateNotAsked: State = { ...nothing, verdicts: verdictsOf(titles, [], []) };

/** What it is asked about. */
export interface StateAsked {
  /** What stands at its addresses, once that is known. */
  standing: Promise<Standing>;
  builds: Builds | undefined;
  /** Was the whole storage of every contract proven to be what its events tell? */
  storageProven: boolean;
  replayed: Replayed;
  pinned: Pinned;
}

/** What level 1 adds. The first thing that the endpoint cannot say ends it, with what was found until then. */
export async function stateOf(endpoint: Endpoint, asked: StateAsked, { progress }: LoadOptions): Promise<State> {
  const { books, tally } = asked.replayed;
  const { contracts, to, blockTime } = asked.pinned;
  const ran: string[] = [];
  const sum: Omit<State, "verdicts"> = { ...nothing, findings: [] };
  const note = (id: string, findings: readonly Finding[]): void => {
    ran.push(id);
    sum.findings.push(...findings);
  };
  try {
    const isBuilt = await compared(asked, sum, note);
    // Views read other contracts too: all of them are proven, or none.
    const proven = isBuilt && asked.storageProven;
    const toCompare = { contracts, books, block: to, time: blockTime, proven };
    const state = await compareState(endpoint, toCompare, (done, total) => progress?.({ phase: "state", done, total }));
    note(STATE, state.findings);
    const holdings = await compareHoldings(endpoint, contracts, books, to);
    note(HELD, holdings.findings);
    Object.assign(sum, { state: state.asked, byProof: state.proven, held: holdings.currencies });
    const wallets = await askWallets(endpoint, tally.vouched);
    note(WALLETS, wallets.findings);
    sum.asked = wallets.asked;
  } catch (error) {
    if (!(error instanceof EndpointError)) throw error;
    sum.reason = error.sentence;
  }
  return { ...sum, verdicts: verdictsOf(titles, ran, sum.findings) };
}

/** Compares the code with the build. @returns whether that of every contract was found to be it. */
async function compared(
  { builds, standing, pinned }: StateAsked,
  sum: Omit<State, "verdicts">,
  note: (id: string, findings: readonly Finding[]) => void,
): Promise<boolean> {
  if (builds === undefined) {
    sum.reason = noBuild;
    return false;
  }
  const there = await standing;
  const { compared, findings } = compareCode(there, builds, pinned.to);
  note(CODE, findings);
  sum.code = compared;
  return findings.length === 0 && compared === there.codes.size;
}

const noBuild: Sentence = {
  en: "No build was given to compare the contracts' code with.",
  zh: "未提供用于比对合约代码的构建结果。",
};
