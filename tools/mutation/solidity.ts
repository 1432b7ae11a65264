import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import path from "node:path";

/** A node of solc's syntax tree; `src` is `first byte:bytes:file`. */
export interface Node {
  nodeType: string;
  src: string;
  [field: string]: unknown;
}

/** What solc says about a file. */
export interface Problem {
  file: string;
  start: number;
  end: number;
  message: string;
}

const solc = createRequire(import.meta.url)("solc") as { compile(input: string): string };
const imports = /\bimport\b[^;]*?"([^"]+)"/g;

/** Text in which an index is a byte's number, as solc counts: a character a byte. */
export const bytesOf = (file: string): string => readFileSync(file, "latin1");
const toUtf8 = (bytes: string): string => Buffer.from(bytes, "latin1").toString("utf8");

/** Where a node begins and ends, in bytes, and in which file of the tree. */
export function rangeOf(node: Node): { start: number; end: number; source: number } {
  const [start, length, source] = node.src.split(":").map(Number) as [number, number, number];
  return { start, end: start + length, source };
}

/**
 * A file and all that it imports, directly or not, with their texts (a character a byte).
 * @param root The project's folder.
 * @param file A source's name relative to it.
 * @param replaced Texts that stand for what is on the disk.
 */
export function closureOf(
  root: string,
  file: string,
  replaced: ReadonlyMap<string, string> = new Map(),
): Map<string, string> {
  const texts = new Map<string, string>();
  const visit = (name: string) => {
    if (texts.has(name)) return;
    const text = replaced.get(name) ?? bytesOf(path.join(root, name));
    texts.set(name, text);
    for (const [, target] of text.matchAll(imports)) {
      visit(target!.startsWith(".") ? path.posix.join(path.posix.dirname(name), target!) : `node_modules/${target!}`);
    }
  };
  visit(file);
  return texts;
}

/**
 * Parses and type-checks a file with all that it imports; nothing is compiled, so it takes about a second.
 * @param replaced Texts that stand for what is on the disk.
 * @return The syntax trees by file, the files by solc's numbers, and the errors.
 */
export function analyse(root: string, file: string, replaced?: ReadonlyMap<string, string>) {
  const texts = closureOf(root, file, replaced);
  const sources = [...texts].map(([name, text]) => [name, { content: toUtf8(text) }]);
  const input = {
    language: "Solidity",
    sources: Object.fromEntries(sources) as Record<string, { content: string }>,
    settings: {
      remappings: ["@openzeppelin/=node_modules/@openzeppelin/"],
      evmVersion: "cancun",
      outputSelection: { "*": { "": ["ast"] } },
    },
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input))) as {
    errors?: {
      severity: string;
      formattedMessage: string;
      sourceLocation?: { file: string; start: number; end: number };
    }[];
    sources?: Record<string, { id: number; ast: Node }>;
  };
  const problems: Problem[] = (output.errors ?? [])
    .filter(({ severity }) => severity === "error")
    .map((e) => ({ file: "", start: -1, end: -1, ...e.sourceLocation, message: e.formattedMessage }));
  const trees = new Map(Object.entries(output.sources ?? {}).map(([name, { ast }]) => [name, ast]));
  const numbers = new Map(Object.entries(output.sources ?? {}).map(([name, { id }]) => [id, name]));
  return { trees, numbers, problems };
}
