import { bytesOf, bytesOfQuantity } from "./hex.js";
import type { Keccak } from "./keccak.js";
import { encode } from "./rlp.js";

/** A block's header as a node gives it. */
export type Header = Readonly<Record<string, unknown>> & { hash: string; stateRoot: string };

/** A header's fields in the order in which they are hashed; those of later rules only where the block has them. */
const fields = [
  ...["parentHash", "sha3Uncles", "miner", "stateRoot", "transactionsRoot", "receiptsRoot", "logsBloom"],
  ...["difficulty", "number", "gasLimit", "gasUsed", "timestamp", "extraData", "mixHash", "nonce"],
];
const later = [
  ...["baseFeePerGas", "withdrawalsRoot", "blobGasUsed", "excessBlobGas", "parentBeaconBlockRoot", "requestsHash"],
];
const quantities = new Set([
  ...["difficulty", "number", "gasLimit", "gasUsed", "timestamp", "baseFeePerGas", "blobGasUsed", "excessBlobGas"],
]);

/**
 * The hash of a header by the rules of Ethereum up to Prague. A chain that hashes otherwise (QBFT leaves seals out) gives another.
 * @throws RangeError when a field is not as nodes write it.
 */
export function headerHash(keccak: Keccak, header: Header): Uint8Array {
  const names = [...fields, ...later.filter((name) => header[name] !== undefined && header[name] !== null)];
  const items = names.map((name) => {
    const text = String(header[name]);
    return quantities.has(name) ? bytesOfQuantity(text) : bytesOf(text);
  });
  return keccak.of(encode(items));
}
