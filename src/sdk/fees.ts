import type { Provider, TransactionRequest } from "ethers";
import { RpcError } from "./sendErrors.js";

/**
 * What a chain asks for gas: nothing (most consortium chains), a price, or EIP-1559's fees. A chain without a gas price still wants the
 * field, and only in a transaction of the old type.
 */
export const feePolicies = ["free", "legacy", "eip1559"] as const;
export type Fees = (typeof feePolicies)[number];

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
