import { agreementDeadlines } from "./agreements.js";
import { contributionDeadlines } from "./contributions.js";
import type { Asking, Deadline } from "./deadline.js";
import { membershipDeadlines } from "./membership.js";
import { moneyDeadlines } from "./money.js";

/** Every deadline that concerns a member, the earliest first; what has no date comes last. */
export function deadlinesOf(asking: Asking): Deadline[] {
  const all = [agreementDeadlines, contributionDeadlines, moneyDeadlines, membershipDeadlines];
  const none = "9999-99-99";
  const whenOf = ({ date = none, time = "", id }: Deadline) => `${date} ${time} ${id}`;
  return all.flatMap((of) => of(asking)).sort((a, b) => (whenOf(a) < whenOf(b) ? -1 : 1));
}
