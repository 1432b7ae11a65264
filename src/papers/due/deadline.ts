import type { Books } from "../../audit/books.js";
import type { Result } from "../../audit/check.js";
import type { Sentence } from "../../audit/findings.js";
import type { Names } from "../../audit/report/names.js";
import { fromDay } from "../../dates.js";
import { type Clock, dateIn, timeIn } from "../clock.js";

/** Something that a member must or may do, or that will happen to it. */
export interface Deadline {
  /** The same thing has the same id at every time of asking. */
  id: string;
  /** YYYY-MM-DD in the reader's zone; without one it can be done now and has no end. */
  date?: string;
  /** HH:MM, where the moment counts and not the day. */
  time?: string;
  text: Sentence;
}

/** Who asks, and when. */
export interface Asking {
  result: Result;
  member: bigint;
  names: Names;
  clock: Clock;
  /** Seconds since 1970. */
  now: number;
}

/** A deadline at a second of the chain's time. */
export function atSecond({ clock: { zone } }: Asking, second: bigint | number, id: string, text: Sentence): Deadline {
  const seconds = Number(second);
  return { id, date: dateIn(seconds, zone), time: timeIn(seconds, zone), text };
}

/** A deadline on a day that the terms name, days since 1970-01-01. */
export const onDay = (day: bigint, id: string, text: Sentence): Deadline => ({ id, date: fromDay(Number(day)), text });

/** Something to do that has no date. */
export const toDo = (id: string, en: string, zh: string): Deadline => ({ id, text: { en, zh } });

/** Is a member a party of an agreement in force now? */
export function isParty(books: Books, agreement: bigint, member: bigint): boolean {
  const one = books.agreements.get(agreement);
  const named = one?.draft?.terms.parties.some((party) => party.member === member) ?? false;
  return named && !one!.ended && !one!.gone.has(member);
}
