import { type Numbered, culprits, instrument, replaced } from "./instrument.js";
import type { Mutant } from "./mutants.js";
import { analyse, bytesOf } from "./solidity.js";
import path from "node:path";

/** Mutants that are compiled together. */
export interface Batch {
  file: string;
  /** The source, a character a byte. */
  text: string;
  mutants: Numbered[];
}

/** What is compiled for a file: all that can sleep in one source, those that cannot alone, and those that do not compile. */
export interface Plan {
  together: Batch | undefined;
  alone: Batch[];
  stillborn: Mutant[];
}

/** Does this source type-check in the copy? */
const errorsIn = (copy: string, file: string, text: string) => analyse(copy, file, new Map([[file, text]])).problems;

/** One source with all the mutants asleep that can be; the others are left over. */
function together(copy: string, file: string, mutants: Mutant[]): { batch: Batch; left: Mutant[] } {
  const numbered = mutants.map((mutant, i) => ({ number: i + 1, mutant }));
  let asleep = numbered.filter(({ mutant }) => mutant.form !== "text");
  for (;;) {
    const text = instrument(copy, file, asleep);
    const problems = errorsIn(copy, file, text);
    if (problems.length === 0) {
      const kept = new Set(asleep.map(({ mutant }) => mutant));
      return { batch: { file, text, mutants: asleep }, left: mutants.filter((mutant) => !kept.has(mutant)) };
    }
    const bad = new Set<number>();
    for (const { file: where, start, end } of problems) {
      if (where === file) for (const number of culprits(text, start, end)) bad.add(number);
    }
    if (bad.size === 0) throw new Error(`${file} with its mutants does not compile: ${problems[0]!.message}`);
    asleep = asleep.filter(({ number }) => !bad.has(number));
  }
}

/**
 * A batch in two: a long function with all its mutants may have more variables than the stack takes.
 * @param copy The copy of the project, with the file as it is.
 */
export function halved(copy: string, { file, mutants }: Batch): Batch[] {
  const middle = Math.ceil(mutants.length / 2);
  return [mutants.slice(0, middle), mutants.slice(middle)].map((half) => {
    return { file, mutants: half, text: instrument(copy, file, half) };
  });
}

/**
 * Sorts a file's mutants by how they compile.
 * @param copy The copy of the project, with the file as it is.
 * @throws Error when the file does not compile for a reason that is no mutant's.
 */
export function planOf(copy: string, file: string, mutants: Mutant[]): Plan {
  if (mutants.length === 0) return { together: undefined, alone: [], stillborn: [] };
  const { batch, left } = together(copy, file, mutants);
  const plan: Plan = { together: batch.mutants.length > 0 ? batch : undefined, alone: [], stillborn: [] };
  const source = bytesOf(path.join(copy, file));
  for (const mutant of left) {
    const text = replaced(source, mutant);
    // Nobody sleeps in it: the chain's number does not matter, and 1 keeps it apart from the run without a mutant.
    if (errorsIn(copy, file, text).length === 0) plan.alone.push({ file, text, mutants: [{ number: 1, mutant }] });
    else plan.stillborn.push(mutant);
  }
  return plan;
}
