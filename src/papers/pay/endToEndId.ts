import { AbiCoder, keccak256 } from "ethers";

const CHECK_DIGITS = 16;

/**
 * How a payment is called on its way through banks (EndToEndId of ISO 20022, at most 35 characters): run and position as people read them,
 * then 64 bits of keccak256(abi.encode(uint256 chainId, address bank, uint40 run, uint16 position)), so that payments of another ledger,
 * or a slip of the pen, are told apart. It follows from the event `RunInstructed` alone.
 * @param bank the address of the BankSettlement contract.
 */
export function endToEndId(chainId: bigint, bank: string, run: bigint, position: bigint): string {
  const types = ["uint256", "address", "uint40", "uint16"];
  const hash = keccak256(AbiCoder.defaultAbiCoder().encode(types, [chainId, bank, run, position]));
  return `J${run}-${position}-${hash.slice(2, 2 + CHECK_DIGITS).toUpperCase()}`;
}
