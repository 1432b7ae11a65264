import type { Finding, Sentence } from "./findings.js";

/**
 * From the shallowest to the deepest; each is all of those before it and more. L0 replays what happened; L1 asks the contracts besides
 * whether they are what they must be and say the same; L2 proves besides that their whole storage is what their events tell; L3 proves that
 * what was replayed is what stands on the chain.
 */
const ladder = ["L0", "L1", "L2", "L3"] as const;

export type Level = (typeof ladder)[number];

/** Is a level part of the one that is asked for? */
export const includes = (asked: Level, level: Level): boolean => ladder.indexOf(level) <= ladder.indexOf(asked);

/** How a level ended. What was not done is never passed. */
export interface LevelVerdict {
  level: Level;
  /** "not anchored": all is well, but nothing from outside says that this is the chain. */
  verdict: "passed" | "failed" | "not available" | "not anchored" | "not asked";
  /** Why it was not done, or not wholly. */
  reason?: Sentence;
  /** What it takes for granted. */
  rests?: Sentence;
}

/** What came of a level's own part. */
export interface Step {
  level: Level;
  findings: readonly Finding[];
  /** Why it could not be done, or not wholly. */
  reason?: Sentence | undefined;
  /** What it rests on, and whether that reaches far enough. */
  anchor?: { anchored: boolean; rests?: Sentence } | undefined;
}

/** The verdict on every level. Each includes those before it: it passes only where all of them do. */
export function levelsOf(asked: Level, steps: readonly Step[]): LevelVerdict[] {
  let findings = 0;
  let reason: Sentence | undefined;
  return ladder.map((level): LevelVerdict => {
    const step = steps.find((one) => one.level === level);
    if (!includes(asked, level) || step === undefined) return { level, verdict: "not asked" };
    findings += step.findings.length;
    reason ??= step.reason;
    if (findings > 0) return { level, verdict: "failed", ...(reason && { reason }) };
    if (reason) return { level, verdict: "not available", reason };
    const { anchored = true, rests } = step.anchor ?? {};
    if (!anchored) return { level, verdict: "not anchored", ...(rests && { reason: rests }) };
    return { level, verdict: "passed", ...(rests && { rests }) };
  });
}
