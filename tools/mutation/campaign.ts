import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { type Batch, halved, planOf } from "./batches.js";
import type { Numbered } from "./instrument.js";
import { type Mutant, diffOf, mutantsOf } from "./mutants.js";
import { type Ended, build, copyProject, hardhat, putSource } from "./project.js";
import { type Result, Results, type Status, digestOf, equivalentKeys } from "./results.js";
import { bytesOf, closureOf } from "./solidity.js";

const WORKERS = 2;
const LIMIT = 300_000;

/** What is to be tried. */
export interface Campaign {
  /** The project's folder. */
  root: string;
  /** Sources, relative to it. */
  files: string[];
  /** Tests in TypeScript, run first. */
  mocha: string[];
  /** Tests in Solidity, run where no other failed. */
  solidity: string[];
  /** Only these operators' mutants; undefined: all. */
  operators?: string[] | undefined;
  /** At most so many mutants. */
  limit: number;
  say: (line: string) => void;
}

/** Sources under a folder, or the one file, that have code of ours. */
export function sourcesIn(root: string, target: string): string[] {
  if (target.endsWith(".sol")) return [target];
  const names = readdirSync(path.join(root, target), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".sol"))
    .map((name) => path.posix.join(target, name))
    .toSorted();
}

/** The tests of a domain, by how they are run. Helpers in Solidity belong to them: a random life finds a contract by its artifact only. */
export function testsOf(root: string, folders: string[]): Pick<Campaign, "mocha" | "solidity"> {
  const names = folders
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((name) =>
        path.posix.join(folder, name),
      ),
    )
    .toSorted();
  return {
    mocha: names.filter((name) => name.endsWith(".ts")),
    solidity: names.filter((name) => name.endsWith(".sol")),
  };
}

/** Tests that speak most of a mutant's function first: the first failure ends a run, and is then near. */
function likeliestFirst(root: string, tests: string[], { key }: Mutant): string[] {
  const name = /\.(\w+) /.exec(key)?.[1]?.replace(/^_/, "") ?? "";
  const word = new RegExp(`\\b${name}\\b`, "gi");
  const mentions = new Map(
    tests.map((test) => [test, readFileSync(path.join(root, test), "utf8").match(word)?.length]),
  );
  return tests.toSorted((a, b) => (mentions.get(b) ?? 0) - (mentions.get(a) ?? 0));
}

/** The first test that failed, or the last thing said. */
function firstFailure({ code, output }: Ended): string {
  if (code === null) return "it did not end";
  const mocha = /^ +1\) ([^\n]+(?:\n +[^\n]+:$)?)/m.exec(output)?.[1];
  const solidity = /^ *(?:✖|\d+\)) ([^\n]+)/m.exec(output)?.[1];
  return (mocha ?? solidity ?? output.trim().split("\n").at(-1) ?? "").replace(/\s+/g, " ").slice(0, 200);
}

/** One campaign: a copy of the project in which mutants live and die. */
class Run {
  readonly #campaign: Campaign;
  readonly #copy: string;
  readonly #results: Results;

  constructor(campaign: Campaign) {
    this.#campaign = campaign;
    this.#copy = path.join(campaign.root, "out/mutation/project");
    this.#results = new Results(path.join(campaign.root, "out/mutation.json"));
  }

