import { TypedDataEncoder, type TypedDataField } from "ethers";
import { AgreementRegistry__factory } from "../../typechain-types/index.js";
import type { Terms } from "./events.js";

/** A parameter as the compiler writes it into the ABI. */
interface AbiParameter {
  name: string;
  type: string;
  internalType?: string;
  components?: readonly AbiParameter[];
}

/** The EIP-712 types of a struct parameter, read off the ABI: the struct's own fields, then those of structs within. */
function typesOf(parameter: AbiParameter, types: Record<string, TypedDataField[]>): string {
  const array = /(\[\d*\])*$/.exec(parameter.type)![0];
  if (!parameter.components) return parameter.type;
  const name = /^struct (?:\w+\.)?(\w+)/.exec(parameter.internalType ?? "")![1]!;
  types[name] = parameter.components.map((part) => ({ name: part.name, type: typesOf(part, types) }));
  return name + array;
}

const proposed = (
  AgreementRegistry__factory.abi as readonly { name?: string; inputs?: readonly AbiParameter[] }[]
).find(({ name }) => name === "DraftProposed")!;
const types: Record<string, TypedDataField[]> = {};
typesOf(
  proposed.inputs!.find(({ name }) => name === "terms")!,
  types,
);

/** The struct hash of terms: what every party signed, and the name of the draft. */
export const hashOfTerms = (terms: Terms): string =>
  TypedDataEncoder.hashStruct("Terms", types, terms as unknown as Record<string, unknown>);
