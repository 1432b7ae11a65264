import path from "node:path";
import { type Change, changesOf } from "./operators.js";
import { type Node, analyse, bytesOf, rangeOf } from "./solidity.js";

/** One mutant of a source file. */
export interface Mutant extends Change {
  /** The same for as long as its function keeps this expression: file, function, operator, what becomes what, which of the same. */
  key: string;
  file: string;
  line: number;
  original: string;
  /** Of a modifier: its definition, to copy from. */
  modifier?: { name: string; parameters: string; body: { file: string; start: number; end: number } };
}

const squeeze = (text: string): string => Buffer.from(text, "latin1").toString("utf8").replace(/\s+/g, " ").trim();

/** Visits a tree, parents first. */
function walk(node: Node, parents: Node[], visit: (node: Node, parents: Node[]) => void): void {
  visit(node, parents);
  const inside = [...parents, node];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (child !== null && typeof child === "object" && "nodeType" in child) walk(child as Node, inside, visit);
    }
  }
}

/** `Contract.function` around a node. */
function scopeOf(parents: Node[]): string {
  const named = ["ContractDefinition", "FunctionDefinition", "ModifierDefinition"];
  const names = parents.filter(({ nodeType }) => named.includes(nodeType));
  return names.map((node) => (node["name"] as string) || (node["kind"] as string)).join(".") || "file";
}

/**
 * All mutants of a file.
 * @param root The project's folder.
 * @param file The source's name relative to it.
 * @throws Error when the file as it is does not compile.
 */
export function mutantsOf(root: string, file: string): Mutant[] {
  const { trees, numbers, problems } = analyse(root, file);
  if (problems.length > 0) throw new Error(`${file} does not compile: ${problems[0]!.message}`);
  const modifiers = new Map<number, Node>();
  for (const tree of trees.values()) {
    walk(tree, [], (node) => {
      if (node.nodeType === "ModifierDefinition") modifiers.set(node["id"] as number, node);
    });
  }
  const source = bytesOf(path.join(root, file));
  const found: Mutant[] = [];
  walk(trees.get(file)!, [], (node, parents) => {
    for (const change of changesOf(node, { source, parents })) {
      const original = source.slice(change.start, change.end);
      const key = `${file} ${scopeOf(parents)} ${change.operator}: ${squeeze(original)} -> ${squeeze(change.mutated)}`;
      const mutant: Mutant = { ...change, key, file, line: source.slice(0, change.start).split("\n").length, original };
      const invoked = node["modifierName"] as { referencedDeclaration: number } | undefined;
      const definition = change.form === "modifier" && modifiers.get(invoked!.referencedDeclaration);
      if (definition) mutant.modifier = modifierParts(root, definition, numbers);
      found.push(mutant);
    }
  });
  return numberedKeys(found.toSorted((a, b) => a.start - b.start || b.end - a.end));
}

/** Makes the keys of equal mutants of a function differ, in the order of the source. */
function numberedKeys(mutants: Mutant[]): Mutant[] {
  const times = new Map<string, number>();
  return mutants.map((mutant) => {
    const time = (times.get(mutant.key) ?? 0) + 1;
    times.set(mutant.key, time);
    return time > 1 ? { ...mutant, key: `${mutant.key} #${time}` } : mutant;
  });
}

function modifierParts(root: string, definition: Node, numbers: Map<number, string>): NonNullable<Mutant["modifier"]> {
  const body = rangeOf(definition["body"] as Node);
  const file = numbers.get(body.source)!;
  const parameters = rangeOf(definition["parameters"] as Node);
  return {
    name: definition["name"] as string,
    parameters: bytesOf(path.join(root, file)).slice(parameters.start, parameters.end) || "()",
    body: { file, start: body.start, end: body.end },
  };
}

/** A mutant as a difference, for people. */
export function diffOf(mutant: Mutant): string {
  const lines = (sign: string, text: string) =>
    Buffer.from(text, "latin1")
      .toString("utf8")
      .split("\n")
      .map((line) => `  ${sign} ${line.trim()}`)
      .join("\n");
  return `${lines("-", mutant.original)}\n${lines("+", mutant.mutated)}`;
}
