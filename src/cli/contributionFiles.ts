import path from "node:path";
import Papa from "papaparse";
import type { Entry, LeafRoot } from "../sdk/acts/types.js";
import { entryTree } from "../sdk/merkle.js";
import { CliError, Exit, usage } from "./exits.js";
import { documentOf, textOf } from "./documents.js";
import * as k from "./kinds.js";
import type { Session } from "./session.js";

const columns = ["kind", "quantity", "first", "last", "evidence"] as const;
const NOTHING = `0x${"0".repeat(64)}`;
const SHA_256 = 1;
const LARGEST_VALUE = 2n ** 96n - 1n;

type Row = Record<(typeof columns)[number], string>;

/**
 * The contributions of a CSV file; evidence files are looked for beside it.
 * @throws CliError naming every line that is wrong, not the first one only.
 */
export async function entriesIn(name: string, session: Session): Promise<Entry[]> {
  const { data, meta } = Papa.parse<Row>((await textOf(name)).replace(/^\uFEFF/, ""), {
    header: true,
    skipEmptyLines: true,
  });
  const missing = columns.filter((column) => !(meta.fields ?? []).includes(column));
  if (missing.length > 0) {
    throw usage(`${name} lacks the columns: ${missing.join(", ")}.`, `${name} 缺少列：${missing.join("、")}。`);
  }
  if (data.length === 0) throw usage(`${name} has no contributions.`, `${name} 中没有贡献。`);
  const read = await Promise.allSettled(data.map((row) => entryOf(row, path.dirname(name), session)));
  const faults = read.flatMap((one, i) => {
    if (one.status === "fulfilled") return [];
    if (!(one.reason instanceof CliError)) throw one.reason;
    const { en, zh } = one.reason.sentence;
    return [{ en: `${name}, line ${i + 2}: ${en}`, zh: `${name} 第 ${i + 2} 行：${zh}` }];
  });
  if (faults.length > 0) {
    const joined = { en: faults.map(({ en }) => en).join("\n"), zh: faults.map(({ zh }) => zh).join("\n") };
    throw new CliError(Exit.usage, joined);
  }
  return read.map((one) => (one as PromiseFulfilledResult<Entry>).value);
}

async function entryOf(row: Row, folder: string, session: Session): Promise<Entry> {
  const evidence = await documentOf(path.resolve(folder, row.evidence));
  return {
    kind: await k.kind.read(row.kind, session),
    quantity: await k.quantity.read(row.quantity, session),
    first: await k.day.read(row.first, session),
    last: await k.day.read(row.last, session),
    evidence: evidence.digest,
    algorithm: SHA_256,
    size: evidence.size,
    previous: NOTHING,
  };
}

/** The Merkle root of a CSV file's contributions, all of one kind; the file itself is the list whose digest is recorded. */
export async function rootIn(
  name: string,
  session: Session,
  agreement: bigint,
  member: number,
): Promise<{ root: LeafRoot; leaf: (index: number) => { entry: Entry; proof: string[] } }> {
  const entries = await entriesIn(name, session);
  const kind = entries[0]!.kind;
  if (entries.some((entry) => entry.kind !== kind)) {
    throw usage(
      `${name} has several kinds; a root takes one. Split the file.`,
      `${name} 含多种类别；每个根仅限一种，请拆分文件。`,
    );
  }
  const content = await documentOf(name);
  const tree = entryTree(entries);
  const value = await valueOf(entries, session, agreement, member, kind);
  const root = {
    kind,
    root: tree.root,
    count: entries.length,
    valueCap: value,
    content: content.digest,
    algorithm: SHA_256,
    size: content.size,
  };
  return {
    root,
    leaf: (index) => {
      const entry = entries[index];
      if (entry === undefined) {
        throw usage(
          `${name} has ${entries.length} contributions; there is no number ${index}.`,
          `${name} 共 ${entries.length} 项，没有第 ${index} 项。`,
        );
      }
      return { entry, proof: tree.proof(index) };
    },
  };
}

/** What the leaves are worth together by the rate card, each rounded as the ledger does. */
async function valueOf(
  entries: Entry[],
  session: Session,
  agreement: bigint,
  member: number,
  kind: number,
): Promise<bigint> {
  const { agreements } = await session.ledger();
  const { rate } = await agreements.recordingTerms(agreement, member, kind);
  const THOUSANDTHS = 1000n;
  const value = entries.reduce((sum, { quantity }) => sum + (quantity * rate.price) / THOUSANDTHS, 0n);
  return value > LARGEST_VALUE ? LARGEST_VALUE : value;
}
