import type { Signed } from "../keys/recover.js";
import { keccak } from "./keccak.js";
import { type Item, encode, encoded, quantity } from "./rlp.js";

/** A transaction as a node tells it. */
export interface NodeTransaction {
  hash: string;
  from: string;
  to: string | null;
  input: string;
  type?: string;
  chainId?: string;
  nonce: string;
  gas: string;
  value: string;
  gasPrice?: string;
  maxPriorityFeePerGas?: string;
  maxFeePerGas?: string;
  maxFeePerBlobGas?: string;
  accessList?: readonly { address: string; storageKeys: readonly string[] }[];
  blobVersionedHashes?: readonly string[];
  authorizationList?: readonly Authorization[];
  yParity?: string;
  v: string;
  r: string;
  s: string;
}

interface Authorization {
  chainId: string;
  address: string;
  nonce: string;
  yParity?: string;
  v?: string;
  r: string;
  s: string;
}

/** No type that Ethereum knows: a rollup's or a chain's own, which cannot be hashed again. */
export class UnknownType extends Error {}

const UNPROTECTED = 27;
const PROTECTED = 35n;

/**
 * A transaction as the transactions' trie holds it; its hash is the hash of these bytes.
 * @throws UnknownType; RangeError or TypeError when a field is missing or no hexadecimal text.
 */
export function transactionBytes(one: NodeTransaction): Uint8Array {
  const type = Number(one.type ?? 0);
  const last = type === 0 ? one.v : (one.yParity ?? one.v);
  return encode([...contents(one, type), quantity(last), quantity(one.r), quantity(one.s)], type);
}

/** What the sender of a transaction signed, and the chain it is for, where it says so. */
export function signedIn(one: NodeTransaction): Signed & { chainId: bigint | undefined } {
  const type = Number(one.type ?? 0);
  const fields = contents(one, type);
  const { r, s } = one;
  if (type !== 0) {
    const digest = encoded(fields, keccak, type);
    return { digest, r, s, parity: Number(one.yParity ?? one.v), chainId: BigInt(one.chainId!) };
  }
  const v = BigInt(one.v);
  if (v < PROTECTED) {
    return { digest: encoded(fields, keccak), r, s, parity: Number(v) - UNPROTECTED, chainId: undefined };
  }
  const chainId = (v - PROTECTED) / 2n; // EIP-155
  const digest = encoded([...fields, quantity(`0x${chainId.toString(16)}`), "0x", "0x"], keccak);
  return { digest, r, s, parity: Number((v - PROTECTED) % 2n), chainId };
}

/** What is signed, in its order: EIP-2930, EIP-1559, EIP-4844, EIP-7702. */
function contents(one: NodeTransaction, type: number): Item[] {
  const gas = quantity(one.gas);
  const call = [one.to ?? "0x", quantity(one.value), one.input];
  if (type === 0) return [quantity(one.nonce), quantity(one.gasPrice!), gas, ...call];
  const start = [quantity(one.chainId!), quantity(one.nonce)];
  const access = one.accessList!.map(({ address, storageKeys }) => [address, storageKeys]);
  if (type === 1) return [...start, quantity(one.gasPrice!), gas, ...call, access];
  const fees = [quantity(one.maxPriorityFeePerGas!), quantity(one.maxFeePerGas!)];
  const common = [...start, ...fees, gas, ...call, access];
  if (type === 2) return common;
  if (type === 3) return [...common, quantity(one.maxFeePerBlobGas!), one.blobVersionedHashes!];
  if (type === 4) return [...common, one.authorizationList!.map(authorization)];
  throw new UnknownType(String(type));
}

const authorization = ({ chainId, address, nonce, yParity, v, r, s }: Authorization): Item => [
  quantity(chainId),
  address,
  quantity(nonce),
  quantity((yParity ?? v)!),
  quantity(r),
  quantity(s),
];
