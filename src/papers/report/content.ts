import { guidanceOn } from "../../audit/report/guide.js";
import { severityNames } from "../../audit/report/guideTable.js";
import type { Report } from "../../audit/report/model.js";
import type { Language } from "../../audit/report/statementText.js";
import { dateIn, timeIn } from "../clock.js";
import { type Block, type Table, count } from "./blocks.js";
import { agreementBlocks, memberBlocks } from "./moneyBlocks.js";
import { assetsTable, licencesTable, rightsTable } from "./propertyTables.js";
import { capabilityTable, contributionsTable, coverageTable, paymentsTable, receiptsTable, sayIn } from "./tables.js";
import { timelineOf } from "./timeline.js";
import { levelNames, levelVerdicts } from "./words.js";

/** More rows than this make a page unreadable: the files have them all. */
export const MOST_ROWS = 400;

type Say = ReturnType<typeof sayIn>;

/** The whole report as pieces that a page and a PDF write each in its way. Deterministic. */
export function reportContent(report: Report, language: Language): Block[] {
  const say = sayIn(language);
  const { chain, verdict } = report;
  const time = `${dateIn(Number(chain.blockTime), "UTC")} ${timeIn(Number(chain.blockTime), "UTC")}`;
  const below = say("below", { chain: String(chain.chainId), block: String(chain.to), time });
  return [
    { kind: "title", text: say("title"), below },
    { kind: "verdict", sound: verdict.sound, text: verdict.sentence[language] },
    ...findingsBlocks(report, language, say),
    ...agreementBlocks(report, language),
    ...memberBlocks(report, language),
    ...ledgerBlocks(report, language, say),
    ...timelineBlocks(report, language, say),
    ...depthBlocks(report, language, say),
    ...deploymentBlocks(report, say),
  ];
}

const heading = (id: string, text: string, level: 2 | 3 = 2): Block => ({ kind: "heading", level, id, text });
const paragraph = (text: string): Block => ({ kind: "text", text });

/** A table, shortened where it is very long, with a line that says so. */
function shown(table: Table, say: Say): Block[] {
  if (table.rows.length === 0) return [];
  const left = table.rows.length - MOST_ROWS;
  if (left <= 0) return [{ kind: "table", table }];
  return [
    { kind: "table", table: { ...table, rows: table.rows.slice(0, MOST_ROWS) } },
    paragraph(say("left_out", { n: String(left) })),
  ];
}

function findingsBlocks({ findings }: Report, language: Language, say: Say): Block[] {
  const begin = heading("findings", say("findings"));
  if (findings.length === 0) return [begin, paragraph(say("noFindings"))];
  const ids = [...new Set(findings.map(({ id }) => id))];
  const parts = ids.flatMap((id): Block[] => {
    const { title, meaning, advice, severity } = guidanceOn(id);
    const rows = findings
      .filter((one) => one.id === id)
      .map(({ text, expected, found, block, tx, logIndex }) => [
        text[language],
        expected,
        found,
        count(block),
        tx,
        tx === "" ? "" : count(logIndex),
      ]);
    const keys = ["finding", "expected", "actual", "block", "transaction", "log"] as const;
    const caption = `${title[language]} · ${severityNames[severity][language]} · ${id}`;
    const table = { id: `finding-${id}`, caption, titles: keys.map((key) => say(key)), rows };
    return [
      heading(table.id, caption, 3),
      paragraph(meaning[language]),
      paragraph(`${say("advice")}${language === "en" ? ": " : "："}${advice[language]}`),
      ...shown(table, say),
    ];
  });
  return [begin, ...parts];
}

function ledgerBlocks(report: Report, language: Language, say: Say): Block[] {
  const tables = [
    contributionsTable(report, language),
    receiptsTable(report, language),
    paymentsTable(report, language),
    assetsTable(report, language),
    licencesTable(report, language),
    rightsTable(report, language),
  ];
  return tables
    .filter(({ rows }) => rows.length > 0)
    .flatMap((table) => [heading(table.id, table.caption), ...shown(table, say)]);
}

