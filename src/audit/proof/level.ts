import { Decoder } from "../decode.js";
import type { Finding, Sentence } from "../findings.js";
import type { Batch } from "../load/batches.js";
import { type Endpoint, EndpointError } from "../load/endpoint.js";
import type { Pinned } from "../load/pin.js";
import type { Replayed } from "../replay.js";
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
  proof !== proofNotAsked && proof.reason === undefined && proof.findings.length === 0;

/** What level 2 adds. */
export async function proofOf(
  endpoint: Endpoint,
  standing: Promise<Standing>,
  set: string | undefined,
  replayed: Replayed,
  pinned: Pinned,
  batches: AsyncIterable<Batch>,
): Promise<Proof> {
  const { from, to, blockHash } = pinned;
  try {
    const there = await standing;
    const folding = new StorageFold(there.contracts);
    const decoder = new Decoder(pinned.contracts, pinned.sources);
    for await (const { logs, times } of batches) folding.add(decoder.read(logs), times);
    folding.add(await setHistory(endpoint, set, from, to), replayed.times);
    const proven = await proveStorage(endpoint, { ...there, folded: folding, block: to, blockHash });
    const ran = proven.reason === undefined ? [STORAGE] : []; // not wholly is not run
    return { ...proven, verdicts: verdictsOf(titles, ran, proven.findings) };
  } catch (error) {
    if (!(error instanceof EndpointError)) throw error;
    return { ...proofNotAsked, reason: error.sentence };
  }
}
