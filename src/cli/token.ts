import { Contract, type ContractTransaction, type Provider } from "ethers";
import { usage } from "./exits.js";

const abi = [
  "function decimals() view returns (uint8)",
  "function approve(address spender, uint256 amount) returns (bool)",
];

/** How many decimals a token says it has. */
export async function decimalsAt(provider: Provider, token: string): Promise<number> {
  try {
    return Number(await new Contract(token, abi, provider).getFunction("decimals")());
  } catch {
    throw usage(`${token} is no token that tells its decimals.`, `${token} 不是可查询小数位的代币。`);
  }
}

/** The transaction that lets somebody pull an amount of a token. */
export const approval = (token: string, spender: string, amount: bigint): Promise<ContractTransaction> =>
  new Contract(token, abi).getFunction("approve").populateTransaction(spender, amount);
