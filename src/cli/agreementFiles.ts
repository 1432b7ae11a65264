import type { AgreementEntry, AgreementFile, CurrencyCode } from "../agreement/format.js";
import { faultLines } from "../agreement/faults.js";
import { type MadeTerms, type Previous, toTerms } from "../agreement/toTerms.js";
import { readAgreementFile } from "../agreement/validate.js";
import type { AdoptArgs } from "../sdk/acts/property/adopt.js";
import { argsOf } from "../sdk/events.js";
import type { Ledger } from "../sdk/ledger.js";
import type { Terms } from "../sdk/terms.js";
import { hashTerms } from "../sdk/typedData.js";
import { CliError, Exit, usage } from "./exits.js";
import { textOf } from "./documents.js";
import type { Session } from "./session.js";

/** An agreement file; says what is wrong with it, all of it. */
export async function readFile({ out }: Pick<Session, "out">, path: string): Promise<AgreementFile> {
  const { file, faults } = readAgreementFile(await textOf(path));
  const lines = faultLines(path, faults, out.lang);
  if (file !== undefined) {
    if (lines.length > 0) out.show(lines);
    return file;
  }
  const all = { en: faultLines(path, faults, "en").join("\n"), zh: faultLines(path, faults, "zh").join("\n") };
  throw new CliError(Exit.usage, all);
}

/** Tells that an agreement file is sound. */
export function tellSound(
  { out }: Pick<Session, "out">,
  path: string,
  { title, members, agreement }: AgreementFile,
): void {
  const facts = { file: path, title, members: members.length, parties: agreement.parties.length, sound: true };
  const { parties } = facts;
  out.data(facts, () => [
    out.pick({
      en: `${path} is sound: ${title.en}, ${parties} parties.`,
      zh: `${path} 无误：${title.zh}，${parties} 方。`,
    }),
  ]);
}

/** The agreement of a file as it stands after its first `version − 1` amendments, one entry a version. */
function entriesOf({ agreement, story }: AgreementFile): AgreementEntry[] {
  const entries = [agreement];
  for (const step of story) if (step.do === "amend") entries.push({ ...entries.at(-1)!, ...step.change });
  return entries;
}

/**
 * The terms that a file's version has on this chain. Earlier versions must be the ones in force there: their pools are kept.
 * @throws CliError when the file has no such version, or an earlier one is not what the chain has.
 */
export const termsOfFile = async (...which: Parameters<typeof madeOfFile>): Promise<Terms> =>
  (await madeOfFile(...which)).terms;

/** What lays a file's rules for results before the registry. */
export async function adoptionOf(...which: Parameters<typeof madeOfFile>): Promise<AdoptArgs> {
  const { terms, property } = await madeOfFile(...which);
  if (property !== undefined) return { terms, rules: property };
  const [, path] = which;
  throw usage(
    `${path} has no section "property", so there are no rules to lay before the registry.`,
    `${path} 没有 property 部分，无规则可提交。`,
  );
}

async function madeOfFile(session: Session, path: string, agreement: bigint, version: number): Promise<MadeTerms> {
  const file = await readFile(session, path);
  const entries = entriesOf(file);
  if (version < 1 || version > entries.length) {
    throw usage(
      `${path} has ${entries.length} version(s), not ${version}.`,
      `${path} 共有 ${entries.length} 个版本，没有第 ${version} 版。`,
    );
  }
  const names = await namesOnChain(session, file, agreement);
  let previous: Previous | undefined;
  for (const [before, entry] of entries.entries()) {
    const made = toTerms(entry, names, previous);
    if (before + 1 === version) return made;
    previous = { version: before + 1, hash: hashTerms(made.terms), pools: made.pools };
  }
  throw new Error("unreachable: the version was looked for among the entries");
}

async function namesOnChain(session: Session, file: AgreementFile, agreement: bigint) {
  const ledger = await session.ledger();
  const members = new Map<string, number>();
  for (const entry of file.members) members.set(entry.id, await session.find.memberOfEntry(entry));
  const codes = new Map<CurrencyCode, string>();
  for (const { code } of file.agreement.currencies) codes.set(code, await session.find.currency(code));
  const moduleSet = await ledger.set.digest();
  return {
    agreement,
    moduleSet,
    member: (id: string) => members.get(id)!,
    currency: (code: string) => codes.get(code)!,
  };
}

/** The whole terms of a draft, as its proposer told the chain. */
async function proposedTerms(ledger: Ledger, draft: string, firstBlock: number): Promise<Terms | undefined> {
  const { agreements } = ledger;
  const [proposed] = await agreements.queryFilter(agreements.filters.DraftProposed(draft), firstBlock);
  if (proposed === undefined) return undefined;
  return argsOf<{ terms: Terms }>(proposed).terms;
}

/**
 * The whole terms of a draft.
 * @param path an agreement file: its terms must have the same hash, so that nobody signs what is not in the file.
 */
export async function termsOfDraft(session: Session, draft: string, path?: string, version = 1): Promise<Terms> {
  const terms = await proposedTerms(await session.ledger(), draft, await session.firstBlock());
  if (terms === undefined || hashTerms(terms) !== draft) {
    throw usage(`There is no draft ${draft} on this chain.`, `链上没有草案 ${draft}。`);
  }
  if (path === undefined) return terms;
  const own = hashTerms(await termsOfFile(session, path, BigInt(terms.agreement), version));
  if (own !== draft) {
    throw usage(
      `${path} says something else than the draft (${own}). Compare before you sign: jointly agreement draft ${draft}`,
      `${path} 与草案不一致（${own}）。签署前请比对：jointly agreement draft ${draft}`,
    );
  }
  return terms;
}
