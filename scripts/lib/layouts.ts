import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import solc from "solc";
import type { Field, Layout, StoredType } from "../../src/audit/proof/layout.js";

/** A layout as the compiler writes it. */
interface CompilerLayout {
  storage: { label: string; slot: string; offset: number; type: string }[];
  types: Record<string, CompilerType> | null;
}

interface CompilerType {
  label: string;
  numberOfBytes: string;
  key?: string;
  value?: string;
  members?: CompilerLayout["storage"];
  /** Of an array: what it is of. */
  base?: string;
}

interface Output {
  errors?: { severity: string; formattedMessage: string }[];
  contracts: Record<string, Record<string, { storageLayout: CompilerLayout }>>;
}

const WORD = 32; // bytes
const root = path.resolve(import.meta.dirname, "../..");
const text = (file: string): string => readFileSync(path.join(root, file), "utf8");

/** Where a contract's source is: ours by its name, another's within its package. */
function sourceOf(contract: string): string {
  const own = readdirSync(path.join(root, "contracts"), { recursive: true, encoding: "utf8" });
  const file = own.find((name) => path.basename(name) === `${contract}.sol`);
  if (file !== undefined) return `contracts/${file.replaceAll(path.sep, "/")}`;
  return "@openzeppelin/contracts/access/manager/AccessManager.sol";
}

function read(file: string): { contents: string } | { error: string } {
  const found = [file, `node_modules/${file}`].find((name) => existsSync(path.join(root, name)));
  return found === undefined ? { error: `no ${file}` } : { contents: text(found) };
}

/**
 * The storage layouts of contracts by their names, asked of the compiler alone: without code it takes two seconds, and the layout does
 * not depend on how code is made.
 * @throws Error with the compiler's words when it cannot read the sources.
 */
export function layoutsOf(contracts: readonly string[]): Layout[] {
  const files = contracts.map(sourceOf);
  const sources = Object.fromEntries(
    files.map((file) => [file, { content: (read(file) as { contents: string }).contents }]),
  );
  const settings = { evmVersion: "cancun", outputSelection: { "*": { "*": ["storageLayout"] } } };
  const input = JSON.stringify({ language: "Solidity", sources, settings });
  const { errors = [], contracts: made } = JSON.parse(solc.compile(input, { import: read })) as Output;
  const wrong = errors.find(({ severity }) => severity === "error");
  if (wrong) throw new Error(wrong.formattedMessage);
  return contracts.map((contract, i) => plain(contract, made[files[i]!]![contract]!.storageLayout));
}

/** Without the numbers that the compiler gives to types: they change with every other source. */
function plain(contract: string, { storage, types }: CompilerLayout): Layout {
  const all = types ?? {};
  const name = (id: string): string => all[id]!.label;
  const fields = (list: CompilerLayout["storage"]): Field[] =>
    list.map(({ label, slot, offset, type }) => ({ label, slot: Number(slot), offset, type: name(type) }));
  /** An array of fixed length reads as a struct whose fields are its places; its items fill whole slots. */
  const places = (base: string, bytes: number): Field[] => {
    const slots = Number(all[base]!.numberOfBytes) / WORD;
    const length = bytes / WORD / slots;
    return Array.from({ length }, (_, i) => ({ label: String(i), slot: i * slots, offset: 0, type: name(base) }));
  };
  const entries = Object.values(all).map(
    ({ label, numberOfBytes, key, value, members, base }): [string, StoredType] => {
      if (key !== undefined) return [label, { key: name(key), value: name(value!) }];
      const bytes = Number(numberOfBytes);
      if (base !== undefined) return [label, { bytes, fields: places(base, bytes) }];
      return [label, members === undefined ? { bytes } : { bytes, fields: fields(members) }];
    },
  );
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return { contract, variables: fields(storage), types: Object.fromEntries(sorted) };
}
