import { AgreementRegistry__factory } from "../../typechain-types/factories/contracts/agreement/AgreementRegistry__factory.js";
import { hashOfList, hashStruct } from "./eip712.js";
import type { Terms } from "./events.js";

/** A parameter as the compiler writes it into the ABI. */
interface AbiParameter {
  name: string;
  type: string;
  internalType?: string;
  components?: readonly AbiParameter[];
}

/** The type text of a struct parameter, read off the ABI: the struct's own fields, then those of structs within. */
function typeOf(parameter: AbiParameter, structs: Map<string, string>): string {
  if (!parameter.components) return parameter.type;
  const name = /^struct (?:\w+\.)?(\w+)/.exec(parameter.internalType ?? "")![1]!;
  if (!structs.has(name)) {
    structs.set(name, "");
    const fields = parameter.components.map((part) => `${typeOf(part, structs)} ${part.name}`);
    structs.set(name, `${name}(${fields.join(",")})`);
  }
  return name + /(\[\d*\])*$/.exec(parameter.type)![0];
}

const proposed = (
  AgreementRegistry__factory.abi as readonly { name?: string; inputs?: readonly AbiParameter[] }[]
).find(({ name }) => name === "DraftProposed")!;
const structs = new Map<string, string>();
typeOf(
  proposed.inputs!.find(({ name }) => name === "terms")!,
  structs,
);

/** The EIP-712 type of terms. */
export const TERMS = [...structs.values()].join("");

/** The struct hash of terms: what every party signed, and the name of the draft. */
export const hashOfTerms = (terms: Terms): string => hashStruct(TERMS, terms);

const listOf = (name: string, lines: readonly object[]): string => hashOfList(structs.get(name)!, lines);

/** The hash of the parties' lines, by which a draft knows them. */
export const hashOfParties = (terms: Terms): string => listOf("Party", terms.parties);

/** The hash of the rate card. */
export const hashOfRates = (terms: Terms): string => listOf("Rate", terms.rates);
