import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { check } from "../audit/check.js";
import { canonical } from "../audit/report/files.js";
import { digest } from "../digest.js";
import { type Answer, readAnswer, readLetter } from "../papers/confirmation/answer.js";
import { type ConfirmationLetter, confirmationLetters } from "../papers/confirmation/letter.js";
import { type Outcome, outcomeOf } from "../papers/confirmation/outcome.js";
import { logsUntil } from "../papers/cut.js";
import { jsonOf, readable } from "./documents.js";
import { usage } from "./exits.js";
import type { NameBook } from "./names.js";
import { clockOf, reportNames } from "./reader.js";
import type { Session } from "./session.js";

const [LETTER, ANSWER] = [".letter.json", ".answer.json"];

/** Where the answer to a letter stands: beside it. */
export const answerFile = (letter: string): string => letter.replace(LETTER, "") + ANSWER;
export const letterFile = (folder: string, { member }: ConfirmationLetter): string =>
  path.join(folder, `member-${member}${LETTER}`);

/** Everything by which a payer may have been called when its receipt was booked: `--payer text:…`. */
function payersOf({ members }: NameBook): (digest: string) => bigint | undefined {
  const known = new Map(
    members.flatMap(({ number, alias, name }) =>
      [String(number), alias, ...(name === undefined ? [] : [name.en, name.zh])].map(
        (text) => [digest(text), BigInt(number)] as const,
      ),
    ),
  );
  return (payer) => known.get(payer);
}

/** The letters of an agreement as of the end of a day. */
export async function lettersAsOf(
  session: Session,
  agreement: bigint,
  asOf: string,
  zone?: string,
): Promise<ConfirmationLetter[]> {
  const loaded = await session.loaded();
  const { addresses } = await session.network();
  const here = clockOf(loaded);
  const clock = { ...here, zone: zone ?? here.zone };
  return confirmationLetters({
    result: check(logsUntil(loaded.logs, clock, asOf), loaded.contracts),
    names: await reportNames(session),
    chainId: loaded.evidence.chainId,
    registry: addresses.members,
    agreement,
    asOf,
    zone: clock.zone,
    payer: payersOf(await session.names()),
  });
}

/** A letter in a file. @throws CliError where it is none. */
export async function letterIn(file: string): Promise<ConfirmationLetter> {
  const letter = readLetter(await jsonOf(file));
  if (letter !== undefined) return letter;
  throw usage(
    `${file} is no confirmation letter. Its name ends in ${LETTER}.`,
    `${file} 不是询证函，文件名应以 ${LETTER} 结尾。`,
  );
}

/** The answer beside a letter; undefined where there is none yet. @throws CliError for a file that is no answer. */
export async function answerIn(file: string): Promise<Answer | undefined> {
  if (!existsSync(file)) return undefined;
  const answer = readAnswer(await jsonOf(file));
  if (answer !== undefined) return answer;
  throw usage(`${file} is no answer to a letter.`, `${file} 不是回函。`);
}

/** What became of every letter in a folder. */
export async function outcomesIn(session: Session, folder: string): Promise<(Outcome & { file: string })[]> {
  const names = (await readable(folder, readdir(folder))).filter((name) => name.endsWith(LETTER)).sort();
  const { history } = await session.history();
  const { timeOf } = clockOf(await session.loaded());
  const now = await session.now();
  const real = new Map<string, Promise<ConfirmationLetter[]>>();
  const found: (Outcome & { file: string })[] = [];
  for (const file of names) {
    const letter = await letterIn(path.join(folder, file));
    const { agreement, asOf, zone, name } = letter;
    const key = canonical({ agreement, asOf, zone });
    if (!real.has(key)) real.set(key, lettersAsOf(session, BigInt(agreement), asOf, zone));
    const same = (await real.get(key)!).find(({ member }) => member === letter.member);
    const answer = await answerIn(answerFile(path.join(folder, file)));
    // What this person calls the member is no fact of the ledger.
    found.push({ file, ...outcomeOf(letter, answer, { history, timeOf, now, real: same && { ...same, name } }) });
  }
  return found;
}
