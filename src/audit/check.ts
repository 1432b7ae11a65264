import { sourcesIn } from "./decode.js";
import type { CheckedContracts, Evidence, RawLog, Told } from "./events.js";
import type { Keys } from "./keys/recover.js";
import { Replay, type Replayed } from "./replay.js";

/** What a check of the whole history found. */
export interface Result extends Replayed {
  history: readonly Told[];
}

/**
 * Replays a history that is there as a whole.
 * @param logs all logs of the contracts, of the AccessManagers they obey and of the tokens they hold, in the order of the chain.
 * @param contracts where the contracts stand.
 * @param evidence times and transactions; without them the checks that need them are not run.
 * @param keys recovers the signatures' keys.
 */
export function check(logs: readonly RawLog[], contracts: CheckedContracts, evidence?: Evidence, keys?: Keys): Result {
  const replay = new Replay(contracts, sourcesIn(logs, contracts), evidence, undefined, undefined, keys);
  const { times, transactions } = evidence ?? {};
  const history = replay.add({ logs, ...(times && { times }), ...(transactions && { transactions }) });
  return { ...replay.result(), history };
}
