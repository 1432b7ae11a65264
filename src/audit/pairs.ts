import type { At } from "./events.js";
import type { Find, Sentence } from "./findings.js";

interface Side {
  at: At;
  key: string;
}

/** Events that come in pairs within a transaction: what was decided, and what it did. One without the other is reported. */
export class Pairs {
  private causes: Side[] = [];
  private effects: Side[] = [];

  /**
   * @param undone what to say of a cause without its effect.
   * @param unexplained what to say of an effect without a cause.
   */
  constructor(
    private readonly undone: Sentence,
    private readonly unexplained: Sentence,
  ) {}

  /** Something was decided; `key` says what must follow. */
  cause(at: At, ...key: unknown[]): void {
    this.causes.push({ at, key: key.join(" · ") });
  }

  /** Something was done; `key` says what must have been decided. */
  effect(at: At, ...key: unknown[]): void {
    this.effects.push({ at, key: key.join(" · ") });
  }

  /** Matches both sides at the end of a transaction and begins anew. */
  settle(find: Find): void {
    const left = this.effects;
    for (const { at, key } of this.causes) {
      const match = left.findIndex((effect) => effect.key === key);
      if (match >= 0) left.splice(match, 1);
      else find(at, this.undone, key, left.length > 0 ? left.map((effect) => effect.key).join("; ") : "nothing");
    }
    for (const { at, key } of left) find(at, this.unexplained, "nothing", key);
    this.causes = [];
    this.effects = [];
  }
}
