import { sha256, toUtf8Bytes } from "ethers";
import { type Zippable, zipSync } from "fflate";
import { checkpointJson, type Checkpoint } from "../../audit/checkpoint/checkpoint.js";
import type { Result } from "../../audit/check.js";
import type { At, RawLog } from "../../audit/events.js";
import { canonical } from "../../audit/report/files.js";
import type { Names } from "../../audit/report/names.js";
import { reportText } from "../../audit/report/report.js";
import { statements } from "../../audit/report/statement.js";
import { type Clock, blockDates } from "../clock.js";
import { confirmationLetters } from "../confirmation/letter.js";
import { confirmationText } from "../confirmation/text.js";
import { sheetCsv } from "../sheet.js";
import { memberStatement } from "../statement/statement.js";
import { statementCsv, statementText } from "../statement/write.js";
import { yearBooks } from "./books.js";
import { type DocumentKind, type Retention, documentKinds, retentions } from "./kinds.js";

/** What a yearly package is made from: the history as it stood at the end of the year's last day. */
export interface ArchiveSource {
  year: number;
  logs: readonly RawLog[];
  result: Result;
  clock: Clock;
  names: Names;
  chainId: bigint;
  registry: string;
  checkpoint: Checkpoint;
  retention: Readonly<Record<DocumentKind, Retention>>;
}

/** Files by their path in the package; the folder is the kind of document. */
export type Files = Map<string, Uint8Array>;

const languages = ["en", "zh"] as const;
const bytes = (lines: string | readonly string[]): Uint8Array =>
  toUtf8Bytes(typeof lines === "string" ? lines : `${lines.join("\n")}\n`);

/**
 * A year's papers: its events, its books, a statement for each member, confirmation letters, the report of the check, a checkpoint, and a list
 * of all of them. The same chain, names and time zone give the same bytes.
 */
export function yearArchive(source: ArchiveSource): Files {
  const files: Files = new Map([
    ...eventFiles(source),
    ...bookFiles(source),
    ...statementFiles(source),
    ...letterFiles(source),
    ...reportFiles(source),
    ["checkpoint/checkpoint.json", bytes(checkpointJson(source.checkpoint))],
  ]);
  return new Map([...contentsFiles(files, source), ...files]);
}

function inYearOf({ clock, year }: ArchiveSource): (at: Pick<At, "block">) => boolean {
  const dateOf = blockDates(clock);
  return ({ block }) => dateOf(block).startsWith(`${String(year).padStart(4, "0")}-`);
}

type Entries = [path: string, content: Uint8Array][];

/** The year's logs with their times. A checkpoint's root is over all logs since the first block, without times. */
function eventFiles(source: ArchiveSource): Entries {
  const inYear = inYearOf(source);
  const events = source.logs
    .filter(({ blockNumber }) => inYear({ block: blockNumber }))
    .map(({ address, topics, data, blockNumber: block, transactionHash: tx, logIndex: log }) => {
      return { address, topics, data, block, tx, log, time: source.clock.timeOf(block) };
    });
  return [["events/events.json", bytes(canonical(events))]];
}

function bookFiles(source: ArchiveSource): Entries {
  const { result, names, clock } = source;
  const sheets = yearBooks({ result, names, dateOf: blockDates(clock), inYear: inYearOf(source) });
  return sheets.map((sheet) => [`exports/${sheet.name}.csv`, bytes(sheetCsv(sheet))]);
}

function statementFiles({ result, clock, names, year }: ArchiveSource): Entries {
  return statements(result.books).flatMap(({ member }) => {
    const statement = memberStatement(result, member, { clock, year });
    return languages.flatMap((language): Entries => {
      const reader = { books: result.books, names, language };
      const path = `statements/member-${member}.${language}`;
      return [
        [`${path}.txt`, bytes(statementText(statement, reader))],
        [`${path}.csv`, bytes(statementCsv(statement, reader))],
      ];
    });
  });
}

function letterFiles({ result, names, chainId, registry, year, clock }: ArchiveSource): Entries {
  const rest = { result, names, chainId, registry, asOf: `${year}-12-31`, zone: clock.zone, payer: () => undefined };
  return [...result.books.agreements.keys()].flatMap((agreement) =>
    confirmationLetters({ ...rest, agreement }).flatMap((letter): Entries => {
      const path = `letters/agreement-${agreement}-member-${letter.member}.letter`;
      return [
        [`${path}.json`, bytes(`${canonical(letter)}\n`)],
        [`${path}.txt`, bytes(confirmationText(letter))],
      ];
    }),
  );
}

function reportFiles({ result, names }: ArchiveSource): Entries {
  return languages.map((language) => [`report/report.${language}.txt`, bytes(reportText(result, names, language))]);
}

/** The contents list (目录): each file with its kind, size, SHA-256 and how long it is kept. */
function contentsFiles(files: Files, { year, clock, chainId, retention, checkpoint }: ArchiveSource): Entries {
  const list = [...files].map(([path, content]) => {
    const kind = path.split("/")[0] as DocumentKind;
    return { path, kind, size: content.length, sha256: sha256(content).slice(2), retention: retention[kind] };
  });
  const rows = list.map(({ path, kind, size, sha256: digest, retention: kept }, i) => {
    const words = [documentKinds[kind], retentions[kept]].flatMap(({ en, zh }) => [zh, en]);
    return [String(i + 1), path, ...words, String(size), digest];
  });
  const titles = ["序号 No.", "文件 file", "类别", "kind", "保管期限", "retention", "字节 bytes", "SHA-256"];
  const { block, blockHash } = checkpoint;
  const about = { format: "jointly-archive/1", year, zone: clock.zone, chainId, block, blockHash };
  return [
    ["contents.csv", bytes(sheetCsv({ name: "contents", titles, rows }))],
    ["contents.json", bytes(canonical({ ...about, files: list }))],
  ];
}

/** The package as one ZIP. Its entries are dated 1980-01-01, the earliest that the format knows, so that its bytes are the same at every time. */
export function zipped(files: Files): Uint8Array {
  const mtime = new Date(1980, 0, 1); // in local time, as the format's dates are
  const entries: Zippable = Object.fromEntries([...files].map(([path, content]) => [path, [content, { mtime }]]));
  return zipSync(entries, { level: 9 });
}
