import { hexOf } from "../chain/hex.js";
import { decode } from "../chain/rlp.js";
import type { Keccak } from "./keccak.js";
import { ProofError, valueIn } from "./verify.js";

/** What a chain's state holds of an address, in hexadecimal. */
export interface Account {
  storageHash: string;
  codeHash: string;
}

const STORAGE = 2;
const CODE = 3;
const FIELDS = 4;

/**
 * The account at an address, by a proof that hangs off a block's state root.
 * @throws ProofError when the proof does not hold, or shows that nothing stands there.
 */
export function accountIn(
  keccak: Keccak,
  stateRoot: Uint8Array,
  address: Uint8Array,
  nodes: readonly Uint8Array[],
): Account {
  const value = valueIn(keccak, stateRoot, keccak.of(address), nodes);
  if (value === undefined) throw new ProofError("nothing stands there");
  const fields = decode(value);
  if (!Array.isArray(fields) || fields.length !== FIELDS) throw new ProofError("no account");
  const [storageHash, codeHash] = [fields[STORAGE], fields[CODE]].map((field) => hexOf(field as Uint8Array));
  return { storageHash: storageHash!, codeHash: codeHash! };
}

/**
 * What a storage slot holds, by a proof that hangs off an account's storage root.
 * @returns undefined where the trie has no such slot. One that is kept with a zero is none of Ethereum's.
 * @throws ProofError when the proof does not hold.
 */
export function slotIn(
  keccak: Keccak,
  storageRoot: Uint8Array,
  slot: Uint8Array,
  nodes: readonly Uint8Array[],
): bigint | undefined {
  const value = valueIn(keccak, storageRoot, keccak.of(slot), nodes);
  if (value === undefined) return undefined;
  const digits = hexOf(decode(value) as Uint8Array).slice(2);
  return digits === "" ? 0n : BigInt(`0x${digits}`);
}
