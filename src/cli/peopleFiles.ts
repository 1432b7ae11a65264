import { randomBytes } from "node:crypto";
import path from "node:path";
import { hexlify } from "ethers";
import * as v from "valibot";
import { formatAmount } from "../money.js";
import { type LineProof, isSound, proofOf } from "../papers/people/proof.js";
import { listFile } from "../papers/people/files.js";
import {
  COUNT_DECIMALS,
  type ListKind,
  type PeopleList,
  type Person,
  factsOf,
  listKinds,
  mainOf,
  totalOf,
} from "../papers/people/list.js";
import { peopleIn } from "../papers/people/table.js";
import { mainFloor, mainRate } from "../rules/money/rewards.js";
import { type PresetName, presetOf } from "../rules/presets/presets.js";
import type { CommitListArgs } from "../sdk/acts/rewards/commitList.js";
import { listDigest } from "../sdk/acts/rewards/types.js";
import { textOf } from "./documents.js";
import { CliError, Exit, usage } from "./exits.js";
import { codeOf, writeNew } from "./files.js";
import { isFixed } from "./lookup.js";
import { listNetworks } from "./networks.js";
import { jsonText } from "./output.js";
import type { Session } from "./session.js";
import { readTyped } from "./typedFile.js";

const NOTHING = `0x${"0".repeat(64)}`;
const NO_CURRENCY = `0x${"0".repeat(40)}`;
const SALT_BYTES = 32;

/** What is typed to commit to a list. */
export interface ListAsked {
  csv: string;
  agreement: bigint;
  member: number;
  kind: ListKind;
  currency: string | undefined;
  unit: string | undefined;
  first: number;
  last: number;
  private: string;
  correct: boolean;
  /** Whose rules say what main contributors get at least. */
  preset: PresetName;
}

/**
 * What is committed of a table of people. Their salts are made here, and written to the private file before anything is sent; a private
 * file that says the same is used again.
 */
export async function commitmentOf(session: Session, asked: ListAsked): Promise<CommitListArgs> {
  const { people, ...about } = await tableOf(session, asked);
  if (asked.kind === "reward") requireFair(people, about, asked.preset);
  const list = await salted(session, asked.private, { people, ...about });
  return { key: list.key, facts: factsOf(list), replaces: await replacedBy(session, list, asked.correct) };
}

/** The people of a table, and which list they are of. */
async function tableOf(session: Session, asked: ListAsked): Promise<Omit<PeopleList, "people"> & { people: Person[] }> {
  const { agreement, member, kind, first, last } = asked;
  const isReward = kind === "reward";
  if (isReward !== (asked.currency !== undefined)) {
    throw usage(
      "Rewards are in a currency (--currency); certificates have none, but --unit may say what they count.",
      "奖酬名单须写明币种（--currency）；贡献证明无币种，可用 --unit 写明计量单位。",
    );
  }
  const currency = asked.currency ?? NO_CURRENCY;
  const coin = isReward
    ? await session.find.coin(currency)
    : { code: asked.unit ?? "hours 小时", decimals: COUNT_DECIMALS };
  const { chainId, addresses } = await session.network();
  return {
    chainId: String(chainId),
    contract: addresses.rewards,
    key: { agreement, member, kind: listKinds.indexOf(kind) + 1, currency, first, last },
    unit: coin.code,
    decimals: coin.decimals,
    people: peopleIn(await textOf(asked.csv), coin.decimals),
  };
}

/** @throws CliError when main contributors get less than their part of the pot (R17, R18), before anything is written or sent. */
function requireFair(
  people: readonly Person[],
  { unit, decimals }: Omit<PeopleList, "people">,
  preset: PresetName,
): void {
  const { rules } = presetOf(preset);
  const [total, main] = [totalOf(people), mainOf("reward", people)];
  if (main >= mainFloor(total, rules)) return;
  const [mainText, totalText] = [main, total].map((amount) => formatAmount(amount, decimals));
  const rate = mainRate(rules);
  const rule = rules.R18?.main === undefined ? "R17" : "R18";
  throw usage(
    `The main contributors get ${unit} ${mainText} of ${totalText}: less than ${rate} of the pot (${rule}). Correct the table.`,
    `主要贡献者得 ${unit} ${mainText}，总额 ${totalText}，不足 ${rate}（${rule}）。请更正表格。`,
  );
}

/** The list with salts: new ones, or those of a private file that has the same list. */
async function salted(
  session: Session,
  file: string,
  table: Omit<PeopleList, "people"> & { people: Person[] },
): Promise<PeopleList> {
  const before = await readTyped(file, listFile.schema);
  if (before !== undefined) {
    if (plainText(before) === plainText(table)) return before;
    throw usage(
      `${file} has another list. Name another file: a private file is never overwritten.`,
      `${file} 中是另一份名单。请另指定文件：私密文件不会被覆盖。`,
    );
  }
  const people = table.people.map((one) => ({ ...one, salt: hexlify(randomBytes(SALT_BYTES)) }));
  const list = { ...table, people };
  if (session.options.dryRun === true) return list;
  await writeNew(file, `${JSON.stringify(listFile.write(list), undefined, 2)}\n`).catch((error: unknown) => {
    throw usage(`${file} cannot be written (${codeOf(error)}).`, `无法写入 ${file}（${codeOf(error)}）。`);
  });
  session.out.say({
    en: `${file} has the names and salts: keep it, and show it to nobody.`,
    zh: `${file} 含姓名与盐值：请妥善保管，勿外传。`,
  });
  return list;
}

