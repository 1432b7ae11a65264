import path from "node:path";
import type { Mutant } from "./mutants.js";
import { bytesOf } from "./solidity.js";

/** Where the copy of the project keeps Active.sol. */
export const ACTIVE = "contracts/mutation/Active.sol";

/** A mutant with its number in a compilation; number 0 is nobody. */
export interface Numbered {
  number: number;
  mutant: Mutant;
}

const open = (number: number) => `/*<${number}*/`;
const close = (number: number) => `/*${number}>*/`;

/** The import goes to the end: no byte before it moves. */
function withImport(file: string, text: string): string {
  const from = path.posix.relative(path.posix.dirname(file), ACTIVE);
  const target = from.startsWith(".") ? from : `./${from}`;
  return `${text}\nimport {mutantAwake, mutantCeilDiv, mutantCeilShift} from "${target}";\n`;
}

/** A source with one mutant in it, for good. */
export function replaced(source: string, mutant: Mutant): string {
  const text = source.slice(0, mutant.start) + mutant.mutated + source.slice(mutant.end);
  return withImport(mutant.file, text);
}

/** A piece of a source in which every mutant that lies in it can wake up. */
function render(source: string, start: number, end: number, inside: Numbered[]): string {
  // The widest first; of equals, the later one outside.
  const inOrder = inside.toSorted(
    (a, b) => a.mutant.start - b.mutant.start || b.mutant.end - a.mutant.end || b.number - a.number,
  );
  let text = "";
  let at = start;
  for (let i = 0; i < inOrder.length;) {
    const outer = inOrder[i]!;
    const within = inOrder.slice(i + 1).filter(({ mutant }) => mutant.start < outer.mutant.end);
    text += source.slice(at, outer.mutant.start) + wrap(source, outer, within);
    at = outer.mutant.end;
    i += 1 + within.length;
  }
  return text + source.slice(at, end);
}

function wrap(source: string, { number, mutant }: Numbered, within: Numbered[]): string {
  const { form, mutated, start, end, modifier } = mutant;
  const usual = render(source, start, end, within);
  const awake = `mutantAwake(${number})`;
  if (form === "modifier")
    return `${open(number)}${usual.replace(modifier!.name, `${modifier!.name}_${number}`)}${close(number)}`;
  if (form === "statement") return `${open(number)}{ if (${awake}) ${mutated} else { ${usual} } }${close(number)}`;
  return `${open(number)}(${awake} ? (${mutated}) : (${usual}))${close(number)}`;
}

/** A copy of a modifier that lets everybody pass while the mutant is awake. */
function modifierCopy(root: string, source: string, { number, mutant }: Numbered, all: Numbered[]): string {
  const { name, parameters, body } = mutant.modifier!;
  const { start, end } = body;
  const own = all.filter(({ mutant: m }) => m.form !== "modifier" && m.start >= start && m.end <= end);
  const text =
    body.file === mutant.file ? render(source, start, end, own) : bytesOf(path.join(root, body.file)).slice(start, end);
  return `${open(number)} modifier ${name}_${number}${parameters} { if (mutantAwake(${number})) { _; } else ${text} }${close(number)}`;
}

/**
 * A source with all these mutants asleep in it. Of an expression it makes `(awake ? mutated : usual)`; only the usual branch holds
 * further mutants, so the text grows no faster than the nesting.
 * @param root The project's folder.
 */
export function instrument(root: string, file: string, mutants: Numbered[]): string {
  const source = bytesOf(path.join(root, file));
  const copies = mutants.filter(({ mutant }) => mutant.form === "modifier");
  const contractEnd = source.lastIndexOf("}");
  const text = render(source, 0, contractEnd, mutants);
  const modifiers = copies.map((copy) => modifierCopy(root, source, copy, mutants)).join("\n");
  return withImport(file, `${text}${modifiers}${source.slice(contractEnd)}`);
}

/**
 * Whose fault is an error in an instrumented source? The innermost mutant around it, else all that lie in it.
 * @return Their numbers.
 */
export function culprits(text: string, start: number, end: number): Set<number> {
  const stack: { number: number; from: number }[] = [];
  const spans: { number: number; from: number; to: number }[] = [];
  for (const match of text.matchAll(/\/\*(?:<(\d+)|(\d+)>)\*\//g)) {
    if (match[1]) stack.push({ number: Number(match[1]), from: match.index });
    else spans.push({ ...stack.pop()!, to: match.index + match[0].length });
  }
  // Closing marks come innermost first.
  const around = spans.find(({ from, to }) => from <= start && end <= to);
  const inside = spans.filter(({ from, to }) => start <= from && to <= end);
  return new Set((around ? [around] : inside).map(({ number }) => number));
}
