import type { Lane } from "../landmarks.js";
import type { Replayed } from "../replay.js";
import { type Moment, momentOf } from "./life/life.js";
import { Speaker } from "./life/speaker.js";
import type { Names } from "./names.js";

/** Something that changed what people have, and how many more of its kind happened on the same day. */
export interface Milestone extends Moment {
  lane: Lane;
  more: number;
}

/** What a reader wants on one page, in words. */
export function milestonesOf({ landmarks, books }: Pick<Replayed, "landmarks" | "books">, names: Names): Milestone[] {
  const speaker = new Speaker(books, names);
  return [...landmarks].map(({ event, lane, time, hands, more }) => ({
    ...momentOf(event, time, hands, speaker),
    lane,
    more,
  }));
}
