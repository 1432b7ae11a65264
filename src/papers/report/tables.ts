import { guidanceOn } from "../../audit/report/guide.js";
import { severityNames } from "../../audit/report/guideTable.js";
import { dayOf } from "../../audit/report/life/speaker.js";
import type { Coin, Report } from "../../audit/report/model.js";
import type { Language } from "../../audit/report/statementText.js";
import { contributionStatus, lineNames, paymentStatus, receiptStatus } from "../../audit/report/words.js";
import { dateIn } from "../clock.js";
import type { Sheet } from "../sheet.js";
import { type ReportCell, type Table, count } from "./blocks.js";
import { words } from "./words.js";

/** Says the report's words in one language. */
export const sayIn =
  (language: Language) =>
  (key: keyof typeof words, values: Record<string, string> = {}): string =>
    words[key][language].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");

/** A spreadsheet's sheet cannot have a longer name. */
const LONGEST_NAME = 31;

const money = (amount: bigint, { decimals }: Coin): ReportCell => ({ amount, decimals });
const day = (time: bigint): string => dateIn(Number(time), "UTC");

/** Every finding, with what it means and what to do. */
export function findingsTable({ findings }: Report, language: Language): Table {
  const say = sayIn(language);
  const keys = ["check", "severity", "finding", "expected", "actual", "date", "block", "transaction", "log"] as const;
  return {
    id: "findings",
    caption: say("findings"),
    titles: [...keys, "means" as const, "advice" as const].map((key) => say(key)),
    rows: findings.map(({ id, severity, text, expected, found, time, block, tx, logIndex }) => {
      const { meaning, advice } = guidanceOn(id);
      const at = tx === "" ? ["", ""] : [{ hash: tx }, count(logIndex)];
      const when = time === undefined ? "" : day(time);
      const what = [text[language], expected, found, when, count(block), ...at];
      return [id, severityNames[severity][language], ...what, meaning[language], advice[language]];
    }),
  };
}

/** Every line of every member's statement. */
export function statementsTable({ members }: Report, language: Language): Table {
  const say = sayIn(language);
  const keys = ["member", "number", "agreement", "currency", "line", "own", "reward", "total", "transactions"] as const;
  const rows = members.flatMap(({ member, name, accounts }) =>
    accounts.flatMap(({ agreement, currency, earned, now }) =>
      [...earned, ...now].map(({ kind, pool, own, reward, sources }): ReportCell[] => [
        name[language],
        String(member),
        String(agreement),
        currency.code,
        lineNames[kind][language] + (pool ? ` · ${pool.name[language]}` : ""),
        money(own, currency),
        money(reward, currency),
        money(own + reward, currency),
        [...new Set(sources.map(({ tx }) => tx))].join(" "),
      ]),
    ),
  );
  return { id: "statements", caption: say("members"), titles: keys.map((key) => say(key)), rows };
}

/** Every contribution. */
export function contributionsTable({ contributions }: Report, language: Language): Table {
  const say = sayIn(language);
  const keys = [
    "number",
    "agreement",
    "member",
    "kind",
    "status",
    "date",
    "currency",
    "value",
    "units",
    "cost",
    "transaction",
  ] as const;
  const rows = contributions.map((one): ReportCell[] => [
    String(one.contribution),
    String(one.agreement),
    one.name[language],
    one.kind[language],
    contributionStatus[one.status]?.[language] ?? one.status,
    day(one.time),
    one.currency.code,
    money(one.value, one.currency),
    count(one.units),
    money(one.cost, one.currency),
    { hash: one.tx },
  ]);
  return { id: "contributions", caption: say("contributions"), titles: keys.map((key) => say(key)), rows };
}

/** Every receipt by bank. */
export function receiptsTable({ receipts }: Report, language: Language): Table {
  const say = sayIn(language);
  const keys = ["digest", "agreement", "holder", "status", "date", "service", "currency", "net", "reversed"] as const;
  const rows = receipts.map((one): ReportCell[] => [
    { hash: one.key },
    String(one.agreement),
    one.name[language],
    receiptStatus[one.status]?.[language] ?? one.status,
    day(one.time),
    `${dayOf(one.first)} – ${dayOf(one.last)}`,
    one.currency.code,
    money(one.net, one.currency),
    money(one.reversed, one.currency),
    { hash: one.tx },
  ]);
  const titles = [...keys, "transaction" as const].map((key) => say(key));
  return { id: "receipts", caption: say("receipts"), titles, rows };
}

/** Every payment by bank. */
export function paymentsTable({ payments }: Report, language: Language): Table {
  const say = sayIn(language);
  const keys = [
    "run",
    "position",
    "agreement",
    "payee",
    "status",
    "date",
    "currency",
    "amount",
    "transaction",
  ] as const;
  const rows = payments.map((one): ReportCell[] => [
    String(one.run),
    String(one.position + 1n),
    String(one.agreement),
    one.name[language],
    paymentStatus.find(({ id }) => id === one.status)?.name[language] ?? one.status,
    day(one.time),
    one.currency.code,
    money(one.amount, one.currency),
    { hash: one.settled?.tx ?? one.tx },
  ]);
  return { id: "payments", caption: say("payments"), titles: keys.map((key) => say(key)), rows };
}

/** How much was looked at. */
export function coverageTable({ coverage }: Report, language: Language): Table {
  const say = sayIn(language);
  const rows = coverage.map(({ title, count: number }) => [title[language], count(number)]);
  return { id: "coverage", caption: say("coverage"), titles: [say("what"), say("how")], rows };
}

/** What the endpoint is able to do. */
export function capabilityTable({ endpoint }: Report, language: Language): Table {
  const say = sayIn(language);
  const rows = (endpoint?.capabilities ?? []).map(({ title, able, detail }) => [
    title[language],
    say(able ? "yes" : "no"),
    detail?.[language] ?? "",
  ]);
  const titles = [say("capability"), say("able"), say("detail")];
  return { id: "capability", caption: say("endpoint"), titles, rows };
}

/** A table as a sheet of a workbook, hashes in full. */
export const sheetOf = ({ caption, titles, rows }: Table): Sheet => ({
  name: caption.slice(0, LONGEST_NAME),
  titles,
  rows: rows.map((row) => row.map((cell) => (typeof cell === "object" && "hash" in cell ? cell.hash : cell))),
});
