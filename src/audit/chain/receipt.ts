import { Json, asBytes } from "../load/json.js";
import { hexIn } from "./hex.js";
import { type LogBytes, WORD } from "./logBytes.js";
import { Digits, encode, quantity } from "./rlp.js";

const ADDRESS_BYTES = 20;

/** A log in a receipt. */
export interface ReadLog extends LogBytes {
  /** In lower case. */
  address: string;
}

/** A receipt that was read. */
export interface Receipt {
  transactionHash: string;
  /** As the receipts' trie holds it (EIP-658, EIP-2718); its logs lie in it. */
  written: Uint8Array;
  logs: ReadLog[];
}

/** A log as it stands in the answer. */
interface FoundLog {
  address: Digits;
  topics: Digits[];
  data: Digits;
}

const LOGS = asBytes("logs");
const [ADDRESS, TOPICS, DATA] = [asBytes("address"), asBytes("topics"), asBytes("data")];
/** A receipt's fields that are texts; a node tells twice as many. */
const names = ["transactionHash", "type", "status", "root", "cumulativeGasUsed", "logsBloom"] as const;
const fields = names.map((name) => ({ name, bytes: asBytes(name) }));
type Field = (typeof names)[number];

/**
 * Reads a receipt from the JSON that a node tells it in. Its digits become bytes once, where the trie wants them, and the logs are read there.
 * @returns null where the node has none.
 * @throws SyntaxError where it is no JSON; TypeError or RangeError when a field is missing or no hexadecimal text.
 */
export function readReceipt(told: Uint8Array): Receipt | null {
  const json = new Json(told);
  if (!json.isObject) return null;
  const texts = new Map<Field, string>();
  let found: FoundLog[] | undefined;
  for (json.object(); json.more();) {
    json.name();
    const field = fields.find(({ bytes }) => json.is(bytes));
    if (json.is(LOGS) && json.isList) found = logsIn(json);
    else if (field !== undefined && json.isString) {
      json.string();
      texts.set(field.name, json.text());
    } else json.skip();
  }
  if (found === undefined) throw new TypeError("a receipt without logs");
  const text = (name: Field): string => {
    const value = texts.get(name);
    if (value === undefined) throw new TypeError(`a receipt without ${name}`);
    return value;
  };
  // Since Byzantium a status, before it the state's root after the transaction.
  const outcome = texts.has("status") ? quantity(text("status")) : text("root");
  const logs = found.map(({ address, topics, data }) => [address, topics, data]);
  const contents = [outcome, quantity(text("cumulativeGasUsed")), text("logsBloom"), logs];
  const written = encode(contents, Number(texts.get("type") ?? 0));
  return { transactionHash: text("transactionHash"), written, logs: located(found, written) };
}

/** Where the logs lie in what was written of them. */
function located(found: readonly FoundLog[], written: Uint8Array): ReadLog[] {
  const view = new DataView(written.buffer, written.byteOffset, written.length);
  let last: { digits: Digits; text: string } | undefined;
  return found.map(({ address, topics, data }) => {
    if (last === undefined || !address.same(last.digits))
      last = {
        digits: address,
        text: hexIn(written, address.placeIn(written), address.placeIn(written) + ADDRESS_BYTES),
      };
    const dataAt = data.placeIn(written);
    return {
      address: last.text,
      bytes: written,
      view,
      topicsAt: topics[0]?.placeIn(written) ?? 0,
      topicCount: topics.length,
      dataAt,
      dataEnd: dataAt + data.length,
    };
  });
}

function logsIn(json: Json): FoundLog[] {
  const logs: FoundLog[] = [];
  for (json.list(); json.more();) logs.push(logIn(json));
  return logs;
}

function logIn(json: Json): FoundLog {
  let [address, data]: (Digits | undefined)[] = [];
  let topics: Digits[] | undefined;
  for (json.object(); json.more();) {
    json.name();
    if (json.is(ADDRESS)) address = digitsIn(json);
    else if (json.is(DATA)) data = digitsIn(json);
    else if (json.is(TOPICS)) topics = topicsIn(json);
    else json.skip();
  }
  if (
    address?.length !== ADDRESS_BYTES ||
    data === undefined ||
    topics?.some(({ length }) => length !== WORD) !== false
  )
    throw new TypeError("a log without address, topics or data");
  return { address, topics, data };
}

function topicsIn(json: Json): Digits[] {
  const topics: Digits[] = [];
  for (json.list(); json.more();) topics.push(digitsIn(json));
  return topics;
}

function digitsIn(json: Json): Digits {
  json.string();
  return new Digits(json.bytes, json.from, json.to);
}
