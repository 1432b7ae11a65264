import type { Finding, Sentence } from "./findings.js";

/** What one check found. */
export interface Verdict {
  id: string;
  title: Sentence;
  ran: boolean;
  findings: number;
}

/** The verdicts of some checks. @param titles by their ids, in order. */
export function verdictsOf(
  titles: Readonly<Record<string, Sentence>>,
  ran: readonly string[],
  findings: readonly Finding[],
): Verdict[] {
  return Object.entries(titles).map(([id, title]) => {
    return { id, title, ran: ran.includes(id), findings: findings.filter(({ check }) => check === id).length };
  });
}
