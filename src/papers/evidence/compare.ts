import type { Sentence } from "../../audit/findings.js";
import type { Language } from "../../audit/report/statementText.js";
import { type Recorded, SHA256, algorithms } from "./recorded.js";

/** A file of an evidence folder. */
export interface EvidenceFile {
  name: string;
  /** In bytes. */
  size: bigint;
  /** 0x and 64 lower-case digits. */
  sha256: string;
}

export interface EvidenceReport {
  present: { recorded: Recorded; file: EvidenceFile }[];
  missing: Recorded[];
  /** Named by a recorded digest, but with other content; or of another size than the chain says. */
  altered: { recorded: Recorded; file: EvidenceFile }[];
  /** Of the right name and size, under a hash function that is not worked out here. */
  unchecked: { recorded: Recorded; file: EvidenceFile }[];
  /** Files that the chain does not know. */
  unknown: EvidenceFile[];
}

const NAMED = /^(?:0x)?([0-9a-f]{64})(?![0-9a-f])/i;

/** The digest that a file is named by, if it is. */
export function digestInName(name: string): string | undefined {
  const match = NAMED.exec(name);
  return match ? `0x${match[1]!.toLowerCase()}` : undefined;
}

/** Compares what the chain names with what a folder has. A file counts by its content; its name only tells an altered one. */
export function compareEvidence(recorded: readonly Recorded[], files: readonly EvidenceFile[]): EvidenceReport {
  const byContent = new Map(files.map((file) => [file.sha256.toLowerCase(), file]));
  const byName = new Map(files.map((file) => [digestInName(file.name), file]));
  const report: EvidenceReport = { present: [], missing: [], altered: [], unchecked: [], unknown: [] };
  const used = new Set<EvidenceFile>();
  for (const one of recorded) {
    const same = one.algorithm === SHA256 ? byContent.get(one.digest) : undefined;
    const file = same ?? byName.get(one.digest);
    if (file === undefined) {
      report.missing.push(one);
      continue;
    }
    used.add(file);
    const sizeFits = one.size === undefined || one.size === file.size;
    const found = { recorded: one, file };
    if (!sizeFits || (one.algorithm === SHA256 && same === undefined)) report.altered.push(found);
    else if (same === undefined) report.unchecked.push(found);
    else report.present.push(found);
  }
  report.unknown = files.filter((file) => !used.has(file));
  return report;
}

/** The report as lines of text; what is in order is only counted. */
export function evidenceText(report: EvidenceReport, language: Language): string[] {
  const { present, missing, altered, unchecked, unknown } = report;
  const say = (text: Sentence) => text[language];
  const about = ({ digest, what, tx }: Recorded) => `  ${digest.slice(2)}  ${say(what)} (${tx.slice(0, 10)})`;
  const block = (title: Sentence, lines: string[]) => (lines.length === 0 ? [] : [say(title), ...lines]);
  const counted = {
    en: `In order: ${present.length} of ${present.length + missing.length + altered.length + unchecked.length}.`,
    zh: `完好：${present.length} / ${present.length + missing.length + altered.length + unchecked.length}。`,
  };
  return [
    say(counted),
    ...block(
      {
        en: "Altered: the file is not what the chain names. Put the original back.",
        zh: "已被改动：文件与链上摘要不符，请恢复原件。",
      },
      altered.map(({ recorded, file }) => `${about(recorded)}: ${file.name}`),
    ),
    ...block(
      { en: "Missing: ask whoever recorded it for the file, and add it.", zh: "缺失：请向登记方索取并补入。" },
      missing.map(about),
    ),
    ...block(
      {
        en: "Not checked here: compare the digest with a tool that knows the hash function.",
        zh: "此处未核对：请用支持该算法的工具比对摘要。",
      },
      unchecked.map(
        ({ recorded, file }) => `${about(recorded)}: ${file.name}, ${algorithms[String(recorded.algorithm)]}`,
      ),
    ),
    ...block(
      { en: "Not on the chain:", zh: "链上无记录：" },
      unknown.map(({ name, size }) => `  ${name} (${size})`),
    ),
  ];
}

/** Nothing missing, nothing altered? */
export const isComplete = ({ missing, altered }: EvidenceReport): boolean => missing.length + altered.length === 0;
