import type { Fees } from "../sdk/feePolicies.js";
import { addressesIn } from "../sdk/deployed.js";
import { type Network, type Rpc, checkNetwork, identify } from "./networks.js";

/** What a person says of a network beside its addresses. */
export interface Stated {
  name: string;
  rpc: string;
  /** Asked of the chain when left out. */
  fees?: Fees;
  fromBlock?: number;
  explorer?: string;
}

/**
 * The description of a network from its node and the file that the deployment left behind.
 * @param deployed What `deployed_addresses.json` says, parsed.
 * @throws DeployedAddressesError; NetworkError when the node does not answer or has no contract at an address.
 */
export async function describeNetwork(
  rpc: Rpc,
  { name, fees, fromBlock = 0, ...stated }: Stated,
  deployed: Record<string, unknown>,
): Promise<Network> {
  const addresses = addressesIn(deployed);
  const network = { ...stated, ...(await identify(rpc)), addresses, fees: fees ?? (await feesOf(rpc)), fromBlock };
  const [wrong] = await checkNetwork(rpc, name, network);
  if (wrong !== undefined) throw wrong;
  return network;
}

/**
 * What the chain asks for gas, judged by its last block's base fee, or by the price it names where it has none. A base fee of nothing stays
 * nothing, whatever price the node suggests.
 */
async function feesOf(rpc: Rpc): Promise<Fees> {
  const [price, block] = await Promise.all([
    rpc.send("eth_gasPrice", []),
    rpc.send("eth_getBlockByNumber", ["latest", false]),
  ]);
  const { baseFeePerGas } = block as { baseFeePerGas?: string };
  if (Number(baseFeePerGas ?? price) === 0) return "free";
  return baseFeePerGas === undefined ? "legacy" : "eip1559";
}
