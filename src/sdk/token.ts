import { Contract, type ContractTransaction, type Provider } from "ethers";
import type { Address, MinorUnits } from "./acts/types.js";

const abi = [
  "function decimals() view returns (uint8)",
  "function approve(address spender, uint256 amount) returns (bool)",
];

/** How many decimals an ERC-20 token says it has. @throws what ethers throws when it does not say. */
export const decimalsAt = async (provider: Provider, token: Address): Promise<number> =>
  Number(await new Contract(token, abi, provider).getFunction("decimals")());

/** The transaction that lets somebody pull an amount of a token, such as the treasury before {@link pay}. */
export const approval = (token: Address, spender: Address, amount: MinorUnits): Promise<ContractTransaction> =>
  new Contract(token, abi).getFunction("approve").populateTransaction(spender, amount);