function timelineBlocks({ timeline, members }: Report, language: Language, say: Say): Block[] {
  const drawing = timelineOf(timeline, language);
  if (drawing === undefined) return [];
  const names = new Map(members.map(({ member, name }) => [member, name[language]]));
  const rows = timeline.map(({ time, text, more, by, block, tx, logIndex }) => [
    dateIn(Number(time), "UTC"),
    text[language] + (more > 0 ? say("more", { n: String(more) }) : ""),
    by.map(({ member, address }) => (member && names.get(member)) ?? `${address.slice(0, 10)}…`).join(", "),
    count(block),
    { hash: tx },
    count(logIndex),
  ]);
  const keys = ["date", "happened", "by", "block", "transaction", "log"] as const;
  const table = { id: "timeline", caption: say("timeline"), titles: keys.map((key) => say(key)), rows };
  return [
    heading("timeline", say("timeline")),
    { kind: "figure", caption: say("timeline"), drawing },
    ...shown(table, say),
  ];
}

function depthBlocks(report: Report, language: Language, say: Say): Block[] {
  const { levels, checks, endpoint } = report;
  const levelRows = levels.map(({ level, verdict, reason, rests }) => [
    levelNames[level]?.[language] ?? level,
    levelVerdicts[verdict]?.[language] ?? verdict,
    (reason ?? rests)?.[language] ?? "",
  ]);
  const levelTitles = [say("level"), say("verdict"), say("why")];
  const checkRows = checks.map(({ id, title, ran, findings }) => [
    title[language],
    !ran ? say("notRun") : findings === 0 ? say("ok") : say("found", { n: String(findings) }),
    id,
  ]);
  const checkTitles = [say("check"), say("result"), "id"];
  const capability = capabilityTable(report, language);
  return [
    heading("levels", say("levels")),
    { kind: "table", table: { id: "levels", caption: say("levels"), titles: levelTitles, rows: levelRows } },
    paragraph(say("assumption")),
    heading("checks", say("checks"), 3),
    { kind: "table", table: { id: "checks", caption: say("checks"), titles: checkTitles, rows: checkRows } },
    heading("coverage", say("coverage"), 3),
    { kind: "table", table: coverageTable(report, language) },
    ...(endpoint
      ? [
          heading("endpoint", say("endpoint"), 3),
          paragraph(endpoint.client === "" ? say("unnamed") : say("client", { client: endpoint.client })),
          ...shown(capability, say),
          ...endpoint.notes.map((note) => paragraph(note[language])),
        ]
      : []),
    ...unprovenBlocks(report, say),
  ];
}

/** What the audit could only be told. */
function unprovenBlocks({ vouched, untraceable }: Report, say: Say): Block[] {
  const titles = (first: "signer" | "event") => [say(first), say("block"), say("transaction"), say("log")];
  const rest = ({ block, tx, logIndex }: Report["vouched"][number] | Report["untraceable"][number]) => [
    count(block),
    { hash: tx },
    count(logIndex),
  ];
  const wallets = vouched.map((one) => [one.signer, ...rest(one)]);
  const through = untraceable.map((one) => [one.event, ...rest(one)]);
  return [
    ...shown({ id: "vouched", caption: say("vouched"), titles: titles("signer"), rows: wallets }, say),
    ...shown({ id: "untraceable", caption: say("untraceable"), titles: titles("event"), rows: through }, say),
  ];
}

function deploymentBlocks({ deployment, chain }: Report, say: Say): Block[] {
  const { moduleSet, contracts } = deployment;
  const rows = contracts.map(({ name, address, codeHash }) => [name, address, codeHash]);
  const titles = [say("contract"), say("address"), say("codeHash")];
  return [
    heading("deployment", say("deployment")),
    paragraph(`${say("block")} ${chain.to}: ${chain.blockHash}`),
    ...(moduleSet ? [paragraph(say("moduleSet", moduleSet))] : []),
    { kind: "table", table: { id: "deployment", caption: say("deployment"), titles, rows } },
  ];
}
