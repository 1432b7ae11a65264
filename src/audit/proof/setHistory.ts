import { abiOf, toldBy } from "../decode.js";
import type { Told } from "../events.js";
import type { Endpoint } from "../load/endpoint.js";
import { logsIn } from "../load/logs.js";

/**
 * What a module set tells: how it was made. It is no part of the history that is checked, for nothing can happen to it afterwards.
 * @param address of the set, where it is known.
 * @throws EndpointError as {@link logsIn} does.
 */
export async function setHistory(
  endpoint: Endpoint,
  address: string | undefined,
  from: number,
  to: number,
): Promise<Told[]> {
  const logs = await logsIn(endpoint, { address: address === undefined ? [] : [address] }, from, to);
  return logs.flatMap((log) => {
    const event = abiOf("set").event(log.topics, log.data);
    return event === undefined ? [] : [toldBy(log, event)];
  });
}
