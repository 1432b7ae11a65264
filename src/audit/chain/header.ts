import { keccak } from "./keccak.js";
import { type Item, encoded, quantity } from "./rlp.js";

/** A block as eth_getBlockByNumber tells it, with the transactions themselves or only their hashes. All of it may be a lie. */
export interface NodeBlock extends Record<Field, string>, Partial<Record<LaterField, string>> {
  hash: string;
  transactions: readonly unknown[];
}

const fields = [
  "parentHash",
  "sha3Uncles",
  "miner",
  "stateRoot",
  "transactionsRoot",
  "receiptsRoot",
  "logsBloom",
  "difficulty",
  "number",
  "gasLimit",
  "gasUsed",
  "timestamp",
  "extraData",
  "mixHash",
  "nonce",
] as const;

/** Each fork appends to the header: London one field, Shanghai one, Cancun three, Prague one. */
const laterFields = [
  "baseFeePerGas",
  "withdrawalsRoot",
  "blobGasUsed",
  "excessBlobGas",
  "parentBeaconBlockRoot",
  "requestsHash",
] as const;

type Field = (typeof fields)[number];
type LaterField = (typeof laterFields)[number];

/** Every field of a header that goes into its hash. */
export const headerFields: readonly (Field | LaterField)[] = [...fields, ...laterFields];

const numbers = new Set<string>([
  "difficulty",
  "number",
  "gasLimit",
  "gasUsed",
  "timestamp",
  "baseFeePerGas",
  "blobGasUsed",
  "excessBlobGas",
]);

/**
 * A block's hash, from its header's fields; which fork it is of follows from the fields there are.
 * @param extraData what is hashed in place of the header's own: BFT chains leave the seals out.
 * @throws RangeError when a field is missing or no hexadecimal text.
 */
export function headerHash(block: NodeBlock, extraData: Item = block.extraData): string {
  const items: Item[] = [];
  for (const field of headerFields) {
    const value = block[field];
    if (items.length >= fields.length && (value === undefined || value === null)) break;
    items.push(field === "extraData" ? extraData : numbers.has(field) ? quantity(text(value)) : text(value));
  }
  return encoded(items, keccak);
}

function text(value: unknown): string {
  if (typeof value === "string") return value;
  throw new RangeError("a field of the header is missing");
}
