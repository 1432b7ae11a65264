import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Mutant } from "./mutants.js";

export type Status = "killed" | "survived" | "stillborn";

/** What became of a mutant. */
export interface Result {
  status: Status;
  /** The first test that failed. */
  by?: string;
  seconds: number;
  /** Digest of the sources that were tried. */
  sources: string;
  /** Digest of the tests that were run. */
  tests: string;
}

/** A mutant that changes nothing that anybody could see. */
export interface Equivalent {
  key: string;
  reason: string;
}

/** One digest of many files, in any order. */
export function digestOf(root: string, names: string[]): string {
  const hash = createHash("sha256");
  for (const name of names.toSorted()) hash.update(`${name}\0`).update(readFileSync(path.join(root, name)));
  return hash.digest("hex").slice(0, 16);
}

/** The results of all campaigns so far, kept in a file so that a stopped one goes on where it was. */
export class Results {
  readonly #file: string;
  readonly #results: Record<string, Result>;

  constructor(file: string) {
    this.#file = file;
    this.#results = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, Result>) : {};
  }

  /** A result that still holds: the sources are the same, and a survivor has met all of today's tests. */
  valid(key: string, sources: string, tests: string): Result | undefined {
    const result = this.#results[key];
    if (result?.sources !== sources) return undefined;
    return result.status === "survived" && result.tests !== tests ? undefined : result;
  }

  /** Writes at once, so that nothing is lost when the campaign is stopped. */
  set(key: string, result: Result): void {
    this.#results[key] = result;
    mkdirSync(path.dirname(this.#file), { recursive: true });
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.#results, null, 1));
    renameSync(`${this.#file}.new`, this.#file);
  }
}

/**
 * The known-equivalent mutants.
 * @param all Every mutant of the files they speak of.
 * @throws Error on an entry without a reason, and on one that fits no mutant any more.
 */
export function equivalentKeys(root: string, all: Mutant[]): Set<string> {
  const file = "tools/mutation/equivalent.json";
  const entries = JSON.parse(readFileSync(path.join(root, file), "utf8")) as Equivalent[];
  const files = new Set(all.map((mutant) => mutant.file));
  const keys = new Set(all.map(({ key }) => key));
  for (const { key, reason } of entries) {
    if (!reason)
      throw new Error(`${file}: "${key}" gives no reason. Say why nobody could tell the mutant from the original.`);
    if (files.has(key.split(" ")[0]!) && !keys.has(key)) {
      throw new Error(`${file}: "${key}" fits no mutant. Remove the entry, or write it as --list prints it.`);
    }
  }
  return new Set(entries.map(({ key }) => key));
}
