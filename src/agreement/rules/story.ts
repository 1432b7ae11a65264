import { type Finding, type Path, fault } from "../faults.js";
import type { Step } from "../format.js";
import type { Sound } from "../structure.js";
import type { Making } from "./versions.js";
import { type Names, type SoundFile, type Version, each, namesIn, repeats } from "./version.js";

export type SoundStep = Sound<Step>;
/** A step of one act. */
export type Act<K extends Step["do"]> = Sound<Extract<Step, { do: K }>>;

/** A step and the state of things when it comes. */
export interface Scene {
  path: Path;
  step: SoundStep;
  /** The agreement as it stands. */
  version: Version;
  members: Names;
  parties: Names;
  /** What earlier steps recorded, by label. */
  recorded: ReadonlyMap<string, SoundStep>;
  /** The earlier steps that can be read. */
  done: readonly SoundStep[];
  /** Labels of the background that parties bring along. */
  background: ReadonlySet<string>;
  /** Whether every earlier step can be read; else a label may be one that cannot. */
  complete: boolean;
}

/** The story's steps, each with the state of things. Look at one before taking the next: what is recorded grows. */
export function* scenesOf(file: SoundFile, makings: Making[]): Generator<Scene> {
  const recorded = new Map<string, SoundStep>();
  const done: SoundStep[] = [];
  const brought = file.agreement?.background ?? [];
  const background = new Set(brought.flatMap((entry) => (entry?.as === undefined ? [] : [entry.as])));
  let complete = brought.every((entry) => entry?.as !== undefined);
  let { version } = makings[0]!;
  for (const [place, step] of (file.story ?? []).entries()) {
    if (step === undefined) {
      complete = false;
      continue;
    }
    const parties = namesIn(version.entry.parties, (party) => party.member);
    const { members } = version;
    yield { path: ["story", place], step, version, members, parties, recorded, done, background, complete };
    done.push(step);
    const label = labelOf(step);
    if (label !== undefined && !recorded.has(label)) recorded.set(label, step);
    if ("as" in step && label === undefined) complete = false;
    version = makings.find((making) => making.step === place)?.version ?? version;
  }
}

const labelOf = (step: SoundStep): string | undefined => ("as" in step ? step.as : undefined);

/** A label stands for one contribution, receipt, asset or licence. */
export function* labelsOnce({ story }: SoundFile): Generator<Finding> {
  for (const [place, earlier, label] of repeats(story, labelOf)) {
    yield fault(
      ["story", place, "as"],
      `Step ${earlier + 1} is called "${label}" too. Give each its own label.`,
      `第 ${earlier + 1} 步也用标签 “${label}”，标签不得重复。`,
    );
  }
}

/** Time goes forward, from the agreement's first day on. */
export function* daysInOrder({ agreement, story }: SoundFile): Generator<Finding> {
  let latest = agreement?.effective ?? "";
  let step = 0;
  for (const [place, { date }] of each(story)) {
    if (date === undefined) continue;
    if (date >= latest) {
      [latest, step] = [date, place + 1];
      continue;
    }
    yield fault(
      ["story", place, "date"],
      step === 0
        ? `${date} is before the agreement takes effect (${latest}). Move the step to a later day.`
        : `${date} is before step ${step} (${latest}). Put the steps in the order of their days.`,
      step === 0
        ? `${date} 早于协议生效日（${latest}），请改为较晚日期。`
        : `${date} 早于第 ${step} 步（${latest}），请按日期先后排列。`,
    );
  }
}

/** What is referred to was recorded by an earlier step, and is of the right sort. */
export function* labelsKnown({ path, step, recorded, complete }: Scene): Generator<Finding> {
  const [field, label, sort] =
    step.do === "reverse"
      ? (["receipt", step.receipt, "receipt"] as const)
      : "contribution" in step
        ? (["contribution", step.contribution, "contribute"] as const)
        : [];
  if (field === undefined || label === undefined) return;
  const found = recorded.get(label);
  if (found?.do === sort || (found === undefined && !complete)) return;
  const [en, zh] = sort === "receipt" ? ["receipt", "收款"] : ["contribution", "贡献"];
  yield found === undefined
    ? fault(
        [...path, field],
        `No earlier step records a ${en} as "${label}".`,
        `此前没有以 “${label}” 为标签登记的${zh}。`,
      )
    : fault(
        [...path, field],
        `"${label}" is no ${en}. Name one that an earlier step records.`,
        `“${label}” 不是${zh}，请填写此前登记的${zh}标签。`,
      );
}
