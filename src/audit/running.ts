import type { Calls } from "./acts/acts.js";
import type { At, Told } from "./events.js";
import type { Check, Find, Finding, Scene, Sentence } from "./findings.js";
import type { Memory } from "./memory.js";
import { StoreError } from "./store/errors.js";

/** A check at work. Its scene is one object that moves on with the history: there are too many events to make one for each. */
export class Running {
  private readonly id: string;
  private readonly hooks: ReturnType<Check["begin"]>;
  private readonly scene: Scene;

  constructor(
    one: Check,
    memory: Memory,
    known: Pick<Scene, "books" | "contracts" | "evidence" | "tally" | "recover">,
    private readonly findings: Finding[],
  ) {
    this.id = one.id;
    this.hooks = one.begin(memory);
    const find: Find = (place, text, expected, found) => findings.push(findingOf(one.id, place, text, expected, found));
    this.scene = { ...known, transaction: [], position: 0, time: undefined, calls: undefined, find };
  }

  begins(events: readonly Told[], time: bigint | undefined, calls: Calls | undefined): void {
    Object.assign(this.scene, { transaction: events, position: 0, time, calls });
    if (this.hooks.begins) this.guarded(events[0]!, () => this.hooks.begins!(events, this.scene));
  }

  event(event: Told, position: number): void {
    if (this.hooks.event === undefined) return;
    this.scene.position = position;
    try {
      this.hooks.event(event, this.scene);
    } catch (error) {
      this.findings.push(senseless(this.id, event, error));
    }
  }

  ends(events: readonly Told[], last: At, endsBlock: boolean): void {
    this.scene.position = events.length;
    if (this.hooks.transaction) this.guarded(last, () => this.hooks.transaction!(events, this.scene));
    if (endsBlock && this.hooks.block) this.guarded(last, () => this.hooks.block!(last, this.scene));
  }

  private guarded(at: At, run: () => void): void {
    try {
      run();
    } catch (error) {
      this.findings.push(senseless(this.id, at, error));
    }
  }
}

/**
 * A history that makes no sense at all may confuse a check; that is a finding like any other.
 * @throws StoreError when it is the store that failed: rows that cannot be read say nothing about the history.
 */
export function senseless(id: string, at: At, error: unknown): Finding {
  if (error instanceof StoreError) throw error;
  const text = { en: "This event makes no sense where it stands.", zh: "该事件在此处无法解释。" };
  return findingOf(id, at, text, "an event that fits", (error as Error).message);
}

function findingOf(
  check: string,
  { block, tx, logIndex }: At,
  text: Sentence,
  expected: unknown,
  found: unknown,
): Finding {
  return { check, severity: "error", text, block, tx, logIndex, expected: String(expected), found: String(found) };
}
