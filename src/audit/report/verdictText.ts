import type { Audit } from "../audit.js";
import { type Finding, type Sentence } from "../findings.js";
import { type Identity, identityOf } from "../identity.js";
import type { Replayed } from "../replay.js";
import { levelsText } from "./levelsText.js";
import type { Names } from "./names.js";
import { type Language, writerOf } from "./statementText.js";
import { table } from "./table.js";
import { phrases } from "./words.js";

const SHOWN = 20;

/** Where all the money of each agreement and currency is. */
export const identitiesOf = ({ books }: Replayed): Identity[] =>
  [...books.books.values()].map(({ agreement, currency }) => identityOf(books, agreement, currency));

/** The verdict as lines of text: what was replayed, how far the audit went, where the money is, each check, and what was found. */
export function verdictText(result: Replayed | Audit, names: Names, language: Language): string[] {
  const { events, bookings, claims, first, last } = result.counts;
  const payments = [...result.books.runs.values()].reduce((sum, run) => sum + run.payments.length, 0);
  const replayed = {
    en: `${events} events of blocks ${first} to ${last} replayed: ${bookings} bookings, ${payments} bank payments, ${claims} claims of tokens.`,
    zh: `重演第 ${first} 至 ${last} 区块的 ${events} 个事件：入账 ${bookings} 笔，银行付款 ${payments} 笔，代币领取 ${claims} 笔。`,
  };
  const lines = identitiesOf(result).map((identity) => `  ${identityOfBook(identity, result, names)[language]}`);
  const rows = result.verdicts.map(({ title, ran, findings }) => [
    title[language],
    ran ? (findings === 0 ? phrases.ok[language] : found(findings)[language]) : phrases.notRun[language],
  ]);
  return [
    phrases.check[language],
    `  ${replayed[language]}`,
    ...("levels" in result ? levelsText(result, language).map((line) => `  ${line}`) : []),
    ...table(rows, [false, false], "  "),
    ...lines,
    ...findingsText(result.findings, language),
    `  ${closing(result)[language]}`,
  ];
}

const found = (count: number): Sentence => ({ en: `${count} found`, zh: `发现 ${count} 处` });

function identityOfBook(one: Identity, { books }: Replayed, names: Names): Sentence {
  const { code, write } = writerOf(books, names, one.currency);
  return identityText(one, code, write);
}

/** Where all money of a currency is, as an equation. */
export function identityText(
  one: Omit<Identity, "agreement" | "currency">,
  code: string,
  write: (amount: bigint) => string,
): Sentence {
  const parts: [bigint, Sentence][] = [
    [one.confirmed, { en: "paid", zh: "已付" }],
    [one.claimed, { en: "claimed", zh: "已领取" }],
    [one.forwarded, { en: "passed on as royalties", zh: "已转出提成" }],
    [one.retained, { en: "kept by the holder as its own", zh: "收款单位自留" }],
    [one.instructed, { en: "instructed", zh: "已指令" }],
    [one.owed, { en: "owed", zh: "尚欠" }],
    [one.withheld, { en: "withheld", zh: "扣留" }],
    [one.parked, { en: "waiting for a pool", zh: "待分" }],
    [one.collected, { en: "collected for later", zh: "归集" }],
    [one.dust, { en: "fractions", zh: "零头" }],
  ];
  const left: [bigint, Sentence][] = [
    [one.booked, { en: "booked", zh: "入账" }],
    [-one.reversed, { en: "reversed", zh: "冲回" }],
    [one.debt, { en: "still to be made good", zh: "待冲抵" }],
  ];
  const side = (list: [bigint, Sentence][], language: Language) =>
    list
      .filter(([amount], i, all) => amount !== 0n || (i === 0 && all.every(([other]) => other === 0n)))
      .map(
        ([amount, name], i) =>
          `${i === 0 ? "" : amount < 0n ? "− " : "+ "}${name[language]} ${write(amount < 0n ? -amount : amount)}`,
      )
      .join(" ");
  const say = (language: Language) => `${code}: ${side(left, language)} = ${side(parts, language)}`;
  return { en: say("en"), zh: say("zh") };
}

function findingsText(findings: readonly Finding[], language: Language): string[] {
  const words = { en: ["expected", "found", "block", "log"], zh: ["应为", "实为", "区块", "日志"] }[language];
  const lines = findings
    .slice(0, SHOWN)
    .flatMap(({ check, text, expected, found, block, tx, logIndex }) => [
      `  [${check}] ${text[language]}`,
      `      ${words[0]} ${expected}; ${words[1]} ${found}`,
      `      ${words[2]} ${block}${tx === "" ? "" : `, ${tx}, ${words[3]} ${logIndex}`}`,
    ]);
  const more = findings.length - SHOWN;
  const rest = { en: `… and ${more} more in the report.`, zh: `……另有 ${more} 处，见报告文件。` };
  return more > 0 ? [...lines, `  ${rest[language]}`] : lines;
}

function closing({ findings }: Replayed): Sentence {
  if (findings.length === 0) return { en: "Every cent is accounted for.", zh: "每一分钱均有着落。" };
  const first = findings[0]!.check;
  const count = findings.length === 1 ? "one finding" : `${findings.length} findings`;
  return {
    en: `NOT accounted for: ${count}, the first by the check "${first}". Look at the transactions named above.`,
    zh: `账目不符：共 ${findings.length} 处，首处由核对项“${first}”发现。请查看上列交易。`,
  };
}
