import * as v from "valibot";
import { type Finding, type Path, fault } from "./faults.js";
import { type AgreementFile, fileSchema } from "./format.js";
import { sentenceOf } from "./sentences.js";

/** What is left of something when the parts that are faulty in themselves are taken out; places in lists stay. */
export type Sound<T> = T extends readonly (infer U)[]
  ? (Sound<U> | undefined)[]
  : T extends object
    ? { [K in keyof T]?: Sound<T[K]> | undefined }
    : T;

export interface Structure {
  findings: Finding[];
  /** The whole file as it came, its fields in their order, when nothing is faulty. */
  file: AgreementFile | undefined;
  /** A field taken out is there as undefined, so that it can be told from one left out. */
  sound: Sound<AgreementFile>;
}

/** Whether every field is there, of the right sort, and no other. */
export function readStructure(value: unknown): Structure {
  const result = v.safeParse(fileSchema, value, { abortPipeEarly: true });
  const issues: readonly v.BaseIssue<unknown>[] = result.issues ?? [];
  const cuts = new Cut();
  for (const issue of issues) cuts.add(cutOf(issue), issue.type === "never" ? "drop" : "blank");
  return {
    findings: issues.map((issue) => fault(pathOf(issue), ...sentenceOf(issue))),
    file: result.success ? (value as AgreementFile) : undefined,
    sound: (cuts.apply(value) ?? {}) as Sound<AgreementFile>,
  };
}

function pathOf(issue: v.BaseIssue<unknown>): Path {
  return (issue.path ?? []).map(({ key }) => key as string | number);
}

/** What must go: a step that is no known act says nothing that could be checked. */
function cutOf(issue: v.BaseIssue<unknown>): Path {
  const path = pathOf(issue);
  return issue.type === "variant" ? path.slice(0, -1) : path;
}

/** The parts of a file to take out, as a tree. */
class Cut {
  private how: "keep" | "blank" | "drop" = "keep";
  private readonly below = new Map<string | number, Cut>();

  add(path: Path, how: "blank" | "drop"): void {
    const [first, ...rest] = path;
    if (first === undefined) {
      this.how = how;
      return;
    }
    const next = this.below.get(first) ?? new Cut();
    this.below.set(first, next);
    next.add(rest, how);
  }

  /** A copy without those parts. Goes no deeper than the format does: what is deeper has been cut. */
  apply(value: unknown): unknown {
    if (this.how !== "keep") return undefined;
    if (Array.isArray(value)) return value.map((item, place) => this.at(place).apply(item));
    if (typeof value !== "object" || value === null) return value;
    const kept = Object.entries(value).filter(([key]) => this.at(key).how !== "drop");
    return Object.fromEntries(kept.map(([key, item]) => [key, this.at(key).apply(item)]));
  }

  private at(key: string | number): Cut {
    return this.below.get(key) ?? NOTHING;
  }
}

const NOTHING = new Cut();
