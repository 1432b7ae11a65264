import ical, { type ICalCalendar } from "ical-generator";
import { table } from "../../audit/report/table.js";
import type { Language } from "../../audit/report/statementText.js";
import { digest } from "../../digest.js";
import { dateIn } from "../clock.js";
import type { Asking, Deadline } from "./deadline.js";

const phrases = {
  none: { en: "Nothing is due.", zh: "暂无待办。" },
  past: { en: "since", zh: "已到期" },
  open: { en: "no date", zh: "无期限" },
  calendar: { en: "Jointly", zh: "Jointly 待办" },
};
const SECOND = 1000;
const MINUTE = 60;

/** Deadlines as lines of text: date, time, what. */
export function dueText(deadlines: readonly Deadline[], { now, clock }: Asking, language: Language): string[] {
  if (deadlines.length === 0) return [phrases.none[language]];
  const today = dateIn(now, clock.zone);
  const rows = deadlines.map(({ date, time = "", text }) => {
    const when = date === undefined ? phrases.open[language] : date;
    const past = date !== undefined && date < today ? `${phrases.past[language]} ` : "";
    return [`${past}${when}`, time, text[language]];
  });
  return table(rows, [true, false, false], "");
}

/**
 * Deadlines as a calendar file (RFC 5545): all-day events on the reader's date; what has no date, or
 * one that is past, stands on today. An event keeps its UID from one
 * file to the next, so a calendar that reads a newer file changes it and does not double it.
 * @param ledger what tells this ledger from others, such as "chain id:address".
 */
export function dueCalendar(
  deadlines: readonly Deadline[],
  asking: Asking,
  language: Language,
  ledger: string,
): string {
  const { now, member, names, clock } = asking;
  const calendar: ICalCalendar = ical({
    name: `${phrases.calendar[language]} · ${names.member(member)[language]}`,
    prodId: { company: "Jointly", product: "due", language: language === "zh" ? "ZH" : "EN" },
  });
  const today = dateIn(now, clock.zone);
  for (const { id, date, time, text } of deadlines) {
    const day = date === undefined || date < today ? today : date;
    const moment = time === undefined ? "" : `${date} ${time} (${clock.zone})\n`;
    calendar.createEvent({
      id: `${digest([ledger, member, id].join("\n")).slice(2, 34)}@jointly`,
      start: new Date(`${day}T00:00:00Z`),
      allDay: true,
      stamp: new Date(now * SECOND),
      sequence: Math.floor(now / MINUTE),
      summary: text[language],
      description: `${moment}${text.en}\n${text.zh}`,
    });
  }
  return calendar.toString();
}
