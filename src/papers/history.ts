import type { Moment } from "../audit/report/life/life.js";
import type { Names } from "../audit/report/names.js";
import type { Language } from "../audit/report/statementText.js";
import { type Clock, dateIn, timeIn } from "./clock.js";

const SHORT = 10;
const words = {
  by: { en: "by", zh: "签署：" },
  block: { en: "block", zh: "区块" },
  log: { en: "log", zh: "日志" },
};

/** A life as lines of text: when, what happened, who signed or sent it, and where on the chain it stands. */
export function historyText(
  life: readonly Moment[],
  names: Names,
  { zone }: Pick<Clock, "zone">,
  language: Language,
): string[] {
  return life.flatMap(({ time, text, by, block, tx, logIndex }) => {
    const when = `${dateIn(Number(time), zone)} ${timeIn(Number(time), zone)}`;
    const hands = by.map(({ member, address }) => {
      const key = `${address.slice(0, SHORT)}…`;
      return member === undefined ? key : `${names.member(member)[language]} (${key})`;
    });
    const place = `${words.block[language]} ${block}, ${tx}, ${words.log[language]} ${logIndex}`;
    const who = hands.length === 0 ? "" : `${words.by[language]} ${hands.join(language === "en" ? ", " : "、")}; `;
    return [`${when}  ${text[language]}`, `${" ".repeat(when.length)}  ${who}${place}`];
  });
}
