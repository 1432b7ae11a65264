import { bytesOf } from "./chain/hex.js";
import { keccak } from "./chain/keccak.js";

const WORD = 64;

interface Struct {
  name: string;
  fields: { type: string; name: string }[];
  /** The hash of its type, once it was asked for. */
  typeHash?: string;
}

const parsed = new Map<string, Map<string, Struct>>();

const utf8 = new TextEncoder();

/** The hash of hexadecimal texts, one after the other. */
function hashOfAll(parts: readonly string[]): string {
  let joined = "0x";
  for (const part of parts) joined += part.slice(2);
  return keccak(bytesOf(joined));
}

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

const typeHash = (struct: Struct, structs: Map<string, Struct>): string =>
  (struct.typeHash ??= keccak(utf8.encode(typeText(struct.name, structs))));

/**
 * The hash of a struct by EIP-712.
 * @param text the type, as it is signed; structs within stand after it.
 * @param value its fields by name. In place of a struct within, its hash may stand.
 */
export function hashStruct(text: string, value: object): string {
  const structs = structsIn(text);
  const [first] = structs.keys();
  return hashOf(first!, value, structs);
}

/** The hash of a list of structs by EIP-712: of their hashes, one after the other. */
export const hashOfList = (text: string, values: readonly object[]): string =>
  hashOfAll(values.map((value) => hashStruct(text, value)));

function hashOf(name: string, value: object, structs: Map<string, Struct>): string {
  const of = value as Record<string, unknown>;
  const struct = structs.get(name)!;
  const words = struct.fields.map((field) => wordOf(field.type, of[field.name], structs));
  return hashOfAll([typeHash(struct, structs), ...words]);
}

function wordOf(type: string, value: unknown, structs: Map<string, Struct>): string {
  if (type.endsWith("]")) {
    const inner = type.slice(0, type.lastIndexOf("["));
    return hashOfAll((value as unknown[]).map((item) => wordOf(inner, item, structs)));
  }
  if (structs.has(type)) return typeof value === "string" ? value : hashOf(type, value as object, structs);
  if (type === "string") return keccak(utf8.encode(value as string));
  if (type === "bytes") return keccak(bytesOf(value as string));
  if (type.startsWith("bytes")) return `0x${(value as string).slice(2).padEnd(WORD, "0")}`;
  const digits = type === "address" ? (value as string).slice(2) : BigInt(value as bigint | boolean).toString(16);
  return `0x${digits.padStart(WORD, "0")}`;
}

const DOMAIN = "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)";
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
  return hashOfAll(["0x1901", separator, structHash]);
}
