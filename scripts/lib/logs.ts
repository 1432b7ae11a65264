import type { Provider } from "ethers";
import type { RawLog } from "../../src/audit/events.js";

/** Every log of a chain, in its order. For chains as short as a demonstration's: it asks for all blocks at once. */
export async function allLogs(provider: Provider): Promise<RawLog[]> {
  const logs = await provider.getLogs({ fromBlock: 0, toBlock: "latest" });
  return logs.map(({ address, topics, data, blockNumber, transactionHash, index: logIndex }) => ({
    address,
    topics,
    data,
    blockNumber,
    transactionHash,
    logIndex,
  }));
}
