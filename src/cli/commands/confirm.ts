import { ZeroHash } from "ethers";
import { canonical } from "../../audit/report/files.js";
import { table } from "../../audit/report/table.js";
import { fromDay } from "../../dates.js";
import { type Difference, answerTo, answerTypedData, saysTheSame } from "../../papers/confirmation/answer.js";
import { outcomes } from "../../papers/confirmation/outcome.js";
import { confirmationText } from "../../papers/confirmation/text.js";
import { type Command, command } from "../command.js";
import { tellWhetherOver } from "../asOf.js";
import { answerFile, answerIn, letterFile, letterIn, lettersAsOf, outcomesIn } from "../confirmations.js";
import { writeWhole } from "../documents.js";
import { CliError, Exit, usage } from "../exits.js";
import * as k from "../kinds.js";
import { argument, flag, maybe, need } from "../parameters.js";
import type { Session } from "../session.js";
import { rowsOf } from "../show.js";

const folder = { en: "folder of the letters", zh: "函件文件夹" };

/** Confirmation letters (询证函): what the ledger says of each member, sent out, answered with a key, read back. */
export const confirmCommands: readonly Command[] = [
  command({
    verb: "prepare",
    about: {
      en: "write a letter to each member and known payer of an agreement",
      zh: "向协议各成员与已知付款方制发询证函",
    },
    example: "confirm prepare --agreement 1 --as-of 2026-12-31 --out letters",
    parameters: {
      agreement: need(k.agreement),
      asOf: need(k.day, { en: "day whose end the letters are about, YYYY-MM-DD", zh: "截止日期，YYYY-MM-DD" }),
      out: need(k.file, folder),
    },
    run: async ({ agreement, asOf, out }, session) => {
      await tellWhetherOver(session, fromDay(asOf));
      const letters = await lettersAsOf(session, agreement, fromDay(asOf));
      if (letters.length === 0)
        throw usage(`Nobody had a part in agreement ${agreement} then.`, `当时协议 ${agreement} 无相关成员。`);
      const files = letters.map((letter) => ({ letter, file: letterFile(out, letter) }));
      for (const { letter, file } of files) {
        await writeWhole(file, `${canonical(letter)}\n`);
        await writeWhole(file.replace(/json$/, "txt"), `${confirmationText(letter).join("\n")}\n`);
      }
      session.out.data(files, () => files.map(({ letter, file }) => `${file}  ${session.out.pick(letter.name)}`));
    },
  }),
  command({
    verb: "answer",
    about: { en: "answer a letter with a treasury key of the member", zh: "以成员财务密钥回函" },
    example: "confirm answer letters/member-1.letter.json --agree --account college",
    parameters: {
      file: argument(k.file, { en: "the letter", zh: "询证函" }),
      agree: flag({ en: "it agrees with our own books", zh: "与本单位账簿相符" }),
      differs: maybe(k.amount, undefined, { en: "what we say we are owed", zh: "不符：本单位账面应收金额" }),
      currency: maybe(k.currency, undefined),
      note: maybe(k.document, ZeroHash, {
        en: "why: a file, text:…, or a digest",
        zh: "说明：文件路径、text:文字，或摘要",
      }),
    },
    run: ({ file, ...said }, session) => answer(file, said, session),
  }),
  command({
    verb: "read",
    about: { en: "read the answers back and check every signature", zh: "收函并核验签名" },
    example: "confirm read letters",
    parameters: { folder: argument(k.file, folder) },
    run: async ({ folder: from }, session) => {
      const found = await outcomesIn(session, from);
      const rows = found.map(({ file, name, check, text }) => {
        return [file, session.out.pick(name), session.out.pick(outcomes[check].title), session.out.pick(text)];
      });
      session.out.data(found, () => table(rows, [false, false, false, false], ""));
      const errors = found.filter(({ check }) => outcomes[check].severity === "error");
      if (errors.length === 0) return;
      throw new CliError(Exit.mismatch, {
        en: `${errors.length} of ${found.length} letters do not agree.`,
        zh: `${found.length} 份函件中 ${errors.length} 份不符。`,
      });
    },
  }),
];

interface Said {
  agree: boolean;
  differs: string | undefined;
  currency: string | undefined;
  note: string;
}

/** What differs, if anything. @throws CliError unless exactly one of both was said. */
async function differenceIn(
  { agree, differs, currency, note }: Said,
  session: Session,
): Promise<Difference | undefined> {
  if (agree === (differs !== undefined) || (differs !== undefined && currency === undefined)) {
    throw usage(
      "Say either --agree, or --differs AMOUNT with --currency CODE.",
      "请写 --agree，或 --differs 金额 与 --currency 币种。",
    );
  }
  if (differs === undefined || currency === undefined) return undefined;
  return { currency, amount: await session.find.minorUnits(differs, currency), note };
}

/** Signs an answer; where somebody of the member has said the same already, adds to that one. */
async function answer(file: string, said: Said, session: Session): Promise<void> {
  const letter = await letterIn(file);
  const made = answerTo(letter, await session.now(), await differenceIn(said, session));
  const to = answerFile(file);
  const present = await answerIn(to);
  const known = present !== undefined && saysTheSame(present.statement, made.statement) ? present : made;
  session.out.show(confirmationText(letter));
  session.out.show(rowsOf(known.statement));
  await session.agree({ en: "Sign this answer?", zh: "确认签署回函？" });
  const key = await session.key();
  const signer = await key.getAddress();
  const { domain, types, message } = answerTypedData(letter, known.statement);
  const signature = await key.signTypedData(domain, types, message);
  const others = known.signatures.filter((one) => one.signer !== signer);
  const signed = { ...known, signatures: [...others, { signer, signature }] };
  await writeWhole(to, `${canonical(signed)}\n`);
  session.out.data({ answer: to, signer, signatures: signed.signatures.length }, () => [
    session.out.pick({ en: `Written to ${to}. Send it back.`, zh: `已写入 ${to}，请寄回。` }),
  ]);
}
