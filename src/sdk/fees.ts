import type { Provider, TransactionRequest } from "ethers";
import type { Fees } from "./feePolicies.js";
import { RpcError } from "./sendErrors.js";

/**
 * The fields of a transaction that say what is paid for gas.
 * @throws RpcError when the chain does not know this kind of fee.
 */
export async function feeFields(provider: Provider, fees: Fees): Promise<TransactionRequest> {
  if (fees === "free") return { type: 0, gasPrice: 0n };
  const { gasPrice, maxFeePerGas, maxPriorityFeePerGas } = await provider.getFeeData();
  if (fees === "legacy" && gasPrice !== null) return { type: 0, gasPrice };
  if (fees === "eip1559" && maxFeePerGas !== null) return { type: 2, maxFeePerGas, maxPriorityFeePerGas };
  throw new RpcError("fees", {
    en: `This chain knows no fees of the kind "${fees}". Set the network's fees to "free" or "legacy".`,
    zh: `该链不支持 “${fees}” 计费方式。请将网络的 fees 设为 “free” 或 “legacy”。`,
  });
}
