import { AbiCoder } from "ethers";
import type { Bilingual } from "../../agreement/format.js";
import { type DeclaredError, declaredErrors } from "./abi.js";
import { agreement } from "./agreement.js";
import { agreementTerms } from "./agreementTerms.js";
import { bank } from "./bank.js";
import { benefit } from "./benefit.js";
import { contribution } from "./contribution.js";
import { foreign } from "./foreign.js";
import { hold } from "./hold.js";
import { keyRescue } from "./keyRescue.js";
import { licence } from "./licence.js";
import { membership } from "./membership.js";
import { moduleset } from "./moduleset.js";
import { openzeppelin } from "./openzeppelin.js";
import { property } from "./property.js";
import { reward } from "./reward.js";
import { revertDataIn } from "./revertData.js";
import { type Pair, type Sentences, placeholder } from "./sentences.js";
import { treasury } from "./treasury.js";
import { type Argument, type ErrorNames, inWords } from "./values.js";

export type { ErrorNames } from "./values.js";

/** A refusal, explained. */
export interface Explained {
  /** The error's name in the contract. */
  name: string;
  /** Its arguments by name, as ethers decodes them. */
  args: Record<string, unknown>;
  /** What is wrong and what to do. */
  sentence: Bilingual;
}

/** The sentences for every error, by its name. */
export const sentences: Sentences = {
  ...membership,
  ...keyRescue,
  ...agreementTerms,
  ...agreement,
  ...contribution,
  ...benefit,
  ...bank,
  ...treasury,
  ...hold,
  ...property,
  ...licence,
  ...reward,
  ...moduleset,
  ...openzeppelin,
  ...foreign,
};

/**
 * Explains why a contract refused.
 * @param error Whatever was thrown by a call, an estimate or a transaction.
 * @param names What the program calls members, agreements, currencies; without them they are told by number.
 * @returns undefined when the error carries no refusal of these contracts, such as an unreachable node.
 */
export function explain(error: unknown, names: ErrorNames = {}): Explained | undefined {
  const data = revertDataIn(error, (selector) => declaredErrors.has(selector));
  return data === undefined ? undefined : explainData(data, names);
}

/** Explains the bytes of a revert; undefined when they are no error of these contracts. */
export function explainData(data: string, names: ErrorNames = {}): Explained | undefined {
  const error = declaredErrors.get(data.slice(0, 10));
  const values = error && decoded(error, data);
  if (error === undefined || values === undefined) return undefined;
  const args = error.inputs.map((input, i): Argument => ({ ...input, value: values[i] }));
  return {
    name: error.name,
    args: Object.fromEntries(args.map(({ name, value }) => [name, value])),
    sentence: filled(pairFor(error.name, args), args, names),
  };
}

/** An error's arguments; undefined for bytes that only begin like it. */
function decoded({ fragment }: DeclaredError, data: string): unknown[] | undefined {
  try {
    return AbiCoder.defaultAbiCoder()
      .decode(fragment.inputs, `0x${data.slice(10)}`)
      .toArray();
  } catch {
    return undefined;
  }
}

function pairFor(name: string, args: Argument[]): Pair {
  const sentence = sentences[name]!;
  if (!("by" in sentence)) return sentence;
  const { value } = args.find((arg) => arg.name === sentence.by)!;
  const key = typeof value === "string" && value.startsWith("0x") ? BigInt(value) : value;
  return sentence.cases[String(key)] ?? sentence.otherwise;
}

function filled([en, zh]: Pair, args: Argument[], names: ErrorNames): Bilingual {
  const currency = (args.find(({ internalType }) => internalType === "Currency")?.value as string) ?? names.about;
  const fill = (template: string, lang: keyof Bilingual) =>
    template.replace(placeholder, (_, name: string, kind?: string) => {
      const argument = args.find((arg) => arg.name === name)!;
      return inWords(argument, kind, names, currency)[lang];
    });
  return { en: fill(en, "en"), zh: fill(zh, "zh") };
}
