import { bytesOf, hexOf, lengthOf, writeHex } from "./chain/hex.js";
import { keccakBytes } from "./chain/keccak.js";

const WORD = 32;
const ADDRESS = 20;

interface Struct {
  name: string;
  fields: { type: string; name: string }[];
  /** The hash of its type, once it was asked for. */
  typeHash?: Uint8Array;
}

const parsed = new Map<string, Map<string, Struct>>();

const utf8 = new TextEncoder();

/** The structs that a type's text defines: "Outer(Inner inner,uint8 kind)Inner(bytes32 digest)". The first is the one signed. */
function structsIn(text: string): Map<string, Struct> {
  const known = parsed.get(text);
  if (known) return known;
  const structs = new Map<string, Struct>();
  for (const [, name, list] of text.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const fields = list!.split(",").map((field) => {
      const [type, field_] = field.split(" ");
      return { type: type!, name: field_! };
    });
    structs.set(name!, { name: name!, fields });
  }
  parsed.set(text, structs);
  return structs;
}

/** A struct's own type text, then those it contains, in the order of their names. */
function typeText(name: string, structs: Map<string, Struct>): string {
  const within = new Set<string>();
  const visit = (one: string): void => {
    for (const { type } of structs.get(one)!.fields) {
      const inner = type.replace(/\[.*$/, "");
      if (!structs.has(inner) || within.has(inner)) continue;
      within.add(inner);
      visit(inner);
    }
  };
  visit(name);
  const say = ({ name: own, fields }: Struct) =>
    `${own}(${fields.map(({ type, name: of }) => `${type} ${of}`).join(",")})`;
  return [name, ...[...within].filter((one) => one !== name).sort()].map((one) => say(structs.get(one)!)).join("");
}

const typeHash = (struct: Struct, structs: Map<string, Struct>): Uint8Array =>
  (struct.typeHash ??= keccakBytes(utf8.encode(typeText(struct.name, structs))));

/**
 * The hash of a struct by EIP-712.
 * @param text the type, as it is signed; structs within stand after it.
 * @param value its fields by name. In place of a struct within, its hash may stand.
 */
export function hashStruct(text: string, value: object): string {
  const structs = structsIn(text);
  const [first] = structs.keys();
  return hexOf(hashOf(first!, value, structs));
}

/** The hash of a list of structs by EIP-712: of their hashes, one after the other. */
export const hashOfList = (text: string, values: readonly object[]): string =>
  hexOf(hashOfWords(values, (value, words, at) => writeHex(hashStruct(text, value), words, at)));

function hashOf(name: string, value: object, structs: Map<string, Struct>): Uint8Array {
  const of = value as Record<string, unknown>;
  const struct = structs.get(name)!;
  const words = new Uint8Array(WORD * (1 + struct.fields.length));
  words.set(typeHash(struct, structs));
  struct.fields.forEach((field, i) => writeWord(field.type, of[field.name], words, WORD * (i + 1), structs));
  return keccakBytes(words);
}

function hashOfWords<Item>(
  items: readonly Item[],
  write: (item: Item, words: Uint8Array, at: number) => void,
): Uint8Array {
  const words = new Uint8Array(WORD * items.length);
  items.forEach((item, i) => write(item, words, WORD * i));
  return keccakBytes(words);
}

function writeWord(type: string, value: unknown, words: Uint8Array, at: number, structs: Map<string, Struct>): void {
  if (type.endsWith("]")) {
    const inner = type.slice(0, type.lastIndexOf("["));
    const items = value as readonly unknown[];
    words.set(
      hashOfWords(items, (item, into, place) => writeWord(inner, item, into, place, structs)),
      at,
    );
  } else if (structs.has(type) && typeof value !== "string") words.set(hashOf(type, value as object, structs), at);
  else if (type === "string") words.set(keccakBytes(utf8.encode(value as string)), at);
  else if (type === "bytes") words.set(keccakBytes(bytesOf(value as string)), at);
  else if (type === "address") writeHex(value as string, words, at + WORD - ADDRESS);
  else if (type.startsWith("bytes") || structs.has(type)) writeHex(value as string, words, at);
  else writeNumber(BigInt(value as bigint | boolean), words, at);
}

function writeNumber(value: bigint, words: Uint8Array, at: number): void {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) {
    const digits = value.toString(16);
    const hex = digits.length % 2 === 0 ? `0x${digits}` : `0x0${digits}`;
    return writeHex(hex, words, at + WORD - lengthOf(hex));
  }
  for (let rest = Number(value), i = at + WORD - 1; rest > 0; rest = Math.floor(rest / 256), --i) words[i] = rest % 256;
}

const DOMAIN = "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)";
const PREFIX = bytesOf("0x1901");
const separators = new Map<string, string>();

/**
 * What is signed: the struct's hash, bound to a contract on a chain.
 * @param name of the contract, as its domain says it.
 */
export function digestOf(name: string, chainId: bigint, verifyingContract: string, structHash: string): string {
  const key = `${name} ${chainId} ${verifyingContract}`;
  let separator = separators.get(key);
  if (separator === undefined) {
    separator = hashStruct(DOMAIN, { name, version: "1", chainId, verifyingContract });
    separators.set(key, separator);
  }
  const bytes = new Uint8Array(PREFIX.length + 2 * WORD);
  bytes.set(PREFIX);
  writeHex(separator, bytes, PREFIX.length);
  writeHex(structHash, bytes, PREFIX.length + WORD);
  return hexOf(keccakBytes(bytes));
}
