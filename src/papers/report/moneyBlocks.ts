import { readable } from "../../audit/report/amounts.js";
import { dayOf } from "../../audit/report/life/speaker.js";
import type {
  Coin,
  Report,
  ReportedAccount,
  ReportedAgreement,
  ReportedBook,
  ReportedLine,
} from "../../audit/report/model.js";
import type { LineKind } from "../../audit/report/statement.js";
import type { Language } from "../../audit/report/statementText.js";
import { lineNames } from "../../audit/report/words.js";
import { identityText } from "../../audit/report/verdictText.js";
import { type Block, type ReportCell, type Table } from "./blocks.js";
import { sankeyOf } from "./sankey.js";
import { sayIn } from "./tables.js";

const cell = (amount: bigint, { decimals }: Coin): ReportCell => ({ amount, decimals });
const list = (parts: readonly string[], language: Language): string => parts.join(language === "en" ? ", " : "、");

/** Each agreement: its parties and versions, and for each currency the picture of its flows and what each member has of it. */
export function agreementBlocks({ agreements }: Report, language: Language): Block[] {
  const say = sayIn(language);
  const parts = agreements.flatMap((one): Block[] => {
    const id = `agreement-${one.agreement}`;
    return [
      { kind: "heading", level: 3, id, text: `${say("agreement")} ${one.agreement}` },
      { kind: "text", text: aboutAgreement(one, language) },
      ...one.books.flatMap((book) => bookBlocks(book, one.agreement, language)),
    ];
  });
  return [{ kind: "heading", level: 2, id: "money", text: say("money") }, ...parts];
}

function aboutAgreement({ parties, versions, ended, books }: ReportedAgreement, language: Language): string {
  const say = sayIn(language);
  const named = parties.map(({ name, gone }) => (gone ? say("left", { name: name[language] }) : name[language]));
  const dated = versions.map(({ version, from }) => say("versionFrom", { version: String(version), day: dayOf(from) }));
  const sentences = [
    ...(named.length > 0 ? [say("parties", { list: list(named, language) })] : []),
    ...(dated.length > 0 ? [say("versions", { list: list(dated, language) })] : []),
    ...(ended ? [say("ended")] : []),
    ...(books.length === 0 ? [say("nothingCame")] : []),
  ];
  return sentences.join(language === "en" ? " " : "");
}

function bookBlocks({ currency, money, members, flows }: ReportedBook, agreement: bigint, language: Language): Block[] {
  const say = sayIn(language);
  const drawing = sankeyOf(flows, currency, language);
  const caption = `${say("flows")} · ${say("agreement")} ${agreement} · ${currency.code}`;
  const identity = identityText(money, currency.code, (amount) => readable(amount, currency.decimals));
  return [
    { kind: "text", text: identity[language] },
    ...(drawing ? [{ kind: "figure" as const, caption, drawing }] : []),
    ...(members.length > 0 ? [{ kind: "table" as const, table: shares(members, currency, agreement, language) }] : []),
  ];
}

const PAID: readonly LineKind[] = ["confirmed", "retained", "claimed"];

/** What each member earned and where that is now, and the sum of all. */
function shares(members: ReportedBook["members"], currency: Coin, agreement: bigint, language: Language): Table {
  const say = sayIn(language);
  const columns: readonly ["paid" | "instructed" | "withheld" | "owed", readonly LineKind[]][] = [
    ["paid", PAID],
    ["instructed", ["instructed"]],
    ["withheld", ["withheld"]],
    ["owed", ["owed"]],
  ];
  const used = columns.filter(([, kinds]) => members.some(({ now }) => kinds.some((kind) => (now[kind] ?? 0n) > 0n)));
  const figures = members.map(({ earned, now }) => [
    earned,
    ...used.map(([, kinds]) => kinds.reduce((sum, kind) => sum + (now[kind] ?? 0n), 0n)),
  ]);
  const sums = figures[0]!.map((_, i) => figures.reduce((sum, row) => sum + row[i]!, 0n));
  const row = (name: string, amounts: readonly bigint[]) => [name, ...amounts.map((amount) => cell(amount, currency))];
  return {
    id: `agreement-${agreement}-${currency.code}`,
    caption: `${say("agreement")} ${agreement} · ${currency.code}`,
    titles: [say("member"), say("earned"), ...used.map(([key]) => say(key))],
    rows: [...figures.map((amounts, i) => row(members[i]!.name[language], amounts)), row(say("total"), sums)],
    sums: [members.length],
  };
}

/** Each member's statement: what it earned in which way, and where that is now, with the transactions. */
export function memberBlocks({ members }: Report, language: Language): Block[] {
  const say = sayIn(language);
  const parts = members.flatMap(({ member, name, accounts, costs }): Block[] => [
    { kind: "heading", level: 3, id: `member-${member}`, text: `${name[language]} (${member})` },
    ...costs.map(({ currency, recovered, recorded }): Block => {
      const write = (amount: bigint) => `${currency.code} ${readable(amount, currency.decimals)}`;
      return { kind: "text", text: say("recovered", { recovered: write(recovered), recorded: write(recorded) }) };
    }),
    ...accounts.map((account): Block => ({ kind: "table", table: accountTable(account, member, language) })),
    ...(accounts.length === 0 ? [{ kind: "text" as const, text: say("nothing") }] : []),
  ]);
  return [{ kind: "heading", level: 2, id: "members", text: say("members") }, ...parts];
}

function accountTable(
  { agreement, currency, earned, now }: ReportedAccount,
  member: bigint,
  language: Language,
): Table {
  const say = sayIn(language);
  const rewarded = [...earned, ...now].some(({ reward }) => reward !== 0n);
  const amounts = (own: bigint, reward: bigint) => [
    cell(own, currency),
    ...(rewarded ? [cell(reward, currency), cell(own + reward, currency)] : []),
  ];
  const row = ({ kind, pool, own, reward, sources }: ReportedLine): ReportCell[] => [
    lineNames[kind][language] + (pool ? ` · ${pool.name[language]}` : ""),
    ...amounts(own, reward),
    transactions(sources.map(({ tx }) => tx)),
  ];
  const sum = (pick: (line: ReportedLine) => bigint) => earned.reduce((all, line) => all + pick(line), 0n);
  const whole = amounts(
    sum(({ own }) => own),
    sum(({ reward }) => reward),
  );
  return {
    id: `member-${member}-${agreement}-${currency.code}`,
    caption: `${say("agreement")} ${agreement} · ${currency.code}`,
    titles: [say("line"), say("own"), ...(rewarded ? [say("reward"), say("total")] : []), say("transactions")],
    rows: [...earned.map(row), [say("earned"), ...whole, ""], ...now.map(row)],
    sums: [earned.length],
  };
}

const SHOWN = 3;
const DIGITS = 10;

/** The transactions of a line, shortened: the workbook and the tables have them in full. */
function transactions(sources: readonly string[]): string {
  const all = [...new Set(sources)].map((tx) => tx.slice(0, DIGITS));
  return all.slice(0, SHOWN).join(" ") + (all.length > SHOWN ? ` +${all.length - SHOWN}` : "");
}
