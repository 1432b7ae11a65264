import type { Finding, Sentence } from "../findings.js";
import { type Endpoint, EndpointError } from "../load/endpoint.js";
import type { Pinned } from "../load/pin.js";
import type { Times } from "../replay.js";
import type { Standing } from "../state/standing.js";
import { type Verdict, verdictsOf } from "../verdicts.js";
import { StorageFold } from "./fold.js";
import { STORAGE, proveStorage } from "./prove.js";
import { setHistory } from "./setHistory.js";

/** What level 2 found, and how much was proven. */
export interface Proof {
  findings: Finding[];
  verdicts: Verdict[];
  /** Why it could not be carried through. */
  reason?: Sentence;
  contracts: number;
  slots: number;
}

const titles: Record<string, Sentence> = {
  [STORAGE]: { en: "The whole storage is what the events tell, proven", zh: "全部存储与事件一致（已证明）" },
};

export const proofNotAsked: Proof = { findings: [], verdicts: verdictsOf(titles, [], []), contracts: 0, slots: 0 };

/** Was the storage of every contract proven, and is it what the events tell? */
export const isProven = (proof: Proof): boolean =>
  proof.contracts > 0 && proof.reason === undefined && proof.findings.length === 0;

/** What level 2 adds: the storage folded from every event as it comes, then proven. */
export class StorageProof {
  private fold: StorageFold | undefined;

  /**
   * @param standing what stands at the contracts' addresses, once that is known.
   * @param set the address of the module set.
   */
  constructor(
    private readonly endpoint: Endpoint,
    private readonly pinned: Pinned,
    private readonly standing: Promise<Standing>,
    private readonly set: string | undefined,
  ) {}

  /** What is to hear of every event; nothing where the endpoint cannot say what stands there. */
  async folding(): Promise<StorageFold | undefined> {
    this.fold = await this.standing.then(
      ({ contracts }) => new StorageFold(contracts),
      () => undefined,
    );
    return this.fold;
  }

  /** @param times of the blocks. */
  async result(times: Times): Promise<Proof> {
    const { endpoint, set } = this;
    const { from, to, blockHash } = this.pinned;
    try {
      const there = await this.standing;
      const folded = this.fold!;
      folded.add(await setHistory(endpoint, set, from, to), times);
      const proven = await proveStorage(endpoint, { ...there, folded, block: to, blockHash });
      const ran = proven.reason === undefined ? [STORAGE] : []; // not wholly is not run
      return { ...proven, verdicts: verdictsOf(titles, ran, proven.findings) };
    } catch (error) {
      if (!(error instanceof EndpointError)) throw error;
      return { ...proofNotAsked, reason: error.sentence };
    }
  }
}
