import type { CheckedContracts } from "../events.js";
import type { Finding } from "../findings.js";
import type { Standing } from "./standing.js";

/** A contract as somebody built it: its code, and where its constructor writes into it, in bytes. */
export interface Build {
  deployedBytecode: string;
  immutableReferences?: Record<string, { start: number; length: number }[]>;
}

/** The contracts of a deployment: those whose logs are the history, what made them and what they lean on. */
export type Deployed = keyof CheckedContracts | "set" | "manager" | Silent;

/** Contracts that others made for themselves and that tell nothing at their own addresses. */
export type Silent = "rules" | "owners" | "reader" | "licenceRules";

/** The builds to compare with. */
export type Builds = Record<keyof CheckedContracts, Build> & Partial<Record<Deployed, Build>>;

export const CODE = "code";

const WORD_DIGITS = 64;
const ADDRESS_DIGITS = 40;

/** Compares the code at each address with a build, as far as there is one. Where constructors write, anything may stand but the address of a stranger. */
export function compareCode(
  { contracts, codes }: Standing,
  builds: Builds,
  block: number,
): { compared: number; findings: Finding[] } {
  const names = (Object.keys(builds) as Deployed[]).filter((name) => codes.has(name));
  const ours = new Set(Object.values(contracts).map((address) => address.slice(2).toLowerCase()));
  const findings = names.flatMap((name) => faultsOf(name, codes.get(name)!, builds[name]!, ours, block));
  return { compared: names.length, findings };
}

function faultsOf(name: string, code: string, build: Build, ours: ReadonlySet<string>, block: number): Finding[] {
  const at = { block, tx: "", logIndex: -1 };
  const differs = firstDifference(blanked(code, build), blanked(build.deployedBytecode, build));
  if (differs !== undefined) {
    const text = { en: `The code of ${name} is not the one built.`, zh: `${name} 的代码与构建结果不符。` };
    const [expected, found] = [build.deployedBytecode, code].map(
      (one) => `byte ${differs}: ${one.slice(2 + 2 * differs, 4 + 2 * differs) || "none"}`,
    ) as [string, string];
    return [{ check: CODE, severity: "error", text, expected, found, ...at }];
  }
  // A module set remembers who deployed it, which is no contract; the modules remember the set's registry for themselves.
  const strangers =
    name === "set"
      ? []
      : writtenIn(code, build).filter((word) => looksLikeAddress(word) && !ours.has(word.slice(-ADDRESS_DIGITS)));
  const text = { en: `${name} was made to obey another contract.`, zh: `${name} 构建时指向了其他合约。` };
  return [...new Set(strangers)].map((word) => ({
    check: CODE,
    severity: "error",
    text,
    expected: "an address of this deployment",
    found: `0x${word.slice(-ADDRESS_DIGITS)}`,
    ...at,
  }));
}

const placesOf = ({ immutableReferences = {} }: Build) => Object.values(immutableReferences).flat();

/** Code with zeros where a constructor wrote. */
function blanked(code: string, build: Build): string {
  const parts: string[] = [];
  let from = 0;
  const digits = code.slice(2).toLowerCase();
  for (const { start, length } of [...placesOf(build)].sort((a, b) => a.start - b.start)) {
    parts.push(digits.slice(from, 2 * start), "0".repeat(2 * length));
    from = 2 * (start + length);
  }
  return parts.join("") + digits.slice(from);
}

const writtenIn = (code: string, build: Build): string[] =>
  placesOf(build).map(({ start, length }) => code.slice(2 + 2 * start, 2 + 2 * (start + length)).toLowerCase());

/** A word whose upper 12 bytes are empty, and that is no small number. */
function looksLikeAddress(word: string): boolean {
  const SMALL = 16;
  if (word.length !== WORD_DIGITS || !/^0{24}/.test(word)) return false;
  return /[^0]/.test(word.slice(WORD_DIGITS - ADDRESS_DIGITS, WORD_DIGITS - SMALL));
}

/** The first byte in which two codes differ. */
function firstDifference(a: string, b: string): number | undefined {
  if (a === b) return undefined;
  let i = 0;
  while (a[i] === b[i]) i += 1;
  return Math.floor(i / 2);
}
