import { faultLines } from "../../agreement/faults.js";
import { letterFaults } from "../../papers/letter/faults.js";
import { type Letter, type LetterKey, letterCode } from "../../papers/letter/letter.js";
import { letterHtml, letterText } from "../../papers/letter/print.js";
import { readFile } from "../agreementFiles.js";
import { command } from "../command.js";
import { writeWhole } from "../documents.js";
import { CliError, Exit, usage } from "../exits.js";
import * as k from "../kinds.js";
import { type Kind, argument, many, maybe, need } from "../parameters.js";
import type { Session } from "../session.js";

/** "POST=KEY:SCOPES:UNTIL", the last two as in `jointly key consent`. */
async function keyLine(text: string, session: Session) {
  const [, post, key, scopes = "all", until = "forever"] =
    /^([^=]+)=([^:]+)(?::([^:]+))?(?::([^:]+))?$/.exec(text) ?? [];
  if (post === undefined) {
    throw usage(`"${text}" is not POST=KEY[:SCOPES[:UNTIL]].`, `“${text}”应为 岗位=密钥[:权限[:有效期]]。`);
  }
  return {
    post: { en: post, zh: post },
    address: await k.key.read(key!, session),
    scopes: await k.scopes.read(scopes, session),
    validUntil: await k.until.read(until, session),
  };
}

const keyWithPost: Kind<LetterKey> = {
  metavar: "post=key:scopes:until",
  about: { en: "a key: POST=KEY[:SCOPES[:UNTIL]]", zh: "密钥：岗位=密钥[:权限[:有效期]]" },
  read: keyLine,
};

/** Prints the key-authorisation letter (密钥授权书), whose sealed scan admission asks for. */
export const letter = command({
  verb: "letter",
  about: { en: "print the key-authorisation letter to be sealed (密钥授权书)", zh: "打印待盖章的密钥授权书" },
  example:
    'member letter parties.json --member college --key "finance office=finance:treasury+record" --out letter.html',
  parameters: {
    file: argument(k.file, { en: "agreement file, whose members it takes", zh: "协议文件，从中取成员信息" }),
    member: need(k.words, { en: "what the file calls the member", zh: "文件中的成员代号" }),
    key: many(keyWithPost),
    number: maybe(
      k.small("number", "its number, once it is a member: a change of keys", "成员编号（变更密钥时）", 2 ** 32 - 1),
      undefined,
    ),
    out: maybe(k.file, undefined, {
      en: "file to write: .html to print, else text",
      zh: "输出文件：.html 供打印，其余为文本",
    }),
  },
  run: async ({ file, member, key: keys, number, out }, session) => {
    const entry = (await readFile(session, file)).members.find(({ id }) => id === member);
    if (entry === undefined) throw usage(`${file} has no member "${member}".`, `${file} 中没有成员“${member}”。`);
    const { chainId, addresses } = await session.network();
    const content: Letter = {
      purpose: number === undefined ? "application" : "change",
      member: entry.name,
      ...(number === undefined ? {} : { number }),
      registration: entry.registration,
      keys,
      revoked: [],
      policies: [],
      chainId: BigInt(chainId),
      registry: addresses.members,
      date: new Date().toISOString().slice(0, 10),
    };
    const faults = letterFaults(content);
    if (faults.length > 0) {
      throw new CliError(Exit.usage, {
        en: faultLines(file, faults, "en").join("\n"),
        zh: faultLines(file, faults, "zh").join("\n"),
      });
    }
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const { lang } = session.out;
    const text = letterText(content, lang, timeZone);
    if (out !== undefined)
      await writeWhole(out, out.endsWith(".html") ? letterHtml(content, lang, timeZone) : `${text.join("\n")}\n`);
    session.out.data({ code: letterCode(content), ...(out === undefined ? { text } : { file: out }) }, () =>
      out === undefined
        ? text
        : [
            session.out.pick({
              en: `Written to ${out}; code ${letterCode(content)}.`,
              zh: `已写入 ${out}；编码 ${letterCode(content)}。`,
            }),
          ],
    );
  },
});