/** What a list says, without its salts. */
const plainText = ({
  key,
  unit,
  decimals,
  contract,
  chainId,
  people,
}: Omit<PeopleList, "people"> & { people: readonly Person[] }) =>
  jsonText([
    [chainId, contract, unit, decimals, key.agreement, key.member, key.kind, key.currency, key.first, key.last],
    people.map(({ person, main, amount, text }) => [person, main, amount, text]),
  ]).toLowerCase();

/** The root of the list that counts now. @throws CliError when there is one and nobody said that it is to be corrected. */
async function replacedBy(session: Session, list: PeopleList, correct: boolean): Promise<string> {
  const { rewards } = await session.ledger();
  const { facts } = await rewards.listOf(listDigest(list.key));
  if (facts.root === NOTHING || correct) return facts.root;
  throw usage(
    `A list of this key counts already (root ${facts.root}). To replace it: --correct`,
    `已有同一名单（根 ${facts.root}）。如需更正请加 --correct。`,
  );
}

/** One person's line of a private file, to be written elsewhere: without its salts a list is lost. */
export async function lineIn(file: string, person: string, out: string): Promise<LineProof> {
  if (path.resolve(file) === path.resolve(out)) {
    throw usage(
      `${out} is the private file itself. Write to another one.`,
      `${out} 即私密文件本身，请另行指定输出文件。`,
    );
  }
  const line = proofOf(await typed(file, listFile.schema), person.normalize("NFC").trim());
  if (line === undefined) throw usage(`${file} has nobody called "${person}".`, `${file} 中没有“${person}”。`);
  return line;
}

/** A file that must be there: a private one, a proof, a certificate. */
export async function typed<S extends v.GenericSchema>(file: string, schema: S): Promise<v.InferOutput<S>> {
  const found = await readTyped(file, schema);
  if (found === undefined) throw usage(`There is no file ${file}.`, `没有文件 ${file}。`);
  return found;
}

/** What was found out about a line. `revision`: which list of its key the chain holds it under; undefined off-line. */
export interface Verified {
  sound: true;
  revision?: number;
}

/**
 * Checks a line: by itself, and against the chain where a network is known.
 * @throws CliError (mismatch) when it leads to another root, or the chain holds another one.
 */
export async function verified(session: Session, line: LineProof, offline: boolean): Promise<Verified> {
  if (!isSound(line)) {
    throw mismatch(
      "The line does not lead to the root it names: it was altered, or is of another list.",
      "该行与所载根不符：内容已被改动，或属另一名单。",
    );
  }
  if (offline || (session.options.network === undefined && (await listNetworks(session.home)).length === 0)) {
    return { sound: true };
  }
  const { chainId, addresses } = await session.network();
  if (String(chainId) !== line.chainId || addresses.rewards.toLowerCase() !== line.contract.toLowerCase()) {
    throw usage(
      `It is of chain ${line.chainId}, contract ${line.contract}; this network is another one. Choose it with --network, or say --offline.`,
      `该证明属链 ${line.chainId} 合约 ${line.contract}，与当前网络不符。请用 --network 指定，或加 --offline。`,
    );
  }
  await requireUnit(session, line);
  const { rewards } = await session.ledger();
  const { facts, revision } = await rewards.listOf(listDigest(line.key));
  if (facts.root === line.root.toLowerCase()) return { sound: true, revision: Number(revision) };
  throw facts.root === NOTHING
    ? mismatch("The chain holds no such list.", "链上没有此名单。")
    : mismatch(
        `The chain holds another root (${facts.root}, revision ${revision}): the list was corrected since.`,
        `链上的根为 ${facts.root}（第 ${revision} 版）：名单此后已更正。`,
      );
}

/** A reward counts in its currency as everybody knows it; a token has the name that its list gave it, and no other reader need know it by. */
async function requireUnit(session: Session, { key, unit, decimals }: LineProof): Promise<void> {
  if (listKinds[key.kind - 1] !== "reward") return;
  const coin = await session.find.coin(key.currency);
  const isCalledSo = coin.code === unit || !isFixed(key.currency);
  if (isCalledSo && coin.decimals === decimals) return;
  throw mismatch(
    `It counts in ${unit} with ${decimals} decimals; the list's currency is ${coin.code} with ${coin.decimals}.`,
    `所载币种为 ${unit}（${decimals} 位小数），而名单币种为 ${coin.code}（${coin.decimals} 位小数）。`,
  );
}

/** The sentence that ends a check which found nothing wrong. */
export const verdict = ({ revision }: Verified): { en: string; zh: string } =>
  revision === undefined
    ? {
        en: "It leads to the root it names. Whether the chain holds that root, and counts so, was not asked (off-line).",
        zh: "与所载根相符；未核对链上的根与计量单位（离线）。",
      }
    : { en: `The chain holds its root (revision ${revision}).`, zh: `与链上的根相符（第 ${revision} 版）。` };

/** A check found something wrong. */
export const mismatch = (en: string, zh: string): CliError => new CliError(Exit.mismatch, { en, zh });