  /** Tries mutants of one file that have no valid result. */
  async file(file: string, mutants: Mutant[], digests: Pick<Result, "sources" | "tests">): Promise<void> {
    const { say } = this.#campaign;
    const original = bytesOf(path.join(this.#copy, file));
    const plan = planOf(this.#copy, file, mutants);
    const record = (mutant: Mutant, status: Status, seconds: number, by?: string) => {
      this.#results.set(mutant.key, { status, seconds, ...digests, ...(by ? { by } : {}) });
      say(`${status.padEnd(9)} ${seconds.toFixed(1).padStart(5)} s  ${mutant.key}${by ? `  (${by})` : ""}`);
    };
    for (const mutant of plan.stillborn) record(mutant, "stillborn", 0);
    try {
      for (const batch of [...(plan.together ? [plan.together] : []), ...plan.alone]) {
        await this.#batch(batch, original, batch === plan.together, record);
      }
    } finally {
      putSource(this.#copy, file, original);
    }
  }

  async #batch(
    batch: Batch,
    original: string,
    asleep: boolean,
    record: (m: Mutant, s: Status, t: number, by?: string) => void,
  ) {
    const { mocha, solidity, say } = this.#campaign;
    putSource(this.#copy, batch.file, batch.text);
    const built = await build(this.#copy);
    if (built.code !== 0 && !asleep) return record(batch.mutants[0]!.mutant, "stillborn", built.seconds);
    if (built.code !== 0 && batch.mutants.length === 1)
      throw new Error(`${batch.file} with a mutant does not compile:\n${built.output.slice(-2000)}`);
    if (built.code !== 0) {
      putSource(this.#copy, batch.file, original);
      for (const half of halved(this.#copy, batch)) await this.#batch(half, original, asleep, record);
      return;
    }
    say(`compiled  ${built.seconds.toFixed(1).padStart(5)} s  ${batch.file} with ${batch.mutants.length} mutants`);
    const { root } = this.#campaign;
    const stages = [
      {
        tests: mocha,
        args: (m?: Mutant) => ["mocha", "--no-compile", "--bail", ...(m ? likeliestFirst(root, mocha, m) : mocha)],
      },
      { tests: solidity, args: () => ["solidity", "--no-compile", ...solidity] },
    ].filter(({ tests }) => tests.length > 0);
    const spent = new Map<Numbered, number>();
    let left = batch.mutants;
    for (const { args } of stages) {
      if (left.length === 0) return;
      if (asleep) await this.#mustPass(["test", ...args()], batch.file);
      const survivors: Numbered[] = [];
      await inParallel(left, async (one) => {
        const ended = await hardhat(this.#copy, ["test", ...args(one.mutant)], one.number, LIMIT);
        spent.set(one, (spent.get(one) ?? 0) + ended.seconds);
        if (ended.code === 0) survivors.push(one);
        else record(one.mutant, "killed", spent.get(one)!, firstFailure(ended));
      });
      left = survivors;
    }
    for (const one of left) record(one.mutant, "survived", spent.get(one) ?? 0);
  }

  /** With every mutant asleep all tests pass, or nothing that follows would mean anything. */
  async #mustPass(stage: string[], file: string): Promise<void> {
    const ended = await hardhat(this.#copy, stage, 0, LIMIT);
    if (ended.code !== 0)
      throw new Error(`The tests fail without a mutant awake in ${file}:\n${ended.output.slice(-3000)}`);
    this.#campaign.say(`baseline  ${ended.seconds.toFixed(1).padStart(5)} s  ${stage.slice(0, 2).join(" ")}`);
  }

  /** The whole campaign; the mutants, with what became of them. */
  async all(): Promise<{ mutant: Mutant; result: Result | undefined }[]> {
    const { root, files, mocha, solidity, operators, limit } = this.#campaign;
    copyProject(root, this.#copy);
    const found = files.map((file) => ({ file, mutants: mutantsOf(root, file) }));
    const equivalent = equivalentKeys(
      root,
      found.flatMap(({ mutants }) => mutants),
    );
    const tests = digestOf(root, [...mocha, ...solidity]);
    const outcome: { mutant: Mutant; result: Result | undefined }[] = [];
    let room = limit;
    for (const { file, mutants } of found) {
      const sources = digestOf(root, [...closureOf(root, file).keys()]);
      const counted = mutants.filter(
        ({ key, operator }) => !equivalent.has(key) && (operators?.includes(operator) ?? true),
      );
      const open = counted.filter(({ key }) => !this.#results.valid(key, sources, tests)).slice(0, room);
      room -= open.length;
      await this.file(file, open, { sources, tests });
      for (const mutant of counted) outcome.push({ mutant, result: this.#results.valid(mutant.key, sources, tests) });
    }
    return outcome;
  }
}

async function inParallel<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
}

/**
 * Tries every mutant of the campaign's files that has no valid result yet, and says what became of all of them.
 * @return Whether no mutant survived.
 * @throws Error when the tests fail without a mutant, and when the list of equivalent mutants is stale.
 */
export async function runCampaign(campaign: Campaign): Promise<boolean> {
  const outcome = await new Run(campaign).all();
  const survivors = outcome.filter(({ result }) => result?.status === "survived");
  for (const { mutant } of survivors) {
    campaign.say(`\n${mutant.file}:${mutant.line}  ${mutant.operator}  ${mutant.key}\n${diffOf(mutant)}`);
  }
  const count = (status: Status | undefined) => outcome.filter(({ result }) => result?.status === status).length;
  campaign.say(
    `\n${count("killed")} killed, ${count("survived")} survived, ${count("stillborn")} stillborn, ${count(undefined)} not tried`,
  );
  return survivors.length === 0;
}
