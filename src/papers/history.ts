import type { Moment } from "../audit/report/life/life.js";
import type { Names } from "../audit/report/names.js";
import type { Language } from "../audit/report/statementText.js";
import { type Clock, dateIn, timeIn } from "./clock.js";

const SHORT = 10;
/** Who signed, and where it stands. */
const patterns: Record<Language, { hand: string; between: string; by: string; place: string }> = {
  en: { hand: "{name} ({key})", between: ", ", by: "by {hands}; ", place: "block {block}, {tx}, log {log}" },
  zh: { hand: "{name}（{key}）", between: "、", by: "签署：{hands}；", place: "区块 {block}，{tx}，日志 {log}" },
};

const filled = (pattern: string, values: Record<string, string | number>): string =>
  pattern.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));

/** A life as lines of text: when, what happened, who signed or sent it, and where on the chain it stands. */
export function historyText(
  life: readonly Moment[],
  names: Names,
  { zone }: Pick<Clock, "zone">,
  language: Language,
): string[] {
  const { hand, between, by: signed, place } = patterns[language];
  return life.flatMap(({ time, text, by, block, tx, logIndex: log }) => {
    const when = `${dateIn(Number(time), zone)} ${timeIn(Number(time), zone)}`;
    const hands = by.map(({ member, address }) => {
      const key = `${address.slice(0, SHORT)}…`;
      return member === undefined ? key : filled(hand, { name: names.member(member)[language], key });
    });
    const who = hands.length === 0 ? "" : filled(signed, { hands: hands.join(between) });
    return [`${when}  ${text[language]}`, `${" ".repeat(when.length)}  ${who}${filled(place, { block, tx, log })}`];
  });
}
