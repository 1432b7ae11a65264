import type { Bilingual } from "../../agreement/format.js";
import { type Certificate, certificateHtml, certificateInPage, certified } from "../../papers/people/certificate.js";
import { certificateFile } from "../../papers/people/files.js";
import { kindOfList } from "../../papers/people/list.js";
import { type Command, command } from "../command.js";
import { textOf, writeWhole } from "../documents.js";
import { usage } from "../exits.js";
import * as k from "../kinds.js";
import { memberName } from "../names.js";
import { argument, flag, maybe, need } from "../parameters.js";
import { lineIn, mismatch, typed, verdict, verified } from "../peopleFiles.js";
import type { Session } from "../session.js";
import { checked } from "../typedFile.js";

const isPage = (file: string): boolean => /\.html?$/i.test(file);
const jsonText = (certificate: Certificate): string =>
  `${JSON.stringify(certificateFile.write(certificate), undefined, 2)}\n`;

/** What a teacher or student contributed, certified by the member whose list is committed. */
export const certificateCommands: readonly Command[] = [
  command({
    verb: "issue",
    about: {
      en: "a person's certificate of contribution, printable or as JSON; needs no chain",
      zh: "出具贡献证明（可打印或 JSON，可离线）",
    },
    example: 'certificate issue hours-2026.json --person "Li Wei" --project "Smart inspection" --out certificate.html',
    parameters: {
      private: argument(k.file, { en: "private file of a list of certificates", zh: "贡献证明名单的私密文件" }),
      person: need(k.words, { en: "name as in the list", zh: "名单中的姓名" }),
      issuer: maybe(k.words, undefined, {
        en: "what the issuer is called; the address book's name otherwise",
        zh: "出具单位名称；不填用通讯录名称",
      }),
      project: maybe(k.words, undefined, { en: "what the project is called", zh: "项目名称" }),
      out: need(k.file, { en: "certificate to write, .html or .json", zh: "输出的证明（.html 或 .json）" }),
    },
    run: async ({ private: file, person, issuer, project, out }, session) => {
      const line = await lineIn(file, person, out);
      if (kindOfList(line.key) !== "certificate") {
        throw usage(`${file} is a list of rewards, not of certificates.`, `${file} 是奖酬名单，不是贡献证明名单。`);
      }
      const { member, agreement } = line.key;
      const certificate: Certificate = {
        ...line,
        issuer: issuer === undefined ? await issuerOf(session, member) : same(issuer),
        project: project === undefined ? { en: `agreement ${agreement}`, zh: `协议 ${agreement}` } : same(project),
      };
      const page = () => certificateHtml(certificate, certificateFile.write(certificate));
      await writeWhole(out, isPage(out) ? page() : jsonText(certificate));
      session.out.data({ file: out }, () => [session.out.pick({ en: `Written to ${out}.`, zh: `已写入 ${out}。` })]);
    },
  }),
  command({
    verb: "verify",
    about: {
      en: "check a certificate: the page, the line, and the chain's root",
      zh: "核验贡献证明：页面、内容与链上的根",
    },
    example: "certificate verify certificate.html --offline",
    parameters: {
      file: argument(k.file, { en: "certificate, .html or .json", zh: "贡献证明（.html 或 .json）" }),
      offline: flag({ en: "do not ask the chain", zh: "不核对链上" }),
    },
    run: async ({ file, offline }, session) => {
      const certificate = isPage(file) ? await readPage(file) : await typed(file, certificateFile.schema);
      const found = await verified(session, certificate, offline);
      const said = certified(certificate);
      const known = await issuerOf(session, certificate.key.member);
      session.out.data({ ...found, ...certificateFile.write(certificate) }, () => [
        session.out.pick(said),
        session.out.pick(verdict(found)),
        session.out.pick(namesNotProven(certificate, known)),
      ]);
    },
  }),
];

/** Only the chain's numbers are proven: whoever writes a certificate may call issuer and project what it likes. */
const namesNotProven = ({ key: { member, agreement } }: Certificate, known: Bilingual): Bilingual => ({
  en: `It is of the list of ${known.en} (${member}) under agreement ${agreement}; issuer and project are the certificate's own words.`,
  zh: `出自${known.zh}（${member}）在协议 ${agreement} 下的名单；出具单位与项目名称为证明自述，未经核实。`,
});

const same = (text: string): Bilingual => ({ en: text, zh: text });

/** What the address book calls a member. */
async function issuerOf(session: Session, member: number): Promise<Bilingual> {
  const named = (await session.names()).members.find(({ number }) => number === member);
  return named === undefined ? { en: `member ${member}`, zh: `成员 ${member}` } : memberName(named);
}

/** A certificate's page. @throws CliError (mismatch) when what it shows is not what its data say. */
async function readPage(file: string): Promise<Certificate> {
  const html = await textOf(file);
  const text = certificateInPage(html);
  const altered = () =>
    mismatch(
      `${file} does not show what its data say: it was altered, or is no certificate of ours.`,
      `${file} 所示内容与其数据不符：已被改动，或并非本系统出具。`,
    );
  if (text === undefined) throw altered();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw altered();
  }
  const certificate = checked(file, certificateFile.schema, value);
  if (certificateHtml(certificate, certificateFile.write(certificate)) !== html) throw altered();
  return certificate;
}
